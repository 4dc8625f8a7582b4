use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_domain::resources::ResourceKind;

use super::*;
use crate::Failure;
use crate::context::Context;
use crate::customers::{CreateCustomer, CustomerInput, TopUp};
use crate::inventory::CreateItem;
use crate::invoices::{InvoiceView, IssueCreditNote, PayInvoice, Refund};
use crate::resources::CreateResource;
use crate::sessions::{Arriving, Consume, EndSession, SessionView, StartSession};
use crate::testing::TestHouse;

fn egp(pounds: i64) -> Money {
    Money::from_minor(pounds * 100)
}

/// The program itself: a test of several days outlasts every sign-in.
fn program(house: &TestHouse) -> Context {
    Context::system(house.tenant)
}

fn seat(house: &TestHouse) -> CreateResource {
    let name = format!("Seat {}", house.now().as_millis());
    CreateResource {
        name,
        resource_type: ResourceKind::Seat,
        rate_per_hour: egp(60),
        capacity: None,
        position: None,
        arrangement: None,
    }
}

fn sits_down(house: &TestHouse, name: &str) -> SessionView {
    let resource_id = house.change(&program(house), seat(house)).unwrap().row.id;
    let input = CustomerInput {
        name: name.into(),
        ..CustomerInput::default()
    };
    let customer = Arriving::New(CreateCustomer {
        input,
        allow_duplicate: false,
    });
    house
        .change(
            &program(house),
            StartSession {
                customer,
                resource_id,
                note: String::new(),
            },
        )
        .unwrap()
}

fn leaves(house: &TestHouse, session: &SessionView, discount: i64, payments: Vec<PaymentInput>) -> InvoiceView {
    let discount = Percent::from_basis_points(discount).unwrap();
    let end = EndSession {
        session_id: session.session.id,
        ended_at: None,
        discount,
        coupon: None,
        payments,
    };
    house.change(&program(house), end).unwrap()
}

fn pays(tender: Tender, amount: Money) -> PaymentInput {
    let reference = tender.needs_reference().then(|| "REF-77".to_owned());
    PaymentInput {
        tender,
        amount,
        given: None,
        reference,
    }
}

fn day(house: &TestHouse, date: Option<&str>) -> DayFigures {
    let date = date.map(|date| date.parse().unwrap());
    house.ask(&program(house), DayOverview { date }).unwrap()
}

fn received(day: &DayFigures, tender: Tender) -> Money {
    day.received
        .iter()
        .find(|(with, _)| *with == tender)
        .map_or(Money::ZERO, |(_, amount)| *amount)
}

// T6
#[test]
fn what_happens_before_the_cut_off_belongs_to_the_evening_before() {
    let house = TestHouse::new();
    // 10:00 on the 20th; the guest stays until 04:59 and another comes at 05:00.
    let session = sits_down(&house, "ندى حسن");
    house.clock.advance_minutes(18 * 60 + 59);
    leaves(&house, &session, 0, vec![]);
    house.clock.advance_minutes(1);
    let early = sits_down(&house, "Youssef Kamal");
    house.clock.advance_minutes(60);
    leaves(&house, &early, 0, vec![]);
    let friday = day(&house, Some("2026-11-20"));
    assert_eq!((friday.revenue, friday.invoices), (egp(1_139), 1));
    assert_eq!(
        (friday.sessions_started, friday.sessions_ended, friday.new_customers),
        (1, 1, 1)
    );
    let saturday = day(&house, None);
    assert_eq!(saturday.date.to_string(), "2026-11-21");
    assert_eq!((saturday.revenue, saturday.invoices), (egp(60), 1));
    assert_eq!(
        (
            saturday.sessions_started,
            saturday.sessions_ended,
            saturday.new_customers
        ),
        (1, 1, 1)
    );
    let other = day(&house, Some("2026-11-19"));
    assert_eq!(
        (other.revenue, other.sessions_started, other.received),
        (Money::ZERO, 0, vec![])
    );
}

