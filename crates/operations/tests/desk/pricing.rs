//! Rules, plans and coupons at the desk.

use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{ItemId, SessionId};
use coworkflow_domain::inventory::ItemCategory;
use coworkflow_domain::money::Percent;
use coworkflow_domain::pricing::{Band, CouponOff, Dates, Effect, Scope, WhyNot};
use coworkflow_domain::time::LocalTime;
use coworkflow_operations::Failure;
use coworkflow_operations::invoices::InvoiceView;
use coworkflow_operations::pricing::{
    ArchivePriceRule, ChangePriceRule, CouponEntry, CreateCoupon, CreatePriceRule, DraftChange, ItemPrices,
    PriceWhatIf, RuleEntry,
};
use coworkflow_operations::sessions::{Checkout, Consume, EndSession};
use coworkflow_store::pricing::{CouponRow, PriceRuleRow};

use crate::support::{Desk, cash, code, money};

fn entry(name: &str, scope: Scope, effect: Effect) -> RuleEntry {
    RuleEntry {
        name: name.into(),
        scope,
        effect,
    }
}

impl Desk {
    fn rule(&self, name: &str, scope: Scope, effect: Effect) -> PriceRuleRow {
        let entry = entry(name, scope, effect);
        self.house
            .change(&self.house.owner, CreatePriceRule { entry })
            .expect("a rule")
    }

    fn coupon(&self, entry: CouponEntry) -> CouponRow {
        self.house
            .change(&self.house.owner, CreateCoupon { entry })
            .expect("a coupon")
    }

    fn ends_with(&self, session_id: SessionId, coupon: &str) -> Result<InvoiceView, Failure> {
        let end = EndSession {
            session_id,
            ended_at: None,
            discount: Percent::ZERO,
            coupon: Some(coupon.into()),
            payments: vec![],
        };
        self.house.change(&self.who, end)
    }

    fn price_now(&self, item: ItemId) -> i64 {
        let question = ItemPrices {
            customer_id: None,
            items: vec![item],
        };
        let prices = self.house.ask(&self.who, question).unwrap();
        prices.first().unwrap().quote.price.minor()
    }
}

fn rate(price: i64) -> Effect {
    Effect::HourlyRate { price: money(price) }
}

fn from_hour(from: i8, until: i8) -> Scope {
    Scope {
        band: Some(Band {
            from: LocalTime::new(from, 0, 0, 0).unwrap(),
            until: LocalTime::new(until, 0, 0, 0).unwrap(),
        }),
        ..Scope::default()
    }
}

// P6
#[test]
fn a_changed_rule_reprices_nothing_that_exists() {
    let desk = Desk::open();
    let rule = desk.rule("Opening week", Scope::default(), rate(1_000));
    let (ended, running) = (desk.seat("A1", 3_000), desk.seat("A2", 3_000));
    let mona = desk.customer("Mona");
    let ended = desk.starts(mona, ended).unwrap().session.id;
    let running = desk.starts(desk.customer("Karim"), running).unwrap().session.id;
    desk.house.clock.advance_minutes(60);
    let billed = desk.ends(ended, 0, vec![cash(1_000)]).unwrap();
    assert_eq!(billed.invoice.total, money(1_000));
    let bill = desk.sees(ended).quote;

    let change = ChangePriceRule {
        id: rule.id,
        version: 1,
        entry: entry("Opening week", Scope::default(), rate(9_000)),
    };
    desk.house.change(&desk.house.owner, change).unwrap();
    assert_eq!(
        desk.sees(running).quote.total,
        money(1_000),
        "it began under the old rule"
    );
    desk.house
        .change(&desk.house.owner, ArchivePriceRule { id: rule.id })
        .unwrap();
    assert_eq!(desk.sees(running).quote.total, money(1_000));
    // Moving to another place keeps the rules of check-in.
    desk.moves(running, desk.seat("A3", 5_000)).unwrap();
    desk.house.clock.advance_minutes(60);
    let quote = desk.sees(running).quote;
    assert_eq!(quote.total, money(2_000));
    let applied = &quote.lines.first().unwrap().applied;
    assert_eq!(
        applied.first().map(|applied| (applied.rule.id, applied.rule.version)),
        Some((rule.id, 1))
    );
    assert_eq!(desk.ends(running, 0, vec![]).unwrap().invoice.total, money(2_000));

    assert_eq!(desk.sees(ended).quote, bill);
    assert_eq!(desk.invoice(billed.invoice.id).invoice.total, money(1_000));
    let new = desk.starts(mona, desk.seat("A4", 3_000)).unwrap().session.id;
    desk.house.clock.advance_minutes(60);
    assert_eq!(desk.sees(new).quote.total, money(3_000));
    desk.is_sound();
}

