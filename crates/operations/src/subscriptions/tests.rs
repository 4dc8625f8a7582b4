use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{CustomerId, PlanId, SubscriptionId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::subscriptions::SubscriptionState;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Date, Instant, Interval, Zone};
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::invoices::InvoiceRow;

use super::*;
use crate::context::Context;
use crate::customers::{CreateCustomer, CustomerInput, GetCustomer};
use crate::failure::Failure;
use crate::invoices::{LinesOf, OneInvoice};
use crate::perform::Question;
use crate::resources::CreateResource;
use crate::sessions::{Arriving, EndSession, StartSession};
use crate::testing::TestHouse;

fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A moment on the wall of the house.
fn at(local: &str) -> Instant {
    Zone::named("Africa/Cairo").unwrap().instant_of(local.parse().unwrap())
}

fn customer(house: &TestHouse, name: &str) -> CustomerRow {
    let input = CustomerInput {
        name: name.into(),
        ..CustomerInput::default()
    };
    let create = CreateCustomer {
        input,
        allow_duplicate: true,
    };
    house.change(&house.staff, create).unwrap()
}

/// The plan of this length that the house began with.
fn plan(house: &TestHouse, days: i64) -> PlanView {
    let plans = house.ask(&house.staff, ListPlans { archived: false }).unwrap();
    plans.into_iter().find(|plan| plan.row.days == days).unwrap()
}

fn entry(name: &str, days: i64, price: i64) -> PlanEntry {
    PlanEntry {
        name: name.into(),
        days,
        price: money(price),
        included_minutes: None,
        hours: None,
        weekdays: Vec::new(),
        resource_kinds: Vec::new(),
    }
}

fn cash(amount: i64) -> Vec<PaymentInput> {
    vec![PaymentInput {
        tender: Tender::Cash,
        amount: money(amount),
        given: None,
        reference: None,
    }]
}

fn sell(customer: CustomerId, plan: PlanId) -> SellPlan {
    SellPlan {
        customer_id: customer,
        plan_id: plan,
        starts_on: None,
        discount: Percent::ZERO,
        payments: Vec::new(),
    }
}

fn sold(house: &TestHouse, customer: &CustomerRow, days: i64) -> SubscriptionView {
    let plan = plan(house, days);
    let sale = SellPlan {
        payments: cash(plan.row.price.minor()),
        ..sell(customer.id, plan.row.id)
    };
    house.change(&house.staff, sale).unwrap()
}

fn one(house: &TestHouse, id: SubscriptionId) -> SubscriptionView {
    house.ask(&house.staff, OneSubscription { id }).unwrap()
}

fn invoice(house: &TestHouse, of: &SubscriptionView) -> InvoiceRow {
    let id = of.row.invoice_id.unwrap();
    house.ask(&house.staff, OneInvoice { id }).unwrap().invoice
}

fn balance(house: &TestHouse, id: CustomerId) -> i64 {
    house.ask(&house.staff, GetCustomer { id }).unwrap().balance.minor()
}

fn list(house: &TestHouse, listed: Listed) -> Vec<SubscriptionId> {
    let list = ListSubscriptions {
        listed,
        within_days: None,
        search: None,
        first: None,
        after: None,
    };
    let page = house.ask(&house.staff, list).unwrap();
    page.nodes.iter().map(|view| view.row.id).collect()
}

fn type_of(house: &TestHouse, id: CustomerId) -> CustomerType {
    house.ask(&house.staff, TypeOf { customer_id: id }).unwrap()
}

fn code<T: std::fmt::Debug>(answer: Result<T, Failure>) -> String {
    match answer {
        Ok(_) => "done".into(),
        Err(failure) => failure
            .refusal()
            .map(|refusal| refusal.code.to_string())
            .unwrap_or_default(),
    }
}

/// What the doctor would find.
fn disagreements(house: &TestHouse) -> Vec<coworkflow_store::checks::Disagreement> {
    house.read(coworkflow_store::checks::plans::runs)
}

