use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{
    customers::CustomerType,
    ids::{ResourceId, SubscriptionId},
    money::Percent,
    pricing::{
        Band, DAILY, Effect, Guest, METERED, Metering, Running, Scope, Segment, Stay, Terms, WEEKLY, price, running,
    },
    resources::ResourceKind,
    subscriptions::Cover,
    text::Lang,
    time::{DateTime, Instant, Interval, LocalTime, Zone},
};

fn cairo() -> Calendar {
    Calendar {
        zone: Zone::named("Africa/Cairo").unwrap(),
        cut_off: LocalTime::constant(5, 0, 0, 0),
    }
}

/// What a clock in Cairo shows: `2026-03-05T09:00`.
fn local(text: &str) -> Instant {
    cairo().zone.instant_of(text.parse::<DateTime>().unwrap())
}

/// A stay at 30.00 an hour.
fn stay(from: &str, until: &str) -> Stay {
    Stay {
        segments: vec![Segment {
            resource_id: ResourceId::from_uuid(Uuid::from_u128(1)),
            resource_name: "Seat A1".to_owned(),
            resource_kind: ResourceKind::Seat,
            rate_per_hour: Money::from_minor(3_000),
            started_at: local(from),
            ended_at: local(until),
        }],
    }
}

fn rule(name: &str, scope: Scope, effect: Effect) -> PriceRule {
    PriceRule {
        id: PriceRuleId::from_uuid(Uuid::from_u128(name.bytes().map(u128::from).sum())),
        version: 1,
        name: name.to_owned(),
        scope,
        effect,
    }
}

fn always(name: &str, effect: Effect) -> PriceRule {
    rule(name, Scope::default(), effect)
}

fn band(from: i8, until: i8) -> Scope {
    Scope {
        band: Some(Band {
            from: LocalTime::constant(from, 0, 0, 0),
            until: LocalTime::constant(until, 0, 0, 0),
        }),
        ..Scope::default()
    }
}

fn terms(rules: &[PriceRule], spent: Vec<Spent>) -> Terms {
    Terms {
        metering: Metering::default(),
        rules: rules.to_vec(),
        guest: Guest {
            customer_id: None,
            customer_type: CustomerType::Visitor,
            lead_minutes: 0,
        },
        spent,
    }
}

fn priced(stay: &Stay, rules: &[PriceRule]) -> Quote {
    price(stay, &terms(rules, Vec::new()), &[], &cairo()).unwrap()
}

fn total(from: &str, until: &str, rules: &[PriceRule]) -> i64 {
    priced(&stay(from, until), rules).total.minor()
}

/// Minutes and amount of each line.
fn lines(quote: &Quote) -> Vec<(i64, i64)> {
    let lines = quote.lines.iter();
    lines.map(|line| (line.minutes, line.amount.minor())).collect()
}

const fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

const fn day_rate(minor: i64) -> Effect {
    Effect::DayRate { price: money(minor) }
}

const fn week_rate(minor: i64) -> Effect {
    Effect::WeekRate { price: money(minor) }
}

const fn day_pass(minor: i64) -> Effect {
    Effect::DayPass { price: money(minor) }
}

// P2, T6: a day costs one price, and a day goes from cut-off to cut-off.
#[test]
fn a_day_rate_is_due_once_for_each_day_that_is_begun() {
    let rules = [always("Studio day", day_rate(20_000))];
    assert_eq!(total("2026-03-05T09:00", "2026-03-05T09:01", &rules), 20_000);
    assert_eq!(total("2026-03-05T09:00", "2026-03-06T05:00", &rules), 20_000);
    let two = priced(&stay("2026-03-05T21:00", "2026-03-06T06:00"), &rules);
    assert_eq!(lines(&two), [(480, 20_000), (60, 20_000)]);
    let line = two.lines.first().unwrap();
    assert_eq!((line.rule.as_ref(), line.rate_per_hour), (DAILY, Money::ZERO));
    assert!(line.reason(Lang::En).contains("at the day price of “Studio day”"));
    // Against 8 hours at 30.00: what it changed says so.
    assert_eq!(line.applied.first().map(|of| of.amount.minor()), Some(-4_000));
    assert_eq!(total("2026-03-05T09:00", "2026-03-05T09:00", &rules), 0);
}

// P2, T7: weeks are counted in days of the calendar, also over those of 23 and 25 hours.
#[test]
fn a_week_rate_is_due_once_for_each_seven_days_that_are_begun() {
    let rules = [always("Office by the week", week_rate(90_000))];
    let until = |time: &str| total("2026-04-22T09:00", time, &rules);
    assert_eq!(until("2026-04-22T10:00"), 90_000);
    // Seven operating days with the short one among them.
    assert_eq!(until("2026-04-29T05:00"), 90_000);
    assert_eq!(until("2026-04-29T05:01"), 180_000);
    let quote = priced(&stay("2026-10-26T09:00", "2026-11-02T05:00"), &rules);
    assert_eq!((quote.total.minor(), quote.lines.len()), (90_000, 1));
    assert_eq!(quote.lines.first().map(|line| line.rule.as_ref()), Some(WEEKLY));
}

