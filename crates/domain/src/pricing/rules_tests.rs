use super::*;
use crate::time::LocalTime;

fn at(hour: i8) -> LocalTime {
    LocalTime::constant(hour, 0, 0, 0)
}

fn field(scope: Scope, effect: Effect) -> Option<String> {
    NewRule::checked("Happy hour", scope, effect)
        .err()
        .map(|refusal| refusal.field.unwrap_or_default())
}

const RATE: Effect = Effect::HourlyRate {
    price: Money::from_minor(2_000),
};
const ITEM: Effect = Effect::ItemPrice {
    price: Money::from_minor(2_000),
};

// P2
#[test]
fn a_rule_is_checked_field_by_field() {
    assert_eq!(field(Scope::default(), RATE), None);
    let nothing = Effect::PercentOff { percent: Percent::ZERO };
    assert_eq!(field(Scope::default(), nothing).as_deref(), Some("percent"));
    let negative = Effect::DailyCap {
        price: Money::from_minor(-1),
    };
    assert_eq!(field(Scope::default(), negative).as_deref(), Some("price"));
    let endless = Effect::Package {
        minutes: WHOLE_WEEK + 1,
        price: Money::ZERO,
    };
    assert_eq!(field(Scope::default(), endless).as_deref(), Some("minutes"));
    let odd_steps = Effect::Metering {
        increment_minutes: 15,
        grace_minutes: 15,
    };
    assert_eq!(field(Scope::default(), odd_steps).as_deref(), Some("graceMinutes"));

    let band = Some(Band {
        from: at(9),
        until: at(9),
    });
    assert_eq!(
        field(
            Scope {
                band,
                ..Scope::default()
            },
            RATE
        )
        .as_deref(),
        Some("until")
    );
    let weekdays = vec![8];
    assert_eq!(
        field(
            Scope {
                weekdays,
                ..Scope::default()
            },
            RATE
        )
        .as_deref(),
        Some("weekdays")
    );
    let length = Scope {
        from_minute: Some(120),
        until_minute: Some(60),
        ..Scope::default()
    };
    assert_eq!(field(length, RATE).as_deref(), Some("untilMinute"));
    let notice = Scope {
        lead_from: Some(1_440),
        lead_until: Some(1_440),
        ..Scope::default()
    };
    assert_eq!(field(notice, RATE).as_deref(), Some("leadUntil"));
    let year = Scope {
        lead_from: Some(600_000),
        ..Scope::default()
    };
    assert_eq!(field(year.clone(), RATE).as_deref(), Some("leadFrom"));
    assert_eq!(field(year, ITEM).as_deref(), Some("leadFrom"));
    let dates = Some(Dates {
        first: Some(crate::time::Date::constant(2026, 3, 2)),
        last: Some(crate::time::Date::constant(2026, 3, 1)),
    });
    assert_eq!(
        field(
            Scope {
                dates,
                ..Scope::default()
            },
            RATE
        )
        .as_deref(),
        Some("lastDate")
    );
}

// P2
#[test]
fn a_rule_looks_only_at_what_it_prices() {
    let stock = Scope {
        stock_below: Some(5),
        ..Scope::default()
    };
    assert_eq!(field(stock.clone(), RATE).as_deref(), Some("items"));
    assert_eq!(field(stock, ITEM), None);
    let rooms = Scope {
        resource_kinds: vec![ResourceKind::Room],
        ..Scope::default()
    };
    assert_eq!(field(rooms, ITEM).as_deref(), Some("resources"));
    let early = Scope {
        lead_from: Some(1_440),
        ..Scope::default()
    };
    assert_eq!(field(early, ITEM).as_deref(), Some("resources"));
    let later = Scope {
        from_minute: Some(60),
        ..Scope::default()
    };
    let minimum = Effect::MinimumCharge {
        price: Money::from_minor(1_000),
    };
    assert_eq!(field(later, minimum).as_deref(), Some("fromMinute"));
}

#[test]
fn a_rule_reads_back_as_it_was_stored() {
    let rule = PriceRule {
        id: PriceRuleId::from_uuid(uuid::Uuid::from_u128(1)),
        version: 3,
        name: "Evenings".to_owned(),
        scope: Scope {
            weekdays: vec![4, 5],
            band: Some(Band {
                from: at(22),
                until: at(2),
            }),
            ..Scope::default()
        },
        effect: RATE,
    };
    let kept = serde_json::to_string(&rule).unwrap();
    assert_eq!(serde_json::from_str::<PriceRule>(&kept).unwrap(), rule);
    assert!(!kept.contains("items"), "{kept}");
}
