use uuid::Uuid;

use super::*;
use crate::{
    customers::CustomerType,
    ids::PriceRuleId,
    money::Percent,
    pricing::{Band, Scope},
    time::{LocalTime, Zone},
};

fn rule(name: &str, scope: Scope, effect: Effect) -> PriceRule {
    PriceRule {
        id: PriceRuleId::from_uuid(Uuid::from_u128(name.len() as u128)),
        version: 2,
        name: name.to_owned(),
        scope,
        effect,
    }
}

fn coffee(stock: i64) -> ItemFacts {
    ItemFacts {
        item_id: ItemId::from_uuid(Uuid::from_u128(1)),
        category: ItemCategory::Beverage,
        price: Money::from_minor(2_500),
        stock,
    }
}

fn at(hour: i8, rules: &[PriceRule], item: ItemFacts, customer_type: CustomerType) -> ItemQuote {
    let zone = Zone::named("Africa/Cairo").unwrap();
    let guest = Guest {
        customer_id: None,
        customer_type,
        lead_minutes: 0,
    };
    let calendar = Calendar {
        zone: zone.clone(),
        cut_off: LocalTime::constant(5, 0, 0, 0),
    };
    // A Thursday.
    let now = zone.instant_of(crate::time::Date::constant(2026, 3, 5).at(hour, 30, 0, 0));
    item_price(item, rules, guest, now, &calendar).unwrap()
}

fn percent(of: i64) -> Effect {
    Effect::ItemPercentOff {
        percent: Percent::from_basis_points(of * 100).unwrap(),
    }
}

fn rules() -> Vec<PriceRule> {
    let happy = Scope {
        band: Some(Band {
            from: LocalTime::constant(15, 0, 0, 0),
            until: LocalTime::constant(17, 0, 0, 0),
        }),
        item_categories: vec![ItemCategory::Beverage],
        ..Scope::default()
    };
    let members = Scope {
        customer_types: vec![CustomerType::Monthly],
        ..Scope::default()
    };
    let last = Scope {
        stock_below: Some(5),
        ..Scope::default()
    };
    let price = Money::from_minor(1_500);
    vec![
        rule("Happy hour", happy, Effect::ItemPrice { price }),
        rule("Members", members, percent(10)),
        rule("Last pieces", last, percent(50)),
    ]
}

// P7
#[test]
fn an_item_follows_the_hour_the_guest_and_the_stock() {
    use CustomerType::{Monthly, Visitor};
    let price = |hour, stock, guest| at(hour, &rules(), coffee(stock), guest).price.minor();
    assert_eq!(price(12, 20, Visitor), 2_500);
    assert_eq!(price(15, 20, Visitor), 1_500);
    assert_eq!(price(17, 20, Visitor), 2_500);
    assert_eq!(price(12, 20, Monthly), 2_250);
    assert_eq!(price(15, 20, Monthly), 1_350);
    assert_eq!(price(12, 4, Visitor), 1_250);
    assert_eq!(price(12, 5, Visitor), 2_500);
}

// P1, P7
#[test]
fn an_item_says_which_rules_made_its_price() {
    let quote = at(15, &rules(), coffee(4), CustomerType::Monthly);
    let applied: Vec<_> = quote
        .applied
        .iter()
        .map(|of| (of.rule.name.as_str(), of.rule.version, of.amount.minor()))
        .collect();
    assert_eq!(applied, [("Happy hour", 2, -1_000), ("Members", 2, -150)]);
    let passed: Vec<_> = quote.passed_over.iter().map(|of| (of.why, of.by.as_deref())).collect();
    assert_eq!(passed, [(WhyNot::Outranked, Some("Members"))]);
    let evening = at(20, &rules(), coffee(20), CustomerType::Visitor);
    let why: Vec<_> = evening.passed_over.iter().map(|of| of.why).collect();
    assert_eq!(why, [WhyNot::OtherTime, WhyNot::OtherGuest, WhyNot::EnoughStock]);
}

// P7
#[test]
fn the_next_price_is_known_before_it_comes() {
    let zone = Zone::named("Africa/Cairo").unwrap();
    let calendar = Calendar {
        zone: zone.clone(),
        cut_off: LocalTime::constant(5, 0, 0, 0),
    };
    let at = |hour, minute| zone.instant_of(crate::time::Date::constant(2026, 3, 5).at(hour, minute, 0, 0));
    assert_eq!(next_item_change(&rules(), at(12, 0), &calendar), Some(at(15, 0)));
    assert_eq!(next_item_change(&rules(), at(15, 0), &calendar), Some(at(17, 0)));
    assert_eq!(next_item_change(&[], at(12, 0), &calendar), None);
}