// P2, P4: hours up to a day, days up to a week, and what is left by the day again.
#[test]
fn hours_days_and_weeks_combine_by_caps() {
    let rules = [
        always("Day", Effect::DailyCap { price: money(15_000) }),
        always("Week", Effect::WeeklyCap { price: money(60_000) }),
    ];
    let until = |time: &str| total("2026-03-02T09:00", time, &rules);
    assert_eq!(until("2026-03-02T11:00"), 6_000);
    assert_eq!(until("2026-03-02T18:00"), 15_000);
    assert_eq!(until("2026-03-04T18:00"), 45_000);
    assert_eq!(until("2026-03-07T18:00"), 60_000);
    assert_eq!(until("2026-03-09T04:00"), 60_000);
    assert_eq!(until("2026-03-11T18:00"), 105_000);
    let quote = priced(&stay("2026-03-02T09:00", "2026-03-06T18:00"), &rules);
    assert_eq!(
        lines(&quote).iter().map(|(_, amount)| *amount).collect::<Vec<_>>(),
        [15_000, 15_000, 15_000, 15_000, 0]
    );
    let last = quote.lines.last().unwrap();
    assert!(
        last.reason(Lang::En)
            .ends_with("up to the cap “Day”, up to the weekly cap “Week”")
    );
    let first = quote.lines.first().unwrap();
    let passed: Vec<_> = first
        .passed_over
        .iter()
        .map(|of| (of.rule.name.as_str(), of.why))
        .collect();
    assert_eq!(passed, [("Week", WhyNot::BelowCap)]);
}

// P2: one rate holds, whatever it counts; a percentage comes off it where its price is due.
#[test]
fn rates_by_hour_day_and_week_stand_in_one_place() {
    let morning = rule("Morning", band(9, 12), day_rate(5_000));
    let rules = [
        morning,
        always("Hours", Effect::HourlyRate { price: money(6_000) }),
        always("Day", day_rate(1_000)),
    ];
    let quote = priced(&stay("2026-03-05T10:00", "2026-03-05T14:00"), &rules);
    assert_eq!(lines(&quote), [(120, 5_000), (120, 12_000)]);
    let passed = &quote.lines.first().unwrap().passed_over;
    let by: Vec<_> = passed.iter().map(|of| (of.why, of.by.as_deref())).collect();
    assert_eq!(by, [(WhyNot::Outranked, Some("Morning")); 2]);

    let half = Effect::PercentOff {
        percent: Percent::from_basis_points(5_000).unwrap(),
    };
    let rules = [always("Day", day_rate(10_000)), rule("Early", band(9, 12), half)];
    assert_eq!(total("2026-03-05T11:00", "2026-03-05T15:00", &rules), 5_000);
    assert_eq!(total("2026-03-05T12:00", "2026-03-05T15:00", &rules), 10_000);
}

// S4: a plan pays first; the day is due once its guest pays for time of it.
#[test]
fn a_day_that_a_plan_covers_is_not_due() {
    let covers = [Cover {
        subscription_id: SubscriptionId::from_uuid(Uuid::from_u128(7)),
        plan_name: "Plan".to_owned(),
        windows: vec![Interval::new(local("2026-03-05T00:00"), local("2026-03-06T00:00")).unwrap()],
        resource_kinds: Vec::new(),
        minutes_left: Some(120),
    }];
    let ask = |until: &str| {
        let terms = terms(&[always("Day", day_rate(10_000))], Vec::new());
        price(&stay("2026-03-05T09:00", until), &terms, &covers, &cairo()).unwrap()
    };
    assert_eq!(lines(&ask("2026-03-05T11:00")), [(120, 0)]);
    assert_eq!(lines(&ask("2026-03-05T13:00")), [(120, 0), (120, 10_000)]);
}

// S5, P2: who comes back on the same day goes on with the day that was begun.
#[test]
fn a_day_pass_counts_what_was_charged_before_on_that_day() {
    let rules = [always("Day pass", day_pass(10_000))];
    let morning = priced(&stay("2026-03-05T09:00", "2026-03-05T11:00"), &rules);
    assert_eq!(morning.total.minor(), 6_000);
    let spent = morning.spent(&cairo());
    assert_eq!(spent.len(), 1, "{spent:?}");
    let later = |from: &str, until: &str| {
        let terms = terms(&rules, spent.clone());
        price(&stay(from, until), &terms, &[], &cairo()).unwrap()
    };
    assert_eq!(later("2026-03-05T14:00", "2026-03-05T15:00").total.minor(), 3_000);
    let evening = later("2026-03-05T14:00", "2026-03-05T20:00");
    assert_eq!(evening.total.minor(), 4_000);
    assert!(
        evening
            .lines
            .first()
            .unwrap()
            .reason(Lang::En)
            .ends_with("with the day pass “Day pass”")
    );
    // The next operating day begins anew at the cut-off.
    assert_eq!(
        lines(&later("2026-03-05T22:00", "2026-03-06T09:00")),
        [(420, 4_000), (240, 10_000)]
    );
    // A pass that is used up leaves nothing to pay, and counts nothing twice.
    let mut all = spent.clone();
    all.extend(evening.spent(&cairo()));
    let terms = terms(&rules, all);
    let third = price(&stay("2026-03-05T21:00", "2026-03-05T23:00"), &terms, &[], &cairo()).unwrap();
    assert_eq!((third.total, third.spent(&cairo())), (Money::ZERO, Vec::new()));
}

