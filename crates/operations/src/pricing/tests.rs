use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{PriceRuleId, ResourceId};
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::pricing::{CouponOff, Dates, Effect, Scope, WhyNot};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_store::pricing::{CouponRow, PriceRuleRow};

use super::*;
use crate::Failure;
use crate::resources::CreateResource;
use crate::testing::TestHouse;

fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn percent(of: i64) -> Percent {
    Percent::from_basis_points(of * 100).unwrap()
}

fn rule(name: &str, effect: Effect) -> RuleEntry {
    RuleEntry {
        name: name.into(),
        scope: Scope::default(),
        effect,
    }
}

fn rate(price: i64) -> Effect {
    Effect::HourlyRate { price: money(price) }
}

fn adds(house: &TestHouse, entry: RuleEntry) -> PriceRuleRow {
    house.change(&house.owner, CreatePriceRule { entry }).unwrap()
}

fn names(house: &TestHouse) -> Vec<String> {
    let rules = house.ask(&house.staff, ListPriceRules { archived: false }).unwrap();
    rules.into_iter().map(|rule| rule.name).collect()
}

fn code<T: std::fmt::Debug>(answer: Result<T, Failure>) -> String {
    answer
        .unwrap_err()
        .refusal()
        .map(|refusal| refusal.code.to_string())
        .unwrap_or_default()
}

fn seat(house: &TestHouse) -> ResourceId {
    let create = CreateResource {
        name: "A1".into(),
        resource_type: ResourceKind::Seat,
        rate_per_hour: money(3_000),
        capacity: None,
        position: None,
        arrangement: None,
    };
    house.change(&house.owner, create).unwrap().row.id
}

fn example(house: &TestHouse, seat: ResourceId, minutes: i64, draft: DraftChange) -> PricedExample {
    let question = PriceExample {
        draft,
        resource_id: Some(seat),
        customer_type: CustomerType::Visitor,
        customer_id: None,
        starts_at: house.now(),
        ends_at: house.now().plus_minutes(minutes),
        item_id: None,
        lead_minutes: 0,
        spent_before: Money::ZERO,
    };
    house.ask(&house.staff, question).unwrap()
}

// P2
#[test]
fn a_new_rule_stands_above_and_can_be_moved() {
    let house = TestHouse::new();
    let [a, b, c] = ["A", "B", "C"].map(|name| adds(&house, rule(name, rate(2_000))));
    assert_eq!(names(&house), ["C", "B", "A"]);
    let moves = |id, below| house.change(&house.manager, MovePriceRule { id, below });
    moves(c.id, Some(a.id)).unwrap();
    assert_eq!(names(&house), ["B", "A", "C"]);
    moves(a.id, None).unwrap();
    assert_eq!(names(&house), ["A", "B", "C"]);
    let told = house.last_event().seq;
    moves(b.id, Some(a.id)).unwrap();
    assert_eq!(house.last_event().seq, told, "it stood there already");
    assert_eq!(
        code(moves(a.id, Some(PriceRuleId::from_uuid(uuid::Uuid::nil())))),
        "pricing.other_rules"
    );
    house.change(&house.owner, ArchivePriceRule { id: b.id }).unwrap();
    assert_eq!(code(moves(b.id, None)), "pricing.archived");
    assert_eq!(names(&house), ["A", "C"]);
    house.change(&house.owner, RestorePriceRule { id: b.id }).unwrap();
    assert_eq!(names(&house), ["A", "C", "B"]);
}

// A2, A3
#[test]
fn only_who_may_changes_rules_and_nobody_those_of_others() {
    let house = TestHouse::new();
    let entry = rule("Evenings", rate(2_000));
    let create = CreatePriceRule { entry: entry.clone() };
    assert_eq!(code(house.change(&house.staff, create.clone())), "forbidden");
    let made = house.change(&house.manager, create).unwrap();
    let next_door = house.next_door();
    let change = ChangePriceRule {
        id: made.id,
        version: 1,
        entry,
    };
    assert_eq!(code(next_door.change(&next_door.owner, change)), "not_found");
    let theirs = Scope {
        resources: vec![seat(&next_door)],
        ..Scope::default()
    };
    let entry = RuleEntry {
        scope: theirs,
        ..rule("Theirs", rate(1))
    };
    let refused = house.change(&house.owner, CreatePriceRule { entry }).unwrap_err();
    assert_eq!(
        refused.refusal().and_then(|refusal| refusal.field.as_deref()),
        Some("resources")
    );
}