fn cancel(id: SubscriptionId) -> CancelSubscription {
    CancelSubscription {
        id,
        reason: "Moves away".into(),
        tender: None,
    }
}

fn pause(id: SubscriptionId, from: Option<&str>, until: &str) -> PauseSubscription {
    PauseSubscription {
        id,
        from_on: from.map(day),
        until_on: day(until),
    }
}

// S1
#[test]
fn a_new_house_sells_seven_fifteen_and_thirty_days() {
    let house = TestHouse::new();
    let plans = house.ask(&house.staff, ListPlans { archived: false }).unwrap();
    let figures: Vec<_> = plans
        .iter()
        .map(|plan| (plan.row.name.as_str(), plan.row.days, plan.row.price.minor()))
        .collect();
    assert_eq!(
        figures,
        [
            ("Weekly", 7, 90_000),
            ("Half-monthly", 15, 170_000),
            ("Monthly", 30, 300_000)
        ]
    );
    assert_eq!(
        plans[0].terms.access.resource_kinds,
        [ResourceKind::Seat, ResourceKind::Desk]
    );
}

// S1, M5
#[test]
fn a_sale_begins_today_and_is_billed_and_paid_in_one_go() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = sold(&house, &mona, 7);
    assert_eq!(
        (run.row.starts_on, run.row.ends_on),
        (day("2026-11-20"), day("2026-11-26"))
    );
    assert_eq!((run.state, run.days_left), (SubscriptionState::Running, 7));
    let bill = invoice(&house, &run);
    assert_eq!((bill.total, bill.paid_amount), (money(90_000), money(90_000)));
    let lines = house.ask(&house.staff, LinesOf { id: bill.id }).unwrap();
    assert_eq!(
        (lines[0].kind.name(), lines[0].description.as_str()),
        ("plan", "Weekly")
    );
    assert!(lines[0].detail.contains("from 20 November 2026 to 26 November 2026"));
    assert_eq!(house.last_event().event, "subscription.sold");
    assert_eq!(type_of(&house, mona.id), CustomerType::Weekly);
}

// S2
#[test]
fn the_same_plan_twice_queues_and_a_renewal_begins_at_the_old_end() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let first = sold(&house, &mona, 7);
    let second = sold(&house, &mona, 7);
    assert_eq!(second.row.starts_on, day("2026-11-27"));
    assert_eq!(second.state, SubscriptionState::Queued);
    let renew = RenewSubscription {
        id: first.row.id,
        discount: Percent::ZERO,
        payments: Vec::new(),
    };
    let third = house.change(&house.staff, renew.clone()).unwrap();
    assert_eq!(
        (third.row.starts_on, third.row.ends_on),
        (day("2026-12-04"), day("2026-12-10"))
    );
    assert_eq!(invoice(&house, &third).paid_amount, Money::ZERO);
    assert!(one(&house, first.row.id).renewed);
    // Long after the end, it begins today; the desk's sign-in is over by then.
    house.clock.set(at("2027-02-01T10:00:00"));
    let later = Context::system(house.tenant);
    assert_eq!(house.change(&later, renew).unwrap().row.starts_on, day("2027-02-01"));
}

// S2
#[test]
fn different_plans_run_side_by_side_and_the_better_one_for_the_customer_pays() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let hours = PlanEntry {
        included_minutes: Some(600),
        ..entry("Ten hours", 15, 60_000)
    };
    let hours = house.change(&house.manager, CreatePlan { entry: hours }).unwrap();
    let limited = house.change(&house.staff, sell(mona.id, hours.row.id)).unwrap();
    let preview = PreviewSale {
        customer_id: mona.id,
        plan_id: plan(&house, 30).row.id,
        starts_on: None,
        discount: Percent::ZERO,
    };
    let words = house.ask(&house.staff, preview).unwrap().words;
    assert_eq!(words[0], "Monthly runs from 20 November 2026 to 19 December 2026.");
    assert!(words[1].starts_with("Ten hours also runs until 4 December 2026.") && words[1].contains("Monthly pays"));
    let monthly = sold(&house, &mona, 30);
    assert_eq!(monthly.row.starts_on, day("2026-11-20"));
    assert_eq!(type_of(&house, mona.id), CustomerType::Monthly);
    let covers = covered(&house, mona.id, "2026-11-21T10:00:00", "2026-11-21T12:00:00");
    assert_eq!(covers, [(monthly.row.id, 120, None), (limited.row.id, 120, Some(600))]);
}