#[test]
fn what_other_rules_charged_counts_for_no_day_pass() {
    let seats = Scope {
        resource_kinds: vec![ResourceKind::Room],
        ..Scope::default()
    };
    let quote = priced(
        &stay("2026-03-05T09:00", "2026-03-05T11:00"),
        &[
            rule("Rooms", seats, day_pass(1_000)),
            always("Cap", Effect::DailyCap { price: money(5_000) }),
        ],
    );
    assert_eq!((quote.total.minor(), quote.spent(&cairo())), (5_000, Vec::new()));
    assert!(!has_day_pass(&[always(
        "Cap",
        Effect::DailyCap { price: money(5_000) }
    )]));
}

// P7: a screen that ticks sees the next day's price come at the cut-off, and asks again there.
#[test]
fn a_running_total_stands_still_within_a_day_that_is_paid() {
    let rules = [always("Day", day_rate(10_000))];
    let go_on = |until: &str| {
        let stay = stay("2026-03-05T22:00", until);
        running(&stay, &terms(&rules, Vec::new()), &[], &cairo()).unwrap()
    };
    let still = |until: Option<Instant>| Running {
        rate_per_hour: Money::ZERO,
        increment_minutes: 1,
        grace_minutes: 0,
        until,
    };
    assert_eq!(go_on("2026-03-05T23:00"), still(Some(local("2026-03-06T05:00"))));
    assert_eq!(
        go_on("2026-03-06T05:00"),
        still(Some(local("2026-03-06T05:00").plus_millis(1)))
    );
    assert_eq!(go_on("2026-03-06T05:01"), still(None));
}

// P1, P6: what was frozen before there were prices of days reads as it did.
#[test]
fn terms_and_books_of_before_read_back() {
    let book = r#"[{"id":"00000000-0000-0000-0000-000000000001","version":2,"name":"Day cap","scope":{"weekdays":[5]},
        "effect":{"kind":"daily_cap","price":18000}},{"id":"00000000-0000-0000-0000-000000000002","version":1,"name":"Half day",
        "effect":{"kind":"package","minutes":240,"price":45000}}]"#;
    let rules: Vec<PriceRule> = serde_json::from_str(book).unwrap();
    assert_eq!(
        rules.first().map(|rule| rule.effect),
        Some(Effect::DailyCap { price: money(18_000) })
    );
    let kept = r#"{"metering":{"increment_minutes":1,"grace_minutes":0},"rules":[],
        "guest":{"customer_id":null,"customer_type":"visitor"}}"#;
    let terms: Terms = serde_json::from_str(kept).unwrap();
    assert_eq!((terms.guest.lead_minutes, terms.spent), (0, Vec::new()));
    for effect in [
        day_rate(1),
        week_rate(2),
        day_pass(3),
        Effect::WeeklyCap { price: money(4) },
    ] {
        let kept = serde_json::to_string(&always("New", effect)).unwrap();
        assert!(kept.contains(effect.kind().name()), "{kept}");
        assert_eq!(serde_json::from_str::<PriceRule>(&kept).unwrap().effect, effect);
    }
    assert_eq!(
        priced(&stay("2026-03-05T09:00", "2026-03-05T10:00"), &[])
            .lines
            .first()
            .map(|line| line.rule.as_ref()),
        Some(METERED)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    // S5: however a day is cut into stays, its pass is never passed, and no stay costs less than nothing.
    #[test]
    fn the_stays_of_a_day_never_pass_its_pass(
        price_of_day in 0i64..30_000, parts in proptest::collection::vec((1i64..200, 0i64..60), 1..6),
    ) {
        let rules = [always("Day pass", day_pass(price_of_day))];
        let (mut at, mut spent, mut paid) = (local("2026-03-05T06:00"), Vec::new(), 0);
        for (length, pause) in parts {
            let mut stay = stay("2026-03-05T06:00", "2026-03-05T06:00");
            stay.segments[0].started_at = at;
            stay.segments[0].ended_at = at.plus_minutes(length);
            let quote = price(&stay, &terms(&rules, spent.clone()), &[], &cairo()).unwrap();
            prop_assert!(!quote.total.is_negative());
            paid += quote.total.minor();
            spent.extend(quote.spent(&cairo()));
            at = at.plus_minutes(length + pause);
        }
        prop_assert!(paid <= price_of_day);
    }
}