#[test]
fn a_change_over_another_is_noticed_and_one_without_effect_is_not_told() {
    let house = TestHouse::new();
    let made = adds(&house, rule("Evenings", rate(2_000)));
    let change = |version, price| ChangePriceRule {
        id: made.id,
        version,
        entry: rule("Evenings", rate(price)),
    };
    assert_eq!(house.change(&house.owner, change(1, 2_500)).unwrap().version, 2);
    assert_eq!(code(house.change(&house.owner, change(1, 3_000))), "stale");
    let told = house.last_event();
    assert!(told.body.contains("2500"), "{}", told.body);
    assert_eq!(house.change(&house.owner, change(2, 2_500)).unwrap().version, 2);
    assert_eq!(house.last_event().seq, told.seq);
}

// P1, P2
#[test]
fn an_example_shows_the_draft_beside_what_is_saved() {
    let house = TestHouse::new();
    let seat = seat(&house);
    let cap = adds(&house, rule("Day cap", Effect::DailyCap { price: money(9_000) }));
    let none = DraftChange::default();
    assert_eq!(example(&house, seat, 240, none).quote.total, money(9_000));
    let half = DraftChange {
        entry: Some(rule("Half price", Effect::PercentOff { percent: percent(50) })),
        replaces: None,
    };
    let quote = example(&house, seat, 240, half).quote;
    assert_eq!(quote.total, money(6_000));
    let line = quote.lines.first().unwrap();
    assert_eq!(
        line.passed_over.first().map(|passed| (passed.rule.id, passed.why)),
        Some((cap.id, WhyNot::BelowCap))
    );
    let dearer = DraftChange {
        entry: Some(rule("Day cap", Effect::DailyCap { price: money(10_000) })),
        replaces: Some(cap.id),
    };
    assert_eq!(example(&house, seat, 240, dearer).quote.total, money(10_000));
    let without = DraftChange {
        entry: None,
        replaces: Some(cap.id),
    };
    assert_eq!(example(&house, seat, 240, without).quote.total, money(12_000));
    assert_eq!(names(&house), ["Day cap"], "nothing of it was kept");
}

fn coupon(code: &str, max_uses: Option<i64>) -> CouponEntry {
    CouponEntry {
        code: code.into(),
        off: CouponOff::Percent { percent: percent(10) },
        dates: Dates::default(),
        max_uses,
        max_per_customer: None,
    }
}

#[test]
fn coupons_are_added_changed_and_put_away() {
    let house = TestHouse::new();
    let create = |code, max| {
        house.change(
            &house.manager,
            CreateCoupon {
                entry: coupon(code, max),
            },
        )
    };
    let made: CouponRow = create("spring-٢٦", None).unwrap();
    assert_eq!(made.code, "SPRING-26");
    assert_eq!(code(create("SPRING-26", None)), "coupon.code_taken");
    house.change(&house.owner, ArchiveCoupon { id: made.id }).unwrap();
    let again = create("SPRING-26", Some(5)).unwrap();
    assert_eq!(
        code(house.change(&house.owner, RestoreCoupon { id: made.id })),
        "coupon.code_taken"
    );
    let change = |version| ChangeCoupon {
        id: again.id,
        version,
        entry: coupon("AUTUMN", Some(7)),
    };
    assert_eq!(house.change(&house.owner, change(1)).unwrap().max_uses, Some(7));
    assert_eq!(code(house.change(&house.owner, change(1))), "stale");
    house.change(&house.owner, RestoreCoupon { id: made.id }).unwrap();
    let listed = |archived| {
        let list = ListCoupons {
            archived,
            first: None,
            after: None,
        };
        house.ask(&house.staff, list).unwrap().nodes.len()
    };
    assert_eq!((listed(false), listed(true)), (2, 0));
}