/// What a customer's plans pay of a stay: which, how many minutes, and what is left.
fn covered(house: &TestHouse, customer: CustomerId, from: &str, to: &str) -> Vec<(SubscriptionId, i64, Option<i64>)> {
    struct Covers(CustomerId, Interval);
    impl Question for Covers {
        type Output = Vec<(SubscriptionId, i64, Option<i64>)>;
        const NAME: &'static str = "test.covers";
        const PERMISSION: coworkflow_domain::access::Permission =
            coworkflow_domain::access::Permission::SubscriptionsRead;
        fn run(&self, work: &mut Work) -> Result<Self::Output, Failure> {
            let customer = crate::customers::known(work, self.0)?;
            Ok(covers(work, &customer, self.1)?
                .iter()
                .map(|cover| {
                    let minutes = cover.windows.iter().map(|window| window.minutes()).sum();
                    (cover.subscription_id, minutes, cover.minutes_left)
                })
                .collect())
        }
    }
    let stay = Interval::new(at(from), at(to)).unwrap();
    house.ask(&house.staff, Covers(customer, stay)).unwrap()
}

// S3
#[test]
fn a_pause_moves_the_end_and_what_follows_and_comes_back_early() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = sold(&house, &mona, 7);
    let next = sold(&house, &mona, 7);
    let preview = PreviewPause {
        id: run.row.id,
        from_on: Some(day("2026-11-22")),
        until_on: day("2026-12-02"),
    };
    let words = house.ask(&house.manager, preview).unwrap().words;
    assert!(words[0].contains("10 days") && words[1].contains("from 7 December 2026"));
    let paused = house
        .change(&house.manager, pause(run.row.id, Some("2026-11-22"), "2026-12-02"))
        .unwrap();
    assert_eq!((paused.row.ends_on, paused.days_left), (day("2026-12-06"), 7));
    assert_eq!(one(&house, next.row.id).row.starts_on, day("2026-12-07"));

    house.clock.set(at("2026-11-24T09:00:00"));
    assert_eq!(one(&house, run.row.id).state, SubscriptionState::Paused);
    assert_eq!(type_of(&house, mona.id), CustomerType::Visitor);
    assert_eq!(
        covered(&house, mona.id, "2026-11-24T10:00:00", "2026-11-24T12:00:00"),
        []
    );
    assert_eq!(list(&house, Listed::Waiting), [run.row.id, next.row.id]);

    house.clock.set(at("2026-11-25T15:00:00"));
    let back = house
        .change(&house.manager, ResumeSubscription { id: run.row.id })
        .unwrap();
    assert_eq!(
        (back.state, back.row.ends_on),
        (SubscriptionState::Running, day("2026-11-29"))
    );
    assert_eq!((back.row.paused_days, back.days_left), (3, 5));
    assert_eq!(one(&house, next.row.id).row.starts_on, day("2026-11-30"));
    // P6: the morning before the return is not paid.
    let day_of_return = covered(&house, mona.id, "2026-11-25T10:00:00", "2026-11-25T18:00:00");
    assert_eq!(day_of_return, [(run.row.id, 180, None)]);
    assert_eq!(
        code(house.change(&house.manager, ResumeSubscription { id: run.row.id })),
        "subscription.not_paused"
    );
    assert_eq!(disagreements(&house), []);
}