// P1, P3
#[test]
fn the_house_the_sheet_the_checkout_and_the_invoice_say_the_same() {
    let desk = Desk::open();
    desk.rule("Day cap", Scope::default(), Effect::DailyCap { price: money(7_000) });
    desk.rule("Evening", from_hour(14, 20), rate(6_000));
    let session = desk
        .starts(desk.customer("Mona"), desk.seat("A1", 3_000))
        .unwrap()
        .session
        .id;
    desk.house.clock.advance_minutes(180);
    let sheet = desk.sees(session);
    let checkout = Checkout {
        session_id: session,
        ended_at: None,
        discount: Percent::ZERO,
        coupon: None,
    };
    let bill = desk.house.ask(&desk.who, checkout).unwrap();
    assert_eq!((sheet.quote.total, &bill.quote), (bill.totals.total, &sheet.quote));
    let house = desk
        .house
        .ask(
            &desk.who,
            coworkflow_operations::house::HouseNow {
                with_day: false,
                with_low_stock: false,
            },
        )
        .unwrap();
    let shown = house.places.iter().find_map(|place| place.session.as_ref()).unwrap();
    assert_eq!((shown.quote.total, shown.running), (sheet.quote.total, sheet.running));
    let invoice = desk.ends(session, 0, vec![]).unwrap().invoice;
    assert_eq!(invoice.total, sheet.quote.total);
    let kept = desk.sees(session);
    assert_eq!(kept.quote, sheet.quote);
    assert!(kept.running.is_none());
    // Every rule is told in every line.
    assert!(
        kept.quote
            .lines
            .iter()
            .all(|line| line.applied.len() + line.passed_over.len() == 2)
    );
}

// P7
#[test]
fn a_happy_hour_coffee_costs_what_is_shown_and_says_why() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 20);
    // The test begins at noon in Cairo.
    let noon = from_hour(12, 13);
    let happy = Scope {
        item_categories: vec![ItemCategory::Beverage],
        ..noon
    };
    desk.rule("Happy hour", happy, Effect::ItemPrice { price: money(1_500) });
    let zone = coworkflow_domain::time::Zone::named("Africa/Cairo").unwrap();
    let noon = zone.instant_of(zone.date(desk.house.now()).at(12, 30, 0, 0));
    desk.house.clock.set(noon);
    let session = desk
        .starts(desk.customer("Mona"), desk.seat("A1", 0))
        .unwrap()
        .session
        .id;
    assert_eq!(desk.price_now(coffee), 1_500);
    let sold = desk.serves(session, coffee, 2).unwrap();
    assert_eq!(sold.price_at_consumption, money(1_500));
    assert!(
        sold.price_reasons
            .as_deref()
            .is_some_and(|why| why.contains("Happy hour"))
    );

    desk.house.clock.advance_minutes(31);
    assert_eq!(desk.price_now(coffee), 2_500);
    let as_shown = Consume {
        session_id: session,
        item_id: coffee,
        quantity: 1,
        expected_price: Some(money(1_500)),
    };
    let refused = desk.house.change(&desk.who, as_shown.clone()).unwrap_err();
    let refusal = refused.refusal().unwrap();
    assert_eq!(
        (refusal.code.as_ref(), refusal.data["price"].as_i64()),
        ("pricing.price_changed", Some(2_500))
    );
    assert_eq!(desk.stock(coffee), 18, "nothing was sold");
    let now = Consume {
        expected_price: Some(money(2_500)),
        ..as_shown
    };
    desk.house.change(&desk.who, now).unwrap();
    let invoice = desk.ends(session, 0, vec![]).unwrap().invoice;
    assert_eq!(invoice.total, money(5_500));
    desk.is_sound();
}

