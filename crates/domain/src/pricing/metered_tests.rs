use proptest::prelude::*;
use uuid::Uuid;

use super::{super::stay::MINUTE, *};
use crate::{
    ids::ResourceId,
    pricing::{METERED, Segment},
    resources::ResourceKind,
    text::Lang,
    time::Instant,
};

const PER_MINUTE: Metering = Metering {
    increment_minutes: 1,
    grace_minutes: 0,
};
const PER_HOUR_GRACE_5: Metering = Metering {
    increment_minutes: 60,
    grace_minutes: 5,
};

/// A stay of (rate in minor units, milliseconds) one after the other.
fn stay(parts: &[(i64, i64)]) -> Stay {
    let mut at = Instant::from_millis(1_790_000_000_000);
    let mut segments = Vec::new();
    for (number, &(rate, millis)) in parts.iter().enumerate() {
        segments.push(Segment {
            resource_id: ResourceId::from_uuid(Uuid::from_u128(number as u128)),
            resource_name: format!("Seat A{}", number + 1),
            resource_kind: ResourceKind::Seat,
            rate_per_hour: Money::from_minor(rate),
            started_at: at,
            ended_at: at.plus_millis(millis),
        });
        at = at.plus_millis(millis);
    }
    Stay { segments }
}

fn minutes(of: i64, seconds: i64, policy: &Metering) -> i64 {
    meter(&stay(&[(3_000, (of * 60 + seconds) * 1_000)]), policy)
        .unwrap()
        .minutes
}

// P5
#[test]
fn started_increments_are_billed_after_the_grace() {
    let pins = [(60, 0), (60, 1), (65, 0), (65, 1)];
    assert_eq!(pins.map(|(m, s)| minutes(m, s, &PER_MINUTE)), [60, 61, 65, 66]);
    assert_eq!(pins.map(|(m, s)| minutes(m, s, &PER_HOUR_GRACE_5)), [60, 60, 60, 120]);
    assert_eq!(
        [(0, 0), (5, 0), (5, 1)].map(|(m, s)| minutes(m, s, &PER_HOUR_GRACE_5)),
        [0, 0, 60]
    );
}

// P6
#[test]
fn a_move_bills_each_part_at_its_own_rate_and_no_minute_twice() {
    let quote = meter(
        &stay(&[(3_000, 30 * MINUTE + 20_000), (6_000, 64 * MINUTE + 40_000)]),
        &PER_MINUTE,
    )
    .unwrap();
    let lines: Vec<_> = quote
        .lines
        .iter()
        .map(|line| (line.minutes, line.amount.minor()))
        .collect();
    assert_eq!(lines, [(31, 1_550), (64, 6_400)]);
    assert_eq!((quote.minutes, quote.total), (95, Money::from_minor(7_950)));
    assert_eq!(quote.lines.first().map(|line| line.rule.as_ref()), Some(METERED));
}

#[test]
fn lines_say_why_in_both_languages() {
    let quote = meter(&stay(&[(3_000, 66 * MINUTE)]), &PER_HOUR_GRACE_5).unwrap();
    let line = quote.lines.first().unwrap();
    assert_eq!(
        line.reason(Lang::En),
        "2 hours, billed in steps of 1 hour after a grace of 5 minutes"
    );
    assert!(line.reason(Lang::Ar).starts_with("ساعتان"));
}

#[test]
fn a_clock_that_jumped_back_costs_nothing() {
    let quote = meter(&stay(&[(3_000, -90 * MINUTE)]), &PER_MINUTE).unwrap();
    assert_eq!(quote, Quote::default());
}

proptest! {
    // P4, P5
    #[test]
    fn a_longer_stay_never_costs_less(
        rate in 0i64..1_000_000, length in 0i64..200_000_000, more in 0i64..10_000_000, step in 1i64..200, grace in 0i64..60,
    ) {
        let policy = Metering { increment_minutes: step, grace_minutes: grace };
        let cost = |millis| meter(&stay(&[(rate, millis)]), &policy).unwrap().total;
        prop_assert!(cost(length) <= cost(length + more));
    }

    // P5, P6
    #[test]
    fn moves_never_change_the_billed_minutes(parts in proptest::collection::vec(0i64..10_000_000, 1..8), step in 1i64..120) {
        let policy = Metering { increment_minutes: step, grace_minutes: 0 };
        let moved: Vec<_> = parts.iter().map(|&millis| (3_000, millis)).collect();
        let there = meter(&stay(&moved), &policy).unwrap();
        let whole = meter(&stay(&[(3_000, parts.iter().sum())]), &policy).unwrap();
        prop_assert_eq!(there.minutes, whole.minutes);
        prop_assert_eq!(Money::sum(there.lines.iter().map(|line| line.amount)), Ok(there.total));
    }
}