// S3
#[test]
fn a_pause_that_has_not_begun_is_taken_back_whole() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = sold(&house, &mona, 7);
    house
        .change(&house.manager, pause(run.row.id, Some("2026-11-24"), "2026-11-28"))
        .unwrap();
    assert_eq!(
        code(house.change(&house.manager, pause(run.row.id, None, "2026-11-22"))),
        "subscription.paused_already"
    );
    let back = house
        .change(&house.manager, ResumeSubscription { id: run.row.id })
        .unwrap();
    assert_eq!(
        (back.row.ends_on, back.row.paused_days, back.pause),
        (day("2026-11-26"), 0, None)
    );
}

// S6, M7
#[test]
fn cancelling_gives_the_unused_days_back_to_the_minor_unit() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = sold(&house, &mona, 7);
    let next = sold(&house, &mona, 7);
    house.clock.set(at("2026-11-22T10:00:00"));
    let preview = house.ask(&house.manager, PreviewCancel { id: run.row.id }).unwrap();
    // 5 of 7 days of 900.00.
    assert_eq!((preview.credited, preview.refunded), (money(64_286), money(64_286)));
    assert!(
        preview
            .words
            .iter()
            .any(|word| word.contains("EGP 257.14") && word.contains("EGP 642.86"))
    );
    let ended = house.change(&house.manager, cancel(run.row.id)).unwrap();
    assert_eq!(
        (ended.state, ended.row.ends_on),
        (SubscriptionState::Cancelled, day("2026-11-21"))
    );
    let bill = invoice(&house, &run);
    assert_eq!(
        (bill.credited_amount, bill.refunded_amount),
        (money(64_286), money(64_286))
    );
    // What was queued behind it moves up to today.
    let next = one(&house, next.row.id);
    assert_eq!(
        (next.row.starts_on, next.state),
        (day("2026-11-22"), SubscriptionState::Running)
    );
    assert_eq!(
        code(house.change(&house.manager, cancel(run.row.id))),
        "subscription.ended"
    );
    assert_eq!(list(&house, Listed::Ended), [run.row.id]);
    assert_eq!(disagreements(&house), []);
}

// S6, M7
#[test]
fn cancelling_what_was_not_paid_lowers_what_is_owed() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = house
        .change(&house.staff, sell(mona.id, plan(&house, 7).row.id))
        .unwrap();
    let preview = house.ask(&house.manager, PreviewCancel { id: run.row.id }).unwrap();
    assert_eq!((preview.credited, preview.refunded), (money(90_000), Money::ZERO));
    let ended = house.change(&house.manager, cancel(run.row.id)).unwrap();
    assert!(ended.row.ends_on < ended.row.starts_on);
    assert_eq!(invoice(&house, &run).credited_amount, money(90_000));
    assert_eq!(type_of(&house, mona.id), CustomerType::Visitor);
    // Its days are free again.
    assert_eq!(sold(&house, &mona, 7).row.starts_on, day("2026-11-20"));
}

// S6
#[test]
fn another_plan_takes_over_and_is_paid_by_what_was_not_used() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let weekly = sold(&house, &mona, 7);
    let queued = sold(&house, &mona, 7);
    house.clock.set(at("2026-11-22T10:00:00"));
    let monthly = plan(&house, 30).row.id;
    let preview = PreviewChange {
        id: weekly.row.id,
        plan_id: monthly,
        discount: Percent::ZERO,
    };
    let preview = house.ask(&house.manager, preview).unwrap();
    assert_eq!((preview.refunded, preview.to_pay), (money(64_286), money(235_714)));
    let change = ChangeSubscription {
        id: weekly.row.id,
        plan_id: monthly,
        discount: Percent::ZERO,
        payments: cash(235_714),
    };
    let new = house.change(&house.manager, change.clone()).unwrap();
    assert_eq!(
        (new.row.starts_on, new.row.ends_on),
        (day("2026-11-22"), day("2026-12-21"))
    );
    let bill = invoice(&house, &new);
    assert_eq!((bill.total, bill.paid_amount), (money(300_000), money(300_000)));
    assert_eq!(balance(&house, mona.id), 0);
    assert_eq!(one(&house, queued.row.id).row.starts_on, day("2026-12-22"));
    assert_eq!(type_of(&house, mona.id), CustomerType::Monthly);
    let same = ChangeSubscription {
        id: new.row.id,
        ..change
    };
    assert_eq!(code(house.change(&house.manager, same)), "subscription.same_plan");
}