// P7
#[test]
fn the_last_pieces_cost_less() {
    let desk = Desk::open();
    let cake = desk.item("Basbousa", 4_000, 4);
    let last = Scope {
        items: vec![cake],
        stock_below: Some(3),
        ..Scope::default()
    };
    let half = Effect::ItemPercentOff {
        percent: Percent::from_basis_points(5_000).unwrap(),
    };
    desk.rule("Last pieces", last, half);
    let session = desk
        .starts(desk.customer("Mona"), desk.seat("A1", 0))
        .unwrap()
        .session
        .id;
    assert_eq!(
        desk.serves(session, cake, 2).unwrap().price_at_consumption,
        money(4_000)
    );
    assert_eq!(
        desk.serves(session, cake, 1).unwrap().price_at_consumption,
        money(2_000)
    );
}

fn tenth(max_uses: Option<i64>, max_per_customer: Option<i64>) -> CouponEntry {
    CouponEntry {
        code: "SPRING".into(),
        off: CouponOff::Percent {
            percent: Percent::from_basis_points(1_000).unwrap(),
        },
        dates: Dates::default(),
        max_uses,
        max_per_customer,
    }
}

// M4
#[test]
fn a_coupon_comes_off_the_bill_as_often_as_it_may() {
    let desk = Desk::open();
    desk.coupon(tenth(Some(2), Some(1)));
    let (mona, karim, yara) = (desk.customer("Mona"), desk.customer("Karim"), desk.customer("Yara"));
    let stay = |name: &str, customer| {
        let session = desk.starts(customer, desk.seat(name, 3_000)).unwrap().session.id;
        desk.house.clock.advance_minutes(60);
        session
    };
    let first = desk.ends_with(stay("A1", mona), " spring ").unwrap().invoice;
    assert_eq!(
        (first.coupon_code.as_deref(), first.coupon_amount),
        (Some("SPRING"), money(300))
    );
    assert_eq!((first.discount_amount, first.total), (money(300), money(2_700)));
    let again = stay("A2", mona);
    assert_eq!(code(desk.ends_with(again, "SPRING")), "coupon.used_by_customer");
    assert!(desk.sees(again).session.ended_at.is_none(), "the stay goes on");
    assert_eq!(code(desk.ends_with(again, "AUTUMN")), "coupon.unknown");
    desk.ends_with(stay("A3", karim), "SPRING").unwrap();
    assert_eq!(code(desk.ends_with(stay("A4", yara), "SPRING")), "coupon.used_up");
    desk.is_sound();
}