// M7, M9; T6
#[test]
fn a_day_adds_up_to_the_piastre() {
    let house = TestHouse::new();
    let item = CreateItem {
        name: "ساندوتش جبنة".into(),
        category: ItemCategory::Meal,
        price: egp(40),
        category_id: None,
        cost: None,
        min_stock: 0,
        quantity: 9,
    };
    let sandwich = house.change(&house.owner, item).unwrap().id;
    let session = sits_down(&house, "Karim Lotfy");
    let customer = session.customer.id;
    house
        .change(
            &program(&house),
            Consume {
                session_id: session.session.id,
                item_id: sandwich,
                quantity: 2,
                expected_price: None,
            },
        )
        .unwrap();
    house.clock.advance_minutes(60);
    // 60 for the hour and 80 for two sandwiches, less 10 %: 126. He pays 100 and owes 26.
    let paid = vec![pays(Tender::Cash, egp(60)), pays(Tender::Instapay, egp(40))];
    let invoice = leaves(&house, &session, 1_000, paid);
    let now = day(&house, None);
    assert_eq!(
        (now.revenue, now.time_revenue, now.item_revenue),
        (egp(126), egp(54), egp(72))
    );
    assert_eq!((now.discounts, now.owed, now.credited), (egp(14), egp(26), Money::ZERO));
    assert_eq!(
        (received(&now, Tender::Cash), received(&now, Tender::Instapay)),
        (egp(60), egp(40))
    );
    assert_eq!((now.received_total, now.topped_up), (egp(100), Money::ZERO));

    let (id, invoice_id) = (customer, invoice.invoice.id);
    let top_up = TopUp {
        id,
        amount: egp(50),
        tender: Tender::Card,
        reference: None,
        note: None,
    };
    house.change(&program(&house), top_up).unwrap();
    let rest = vec![pays(Tender::Balance, egp(26))];
    house
        .change(
            &program(&house),
            PayInvoice {
                invoice_id,
                payments: rest,
            },
        )
        .unwrap();
    let now = day(&house, None);
    assert_eq!(
        (now.owed, now.topped_up, received(&now, Tender::Balance)),
        (Money::ZERO, egp(50), egp(26))
    );
    assert_eq!(received(&now, Tender::Card), Money::ZERO, "a top-up pays no invoice");

    // The next day everything is taken back: that day's figures, not those of the day before.
    house.clock.advance_minutes(24 * 60);
    let reason = "الزبون لم يكن راضيًا".to_owned();
    let credit = IssueCreditNote {
        restock: vec![],
        invoice_id,
        lines: None,
        reason,
        tender: Some(Tender::Cash),
    };
    house.change(&program(&house), credit).unwrap();
    let before = day(&house, Some("2026-11-20"));
    // M9: what was paid from the balance had come in before.
    assert_eq!((before.revenue, before.received_total), (egp(126), egp(100)));
    let after = day(&house, None);
    assert_eq!(
        (after.revenue, after.time_revenue, after.item_revenue),
        (egp(-126), egp(-54), egp(-72))
    );
    assert_eq!((after.credited, after.invoices), (egp(126), 0));
    assert_eq!(
        (received(&after, Tender::Cash), after.received_total),
        (egp(-126), egp(-126))
    );
}

// M7
#[test]
fn money_given_back_without_a_credit_is_owed_again() {
    let house = TestHouse::new();
    let session = sits_down(&house, "Mona Adel");
    house.clock.advance_minutes(60);
    let invoice = leaves(&house, &session, 0, vec![pays(Tender::Card, egp(60))]);
    let reason = "paid twice".to_owned();
    let refund = Refund {
        invoice_id: invoice.invoice.id,
        amount: egp(20),
        tender: None,
        reason,
    };
    house.change(&program(&house), refund).unwrap();
    let now = day(&house, None);
    assert_eq!((now.revenue, now.owed), (egp(60), egp(20)));
    assert_eq!((received(&now, Tender::Card), now.received_total), (egp(40), egp(40)));
}

// A2
#[test]
fn past_figures_are_not_for_the_desk() {
    let house = TestHouse::new();
    let code = |answer: Result<DayFigures, Failure>| answer.unwrap_err().refusal().unwrap().code.to_string();
    assert_eq!(code(house.ask(&house.staff, DayOverview { date: None })), "forbidden");
    assert!(house.ask(&house.manager, DayOverview { date: None }).is_ok());
}