// S6, M9
#[test]
fn a_cheaper_plan_leaves_the_rest_on_the_balance() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let monthly = sold(&house, &mona, 30);
    let change = ChangeSubscription {
        id: monthly.row.id,
        plan_id: plan(&house, 7).row.id,
        discount: Percent::ZERO,
        payments: Vec::new(),
    };
    let weekly = house.change(&house.manager, change).unwrap();
    assert_eq!(invoice(&house, &weekly).paid_amount, money(90_000));
    assert_eq!(balance(&house, mona.id), 210_000);
}

fn seat(house: &TestHouse) -> coworkflow_domain::ids::ResourceId {
    let create = CreateResource {
        name: "A1".into(),
        resource_type: ResourceKind::Seat,
        rate_per_hour: money(3_000),
        capacity: Some(1),
        position: None,
        arrangement: None,
    };
    house.change(&house.manager, create).unwrap().row.id
}

fn sit(
    house: &TestHouse,
    customer: &CustomerRow,
    seat: coworkflow_domain::ids::ResourceId,
) -> crate::sessions::SessionView {
    let start = StartSession {
        customer: Arriving::Known(customer.id),
        resource_id: seat,
        note: String::new(),
    };
    house.change(&house.staff, start).unwrap()
}

fn leave(house: &TestHouse, session: &crate::sessions::SessionView) -> InvoiceRow {
    let end = EndSession {
        session_id: session.session.id,
        ended_at: None,
        discount: Percent::ZERO,
        coupon: None,
        payments: Vec::new(),
    };
    house.change(&house.staff, end).unwrap().invoice
}

// S4, S5
#[test]
fn a_stay_draws_on_the_allowance_and_the_rest_is_billed() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let place = seat(&house);
    let hours = PlanEntry {
        included_minutes: Some(90),
        ..entry("Ninety minutes", 15, 60_000)
    };
    let hours = house.change(&house.manager, CreatePlan { entry: hours }).unwrap();
    let run = house.change(&house.staff, sell(mona.id, hours.row.id)).unwrap();
    let session = sit(&house, &mona, place);
    house.clock.advance_minutes(60);
    assert_eq!(leave(&house, &session).total, Money::ZERO);
    assert_eq!(one(&house, run.row.id).minutes_left, Some(30));
    let session = sit(&house, &mona, place);
    house.clock.advance_minutes(60);
    assert_eq!(leave(&house, &session).total, money(1_500));
    let run = one(&house, run.row.id);
    assert_eq!((run.minutes_left, run.row.drawn_minutes), (Some(0), 90));
    assert_eq!(disagreements(&house), []);
    // S6: all its minutes are used, so nothing of it goes back.
    let preview = house.ask(&house.manager, PreviewCancel { id: run.row.id }).unwrap();
    assert_eq!(preview.credited, Money::ZERO);
}

// S4
#[test]
fn a_stay_that_outlives_its_plan_is_paid_until_midnight() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let place = seat(&house);
    let run = sold(&house, &mona, 7);
    house.clock.set(at("2026-11-26T22:00:00"));
    let session = sit(&house, &mona, place);
    house.clock.set(at("2026-11-27T00:30:00"));
    let bill = leave(&house, &session);
    assert_eq!(bill.total, money(1_500));
    assert_eq!(one(&house, run.row.id).row.drawn_minutes, 120);
    let lines = house.ask(&house.staff, LinesOf { id: bill.id }).unwrap();
    let parts: Vec<_> = lines.iter().map(|line| (line.quantity, line.amount.minor())).collect();
    assert_eq!(parts, [(120, 0), (30, 1_500)]);
}