// M4, M12: of twenty tills that use the last coupon at once, one does, and nineteen stays go on.
#[test]
fn the_last_coupon_is_used_once_whoever_is_first() {
    let desk = Desk::open();
    desk.coupon(tenth(Some(1), None));
    let stays: Vec<SessionId> = (0..20)
        .map(|number| {
            let customer = desk.customer(&format!("Guest {number}"));
            let seat = desk.seat(&format!("S{number}"), 3_000);
            desk.starts(customer, seat).unwrap().session.id
        })
        .collect();
    desk.house.clock.advance_minutes(60);
    let answers: Vec<Result<InvoiceView, Failure>> = std::thread::scope(|scope| {
        let tills: Vec<_> = stays
            .iter()
            .map(|&stay| {
                let desk = &desk;
                scope.spawn(move || desk.ends_with(stay, "SPRING"))
            })
            .collect();
        tills.into_iter().map(|till| till.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert!(
        answers
            .into_iter()
            .filter(Result::is_err)
            .all(|answer| code(answer) == "coupon.used_up")
    );
    assert_eq!(
        stays
            .iter()
            .filter(|&&stay| desk.sees(stay).session.ended_at.is_none())
            .count(),
        19
    );
    desk.is_sound();
}

// M4
#[test]
fn a_sum_off_never_makes_a_bill_negative() {
    let desk = Desk::open();
    desk.coupon(CouponEntry {
        off: CouponOff::Amount { amount: money(5_000) },
        ..tenth(None, None)
    });
    let session = desk
        .starts(desk.customer("Mona"), desk.seat("A1", 3_000))
        .unwrap()
        .session
        .id;
    desk.house.clock.advance_minutes(60);
    let invoice = desk.ends_with(session, "SPRING").unwrap().invoice;
    assert_eq!((invoice.coupon_amount, invoice.total), (money(3_000), money(0)));
    desk.is_sound();
}

// P1
#[test]
fn what_if_prices_the_last_thirty_days_again() {
    let desk = Desk::open();
    let coffee = desk.item("Turkish coffee", 2_500, 20);
    for name in ["A1", "A2"] {
        let session = desk
            .starts(desk.customer(name), desk.seat(name, 3_000))
            .unwrap()
            .session
            .id;
        desk.serves(session, coffee, 2).unwrap();
        desk.house.clock.advance_minutes(120);
        desk.ends(session, 0, vec![]).unwrap();
    }
    let ask = |draft| desk.house.ask(&desk.house.manager, PriceWhatIf { draft }).unwrap();
    let nothing = ask(DraftChange::default());
    assert_eq!((nothing.sessions, nothing.sales, nothing.cut), (2, 2, false));
    assert_eq!(
        (nothing.billed.time, nothing.billed.items),
        (money(12_000), money(10_000))
    );
    assert_eq!((nothing.saved, nothing.draft), (nothing.billed, nothing.billed));
    let cap = DraftChange {
        entry: Some(entry(
            "Day cap",
            Scope::default(),
            Effect::DailyCap { price: money(5_000) },
        )),
        replaces: None,
    };
    let capped = ask(cap);
    assert_eq!((capped.saved, capped.draft.time), (nothing.billed, money(10_000)));
    let rule = capped.rules.first().unwrap();
    assert_eq!(
        (rule.name.as_str(), rule.times, rule.amount),
        ("Day cap", 2, money(-2_000))
    );
    assert_eq!(
        code(desk.house.ask(
            &desk.house.staff,
            PriceWhatIf {
                draft: DraftChange::default()
            }
        )),
        "forbidden"
    );
    // Older days don't count.
    desk.house.clock.advance_minutes(31 * 24 * 60);
    let manager = desk.house.sign_in_again(&desk.house.manager);
    let draft = DraftChange::default();
    let later = desk.house.ask(&manager, PriceWhatIf { draft }).unwrap();
    assert_eq!((later.sessions, later.sales, later.draft.time), (0, 0, money(0)));
}

// P6, S7
#[test]
fn who_the_guest_is_to_the_rules_is_kept_with_the_session() {
    let desk = Desk::open();
    let members = Scope {
        customer_types: vec![CustomerType::Monthly],
        ..Scope::default()
    };
    desk.rule("Members", members, rate(1_000));
    let session = desk.starts(desk.customer("Mona"), desk.seat("A1", 3_000)).unwrap();
    assert_eq!(
        (session.session.guest_type, session.session.price_book),
        (CustomerType::Visitor, 1)
    );
    desk.house.clock.advance_minutes(60);
    let quote = desk.sees(session.session.id).quote;
    let why = quote
        .lines
        .first()
        .and_then(|line| line.passed_over.first())
        .map(|passed| passed.why);
    assert_eq!((quote.total, why), (money(3_000), Some(WhyNot::OtherGuest)));
}