// P6
#[test]
fn what_was_used_today_is_not_taken_back() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let place = seat(&house);
    let run = sold(&house, &mona, 7);
    let session = sit(&house, &mona, place);
    house.clock.advance_minutes(30);
    let today = pause(run.row.id, Some("2026-11-20"), "2026-11-25");
    assert_eq!(
        code(house.change(&house.manager, today.clone())),
        "subscription.pause_too_early"
    );
    leave(&house, &session);
    assert_eq!(
        code(house.change(&house.manager, today)),
        "subscription.pause_too_early"
    );
    let ended = house.change(&house.manager, cancel(run.row.id)).unwrap();
    assert_eq!(
        (ended.row.ends_on, ended.state),
        (day("2026-11-20"), SubscriptionState::Running)
    );
    assert_eq!(invoice(&house, &run).credited_amount, money(77_143));
}

// S7
#[test]
fn the_type_of_a_customer_follows_the_calendar() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    assert_eq!(type_of(&house, mona.id), CustomerType::Visitor);
    sold(&house, &mona, 7);
    let later = SellPlan {
        starts_on: Some(day("2026-11-28")),
        ..sell(mona.id, plan(&house, 15).row.id)
    };
    house.change(&house.staff, later).unwrap();
    for (moment, expected) in [
        ("2026-11-26T23:59:59", CustomerType::Weekly),
        ("2026-11-27T00:00:00", CustomerType::Visitor),
        ("2026-11-28T00:00:00", CustomerType::HalfMonthly),
        ("2026-12-12T23:00:00", CustomerType::HalfMonthly),
        ("2026-12-13T00:00:00", CustomerType::Visitor),
    ] {
        house.clock.set(at(moment));
        assert_eq!(type_of(&house, mona.id), expected, "{moment}");
    }
}

#[test]
fn lists_say_who_runs_who_ends_soon_and_who_waits() {
    let house = TestHouse::new();
    let people: Vec<_> = ["Mona Adel", "Omar Hegazy", "Nour Fathy"]
        .iter()
        .map(|name| customer(&house, name))
        .collect();
    let weekly = sold(&house, &people[0], 7).row.id;
    let monthly = sold(&house, &people[1], 30).row.id;
    let renewed = sold(&house, &people[2], 7).row.id;
    let queued = sold(&house, &people[2], 7).row.id;
    assert_eq!(list(&house, Listed::Running), [weekly, renewed, monthly]);
    assert_eq!(list(&house, Listed::Waiting), [queued]);
    house.clock.set(at("2026-11-25T10:00:00"));
    assert_eq!(
        list(&house, Listed::Expiring),
        [weekly],
        "who renewed needs no reminder"
    );
    assert!(one(&house, weekly).expiring && !one(&house, renewed).expiring);
    let mut search = ListSubscriptions {
        listed: Listed::Live,
        within_days: None,
        search: Some("نور".into()),
        first: Some(1),
        after: None,
    };
    assert!(house.ask(&house.staff, search.clone()).unwrap().nodes.is_empty());
    search.search = Some("fathy nour".into());
    let page = house.ask(&house.staff, search.clone()).unwrap();
    assert_eq!((page.nodes[0].row.id, page.has_more), (renewed, true));
    search.after = page.end_cursor;
    let page = house.ask(&house.staff, search).unwrap();
    assert_eq!((page.nodes[0].row.id, page.has_more), (queued, false));
    let reminder = house.ask(&house.staff, RemindOf { id: weekly }).unwrap();
    assert!(reminder.en.contains("Mona Adel") && reminder.en.contains("ends tomorrow"));
    let of = SubscriptionsOf {
        customer_id: people[2].id,
        first: None,
        after: None,
    };
    let of = house.ask(&house.staff, of).unwrap();
    assert_eq!(
        of.nodes.iter().map(|view| view.row.id).collect::<Vec<_>>(),
        [queued, renewed]
    );
    let running = house
        .ask(
            &house.staff,
            RunningPlanOf {
                customer_id: people[2].id,
            },
        )
        .unwrap();
    assert_eq!(running.map(|view| view.row.id), Some(renewed));
}

// P6
#[test]
fn changing_a_plan_reprices_nothing_that_was_sold() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = sold(&house, &mona, 7);
    let weekly = plan(&house, 7);
    assert_eq!(weekly.live_runs, 1);
    let change = ChangePlan {
        id: weekly.row.id,
        version: weekly.row.version,
        entry: entry("Week", 6, 80_000),
    };
    let changed = house.change(&house.owner, change.clone()).unwrap();
    assert_eq!((changed.row.price, changed.row.version), (money(80_000), 2));
    assert_eq!(code(house.change(&house.manager, change)), "stale");
    let kept = one(&house, run.row.id).row;
    assert_eq!(
        (kept.price, kept.days, kept.plan_name.as_str()),
        (money(90_000), 7, "Weekly")
    );
    let renew = RenewSubscription {
        id: run.row.id,
        discount: Percent::ZERO,
        payments: Vec::new(),
    };
    let next = house.change(&house.staff, renew.clone()).unwrap();
    assert_eq!((next.row.price, next.row.days), (money(80_000), 6));
    house.change(&house.manager, ArchivePlan { id: weekly.row.id }).unwrap();
    assert_eq!(code(house.change(&house.staff, renew)), "subscription.plan_archived");
    let twin = CreatePlan {
        entry: entry("Week", 7, 1),
    };
    house.change(&house.manager, twin).unwrap();
    assert_eq!(
        code(house.change(&house.manager, RestorePlan { id: weekly.row.id })),
        "subscription.name_taken"
    );
}

// S2
#[test]
fn two_tills_that_sell_the_same_plan_at_once_never_overlap() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let weekly = plan(&house, 7).row.id;
    let sales: Vec<_> = std::thread::scope(|threads| {
        let till = |_| threads.spawn(|| house.change(&house.staff, sell(mona.id, weekly)).unwrap().row);
        let tills: Vec<_> = (0..12).map(till).collect();
        tills.into_iter().map(|till| till.join().unwrap()).collect()
    });
    let mut starts: Vec<_> = sales.iter().map(|row| row.starts_on).collect();
    starts.sort();
    for pair in starts.windows(2) {
        assert_eq!(coworkflow_domain::subscriptions::days_from(pair[0], pair[1]), 7);
    }
}

// S2
#[test]
fn the_database_itself_refuses_two_runs_of_one_plan_on_one_day() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = sold(&house, &mona, 7).row;
    let twin = coworkflow_store::subscriptions::SubscriptionRow {
        id: SubscriptionId::from_uuid(uuid::Uuid::from_u128(9)),
        starts_on: run.ends_on,
        ends_on: coworkflow_domain::subscriptions::later(run.ends_on, 6),
        ..run
    };
    let refused = house.services.store.write(house.tenant, move |tx| {
        coworkflow_store::subscriptions::insert(tx, &twin)
    });
    assert!(refused.wait().unwrap_err().is_constraint("subscriptions_no_overlap"));
}

// A2
#[test]
fn the_desk_sells_and_a_manager_takes_back() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = sold(&house, &mona, 7).row.id;
    let staff = &house.staff;
    let new = CreatePlan {
        entry: entry("Evenings", 30, 1),
    };
    assert_eq!(code(house.change(staff, new)), "forbidden");
    assert_eq!(code(house.change(staff, cancel(run))), "forbidden");
    assert_eq!(code(house.change(staff, pause(run, None, "2026-11-22"))), "forbidden");
    let cheap = SellPlan {
        discount: Percent::from_basis_points(1_000).unwrap(),
        ..sell(mona.id, plan(&house, 7).row.id)
    };
    assert_eq!(code(house.change(staff, cheap.clone())), "forbidden");
    assert_eq!(
        invoice(&house, &house.change(&house.manager, cheap).unwrap()).total,
        money(81_000)
    );
}

// M12
#[test]
fn one_sale_under_one_key_however_often_it_is_sent() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let sale = sell(mona.id, plan(&house, 7).row.id);
    let sent = |house: &TestHouse| {
        house
            .change_with_key(&house.staff, sale.clone(), "till-1")
            .unwrap()
            .row
            .id
    };
    assert_eq!(sent(&house), sent(&house));
    assert_eq!(list(&house, Listed::Live).len(), 1);
}

#[test]
fn nasty_days_are_refused_by_their_field() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let weekly = plan(&house, 7).row.id;
    let run = sold(&house, &mona, 7).row.id;
    let starting = |on: &str| SellPlan {
        starts_on: Some(day(on)),
        ..sell(mona.id, weekly)
    };
    assert_eq!(
        code(house.change(&house.staff, starting("2026-11-19"))),
        "subscription.starts_in_the_past"
    );
    assert_eq!(
        code(house.change(&house.staff, starting("9999-12-31"))),
        "subscription.starts_too_late"
    );
    assert_eq!(
        code(house.change(&house.staff, starting("0001-01-01"))),
        "subscription.starts_in_the_past"
    );
    for until in ["2026-11-20", "2027-11-20", "9999-12-31", "0001-01-01"] {
        assert_eq!(
            code(house.change(&house.manager, pause(run, None, until))),
            "subscription.odd_pause"
        );
    }
    let nobody = SubscriptionId::from_uuid(uuid::Uuid::from_u128(404));
    assert_eq!(code(house.change(&house.manager, cancel(nobody))), "not_found");
    assert_eq!(
        code(house.ask(&house.staff, OneSubscription { id: nobody })),
        "not_found"
    );
    assert_eq!(list(&house, Listed::Live), [run]);
}

#[test]
fn what_would_happen_reads_in_arabic_too() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let run = sold(&house, &mona, 7);
    let arabic = Context {
        lang: Lang::Ar,
        ..house.manager.clone()
    };
    let words = house.ask(&arabic, PreviewCancel { id: run.row.id }).unwrap().words;
    assert!(
        words.iter().all(|word| word.chars().any(|c| ('ء'..='ي').contains(&c))),
        "{words:?}"
    );
}

#[test]
fn who_has_a_plan_is_not_put_away() {
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    sold(&house, &mona, 7);
    let archive = crate::customers::ArchiveCustomer { id: mona.id };
    assert_eq!(code(house.change(&house.manager, archive.clone())), "customer.has_plan");
    house.clock.set(at("2026-11-27T10:00:00"));
    assert_eq!(code(house.change(&house.manager, archive)), "done");
    let weekly = plan(&house, 7).row.id;
    assert_eq!(
        code(house.change(&house.staff, sell(mona.id, weekly))),
        "customer.archived"
    );
}

// S5
#[test]
fn a_run_that_began_elsewhere_goes_on_with_what_is_left_of_it() {
    struct TakeOver(CustomerId, PlanId);
    impl crate::perform::Change for TakeOver {
        type Output = SubscriptionId;
        const NAME: &'static str = "test.take_over";
        const PERMISSION: coworkflow_domain::access::Permission =
            coworkflow_domain::access::Permission::SubscriptionsSell;
        fn run(&self, work: &mut Work) -> Result<SubscriptionId, Failure> {
            let customer = crate::customers::known(work, self.0)?;
            let plan = plans::on_sale(work, self.1)?;
            Ok(take_over(work, &customer, &plan, day("2026-11-25"), 100)?.id)
        }
    }
    impl serde::Serialize for TakeOver {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_none()
        }
    }
    let house = TestHouse::new();
    let mona = customer(&house, "Mona Adel");
    let hours = PlanEntry {
        included_minutes: Some(600),
        ..entry("Ten hours", 15, 60_000)
    };
    let hours = house.change(&house.manager, CreatePlan { entry: hours }).unwrap();
    let id = house.change(&house.manager, TakeOver(mona.id, hours.row.id)).unwrap();
    let run = one(&house, id);
    assert_eq!(
        (run.row.starts_on, run.days_left, run.minutes_left),
        (day("2026-11-11"), 6, Some(500))
    );
    assert_eq!(run.state, SubscriptionState::Running);
    let preview = house.ask(&house.manager, PreviewCancel { id }).unwrap();
    assert_eq!(preview.credited, Money::ZERO);
    assert_eq!(disagreements(&house), []);
}
