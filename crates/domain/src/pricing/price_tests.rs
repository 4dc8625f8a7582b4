use proptest::prelude::*;
use uuid::Uuid;

use super::{super::stay::MINUTE, *};
use crate::{
    ids::{PriceRuleId, ResourceId, SubscriptionId},
    pricing::{Band, COVERED, Dates, EffectKind, PriceRule, RULED, Running, Scope, Segment, WhyNot, running},
    resources::ResourceKind,
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

const VISITOR: Guest = Guest {
    customer_id: None,
    customer_type: CustomerType::Visitor,
    lead_minutes: 0,
};

fn terms(rules: &[PriceRule]) -> Terms {
    Terms {
        metering: Metering::default(),
        rules: rules.to_vec(),
        guest: VISITOR,
        spent: Vec::new(),
    }
}

fn seat(rate: i64, from: Instant, until: Instant) -> Segment {
    Segment {
        resource_id: ResourceId::from_uuid(Uuid::from_u128(1)),
        resource_name: "Seat A1".to_owned(),
        resource_kind: ResourceKind::Seat,
        rate_per_hour: Money::from_minor(rate),
        started_at: from,
        ended_at: until,
    }
}

/// A stay at 30.00 an hour.
fn stay(from: &str, until: &str) -> Stay {
    Stay {
        segments: vec![seat(3_000, local(from), local(until))],
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

fn band(from: i8, until: i8) -> Scope {
    Scope {
        band: Some(Band {
            from: LocalTime::constant(from, 0, 0, 0),
            until: LocalTime::constant(until, 0, 0, 0),
        }),
        ..Scope::default()
    }
}

fn rate(price: i64) -> Effect {
    Effect::HourlyRate {
        price: Money::from_minor(price),
    }
}

fn off(percent: i64) -> Effect {
    Effect::PercentOff {
        percent: Percent::from_basis_points(percent * 100).unwrap(),
    }
}

fn cap(price: i64) -> Effect {
    Effect::DailyCap {
        price: Money::from_minor(price),
    }
}

fn package(minutes: i64, price: i64) -> Effect {
    Effect::Package {
        minutes,
        price: Money::from_minor(price),
    }
}

fn minimum(price: i64) -> Effect {
    Effect::MinimumCharge {
        price: Money::from_minor(price),
    }
}

/// Minutes and amount of each line.
fn lines(quote: &Quote) -> Vec<(i64, i64)> {
    quote
        .lines
        .iter()
        .map(|line| (line.minutes, line.amount.minor()))
        .collect()
}

fn priced(stay: &Stay, rules: &[PriceRule]) -> Quote {
    price(stay, &terms(rules), &[], &cairo()).unwrap()
}

fn why(quote: &Quote, line: usize, name: &str) -> Option<WhyNot> {
    let line = quote.lines.get(line)?;
    line.passed_over
        .iter()
        .find(|passed| passed.rule.name == name)
        .map(|passed| passed.why)
}

// P3
#[test]
fn a_stay_over_several_bands_is_priced_by_each() {
    let evening = rule("Evening", band(18, 23), rate(4_000));
    let quote = priced(&stay("2026-03-05T16:30", "2026-03-05T19:15"), &[evening]);
    assert_eq!(lines(&quote), [(90, 4_500), (75, 5_000)]);
    assert_eq!(
        quote.lines.first().map(|line| line.rule.as_ref()),
        Some("metered.per_hour")
    );
    assert_eq!(quote.lines.get(1).map(|line| line.rule.as_ref()), Some(RULED));
    assert_eq!(
        quote.lines.get(1).and_then(|line| line.from),
        Some(local("2026-03-05T18:00"))
    );
    assert_eq!(why(&quote, 0, "Evening"), Some(WhyNot::OtherTime));
    assert!(
        quote
            .lines
            .get(1)
            .is_some_and(|line| line.reason(Lang::En).contains("“Evening”"))
    );
}

// P3
#[test]
fn a_band_over_midnight_belongs_to_the_day_it_begins_on() {
    // 2026-03-05 is a Thursday.
    let night = rule(
        "Thursday night",
        Scope {
            weekdays: vec![4],
            ..band(22, 2)
        },
        rate(6_000),
    );
    let quote = priced(
        &stay("2026-03-05T21:00", "2026-03-06T03:00"),
        std::slice::from_ref(&night),
    );
    assert_eq!(lines(&quote), [(60, 3_000), (240, 24_000), (60, 3_000)]);
    let friday = priced(&stay("2026-03-06T22:00", "2026-03-07T01:00"), &[night]);
    assert_eq!(lines(&friday), [(180, 9_000)]);
    assert_eq!(why(&friday, 0, "Thursday night"), Some(WhyNot::OtherWeekday));
}

// T3, T5, P3
#[test]
fn bands_are_what_a_clock_on_the_wall_shows() {
    let late = rule("Late", band(23, 1), rate(6_000));
    // The clock jumps from 24:00 to 01:00: the band ends at the jump, one hour after it began.
    let spring = priced(
        &stay("2026-04-23T22:30", "2026-04-24T01:30"),
        std::slice::from_ref(&late),
    );
    assert_eq!(lines(&spring), [(30, 1_500), (60, 6_000), (30, 1_500)]);
    // It goes back from 24:00 to 23:00: the hour from 23:00 comes twice.
    let autumn = priced(&stay("2026-10-29T22:30", "2026-10-30T00:30"), &[late]);
    assert_eq!(lines(&autumn), [(30, 1_500), (150, 15_000)]);
    assert_eq!(autumn.minutes, 180);
    // A band that ends within the hour that comes twice holds in both.
    let half = rule(
        "Half",
        Scope {
            band: Some(Band {
                from: LocalTime::constant(22, 0, 0, 0),
                until: LocalTime::constant(23, 30, 0, 0),
            }),
            ..Scope::default()
        },
        rate(6_000),
    );
    let twice = priced(&stay("2026-10-29T22:30", "2026-10-30T00:30"), &[half]);
    assert_eq!(lines(&twice), [(60, 6_000), (30, 1_500), (30, 3_000), (60, 3_000)]);
}

// P2
#[test]
fn the_first_rule_of_a_kind_holds_and_the_next_says_so() {
    let rules = [
        rule("Ramadan", band(10, 12), rate(2_000)),
        rule("Every day", Scope::default(), rate(5_000)),
        rule("Students", Scope::default(), off(50)),
        rule("Friends", Scope::default(), off(90)),
    ];
    let quote = priced(&stay("2026-03-05T10:00", "2026-03-05T13:00"), &rules);
    assert_eq!(lines(&quote), [(120, 2_000), (60, 2_500)]);
    let first = quote.lines.first().unwrap();
    let applied: Vec<_> = first
        .applied
        .iter()
        .map(|applied| (applied.rule.name.as_str(), applied.amount.minor()))
        .collect();
    assert_eq!(applied, [("Ramadan", -2_000), ("Students", -2_000)]);
    let passed: Vec<_> = first
        .passed_over
        .iter()
        .map(|passed| (passed.rule.name.as_str(), passed.by.as_deref()))
        .collect();
    assert_eq!(passed, [("Every day", Some("Ramadan")), ("Friends", Some("Students"))]);
    assert_eq!(first.applied.first().map(|applied| applied.rule.version), Some(1));
}

#[test]
fn rules_hold_for_places_guests_dates_and_lengths() {
    let id = ResourceId::from_uuid(Uuid::from_u128(1));
    let here = Scope {
        resources: vec![id],
        ..Scope::default()
    };
    let rooms = Scope {
        resource_kinds: vec![ResourceKind::Room],
        ..Scope::default()
    };
    let members = Scope {
        customer_types: vec![CustomerType::Monthly],
        ..Scope::default()
    };
    let march = Scope {
        dates: Some(Dates {
            first: Some("2026-03-06".parse().unwrap()),
            last: None,
        }),
        ..Scope::default()
    };
    let later = Scope {
        from_minute: Some(60),
        ..Scope::default()
    };
    let short = Scope {
        until_minute: Some(30),
        ..Scope::default()
    };
    let one_hour = stay("2026-03-05T10:00", "2026-03-05T11:00");
    let total = |scope: &Scope| priced(&one_hour, &[rule("Half", scope.clone(), off(50))]).total.minor();
    assert_eq!(
        [&here, &rooms, &members, &march, &later, &short].map(total),
        [1_500, 3_000, 3_000, 3_000, 3_000, 2_250]
    );
    let reason = |scope: &Scope| why(&priced(&one_hour, &[rule("Half", scope.clone(), off(50))]), 0, "Half");
    assert_eq!(
        [&rooms, &members, &march, &later].map(reason),
        [
            WhyNot::OtherPlace,
            WhyNot::OtherGuest,
            WhyNot::OtherDate,
            WhyNot::TooEarly
        ]
        .map(Some)
    );
    let monthly = Terms {
        guest: Guest {
            customer_id: None,
            customer_type: CustomerType::Monthly,
            lead_minutes: 0,
        },
        ..terms(&[rule("Half", members, off(50))])
    };
    assert_eq!(price(&one_hour, &monthly, &[], &cairo()).unwrap().total.minor(), 1_500);
}

// P2: who books early pays less, who comes without notice pays more.
#[test]
fn a_rule_can_look_at_how_long_ahead_somebody_booked() {
    let early = Scope {
        lead_from: Some(7 * 1_440),
        ..Scope::default()
    };
    let late = Scope {
        lead_until: Some(60),
        ..Scope::default()
    };
    let rules = [rule("Early", early, off(20)), rule("Late", late, rate(4_500))];
    let one_hour = stay("2026-03-05T10:00", "2026-03-05T11:00");
    let booked = |lead_minutes| {
        let ahead = Terms {
            guest: Guest {
                lead_minutes,
                ..VISITOR
            },
            ..terms(&rules)
        };
        price(&one_hour, &ahead, &[], &cairo()).unwrap()
    };
    let totals = [0, 59, 60, 7 * 1_440 - 1, 7 * 1_440].map(|lead| booked(lead).total.minor());
    assert_eq!(totals, [4_500, 4_500, 3_000, 3_000, 2_400]);
    assert_eq!(why(&booked(60), 0, "Early"), Some(WhyNot::ShortNotice));
    assert_eq!(why(&booked(60), 0, "Late"), Some(WhyNot::LongNotice));
}

#[test]
fn the_package_that_makes_the_stay_cheapest_is_taken() {
    let rules = [
        rule("Half day", Scope::default(), package(240, 8_000)),
        rule("Day", Scope::default(), package(600, 12_000)),
    ];
    let until = |time: &str| priced(&stay("2026-03-05T09:00", &format!("2026-03-05T{time}")), &rules);
    assert_eq!(until("11:00").total.minor(), 6_000);
    assert_eq!(until("12:00").total.minor(), 8_000);
    assert_eq!(until("13:00").total.minor(), 8_000);
    let five = until("14:00");
    assert_eq!(lines(&five), [(240, 8_000), (60, 3_000)]);
    assert_eq!(why(&five, 0, "Day"), Some(WhyNot::NotCheaper));
    assert_eq!(why(&five, 1, "Half day"), Some(WhyNot::UsedUp));
    assert_eq!(until("18:00").total.minor(), 12_000);
    assert_eq!(until("20:00").total.minor(), 15_000);
    assert_eq!(why(&until("10:00"), 0, "Half day"), Some(WhyNot::NotCheaper));
}

// T6
#[test]
fn a_cap_counts_for_each_operating_day() {
    let rules = [rule("Day cap", Scope::default(), cap(10_000))];
    let day = priced(&stay("2026-03-05T09:00", "2026-03-05T17:00"), &rules);
    assert_eq!((day.total.minor(), day.minutes), (10_000, 480));
    let applied = &day.lines.first().unwrap().applied;
    assert_eq!(applied.first().map(|applied| applied.amount.minor()), Some(-14_000));
    // Midnight does not begin a day, the cut-off at 05:00 does.
    let night = priced(&stay("2026-03-05T21:00", "2026-03-06T06:00"), &rules);
    assert_eq!(lines(&night), [(480, 10_000), (60, 3_000)]);
    assert_eq!(why(&night, 1, "Day cap"), Some(WhyNot::BelowCap));
}

#[test]
fn a_minimum_is_charged_once_something_is() {
    let rules = [rule("Least", Scope::default(), minimum(2_000))];
    let quarter = priced(&stay("2026-03-05T09:00", "2026-03-05T09:15"), &rules);
    assert_eq!(lines(&quarter), [(15, 2_000)]);
    assert_eq!(
        quarter
            .lines
            .first()
            .and_then(|line| line.applied.first())
            .map(|of| of.amount.minor()),
        Some(1_250)
    );
    let hour = priced(&stay("2026-03-05T09:00", "2026-03-05T10:00"), &rules);
    assert_eq!(lines(&hour), [(60, 3_000)]);
    assert_eq!(why(&hour, 0, "Least"), Some(WhyNot::AboveMinimum));
    assert_eq!(
        priced(&stay("2026-03-05T09:00", "2026-03-05T09:00"), &rules),
        Quote::default()
    );
}

// P5
#[test]
fn a_rule_can_set_the_steps() {
    let rules = [rule(
        "By the hour",
        Scope {
            resource_kinds: vec![ResourceKind::Seat],
            ..Scope::default()
        },
        Effect::Metering {
            increment_minutes: 60,
            grace_minutes: 5,
        },
    )];
    let minutes = |seconds: i64| {
        let from = local("2026-03-05T09:00");
        let stay = Stay {
            segments: vec![seat(3_000, from, from.plus_seconds(seconds))],
        };
        priced(&stay, &rules).minutes
    };
    assert_eq!([3_600, 3_601, 3_900, 3_901].map(minutes), [60, 60, 60, 120]);
}

fn cover(id: u128, from: &str, until: &str, minutes_left: Option<i64>) -> Cover {
    Cover {
        subscription_id: SubscriptionId::from_uuid(Uuid::from_u128(id)),
        plan_name: format!("Plan {id}"),
        windows: vec![Interval::new(local(from), local(until)).unwrap()],
        resource_kinds: Vec::new(),
        minutes_left,
    }
}

// S4
#[test]
fn a_stay_that_outlives_its_plan_splits() {
    let covers = [cover(1, "2026-03-01T00:00", "2026-03-06T00:00", None)];
    let night = stay("2026-03-05T22:00", "2026-03-06T01:30");
    let quote = price(&night, &terms(&[]), &covers, &cairo()).unwrap();
    assert_eq!(lines(&quote), [(120, 0), (90, 4_500)]);
    assert_eq!((quote.minutes, quote.total.minor()), (210, 4_500));
    let covered = quote.lines.first().unwrap();
    assert_eq!(
        (covered.rule.as_ref(), covered.subscription_id),
        (COVERED, Some(covers[0].subscription_id))
    );
    assert!(covered.reason(Lang::Ar).contains("خطة"));
}

// S4, S5
#[test]
fn hours_are_drawn_in_order_and_only_while_there_are_some() {
    let day = |id, left| cover(id, "2026-03-05T00:00", "2026-03-06T00:00", left);
    let covers = [day(1, Some(30)), day(2, Some(45))];
    let quote = price(
        &stay("2026-03-05T09:00", "2026-03-05T11:00"),
        &terms(&[]),
        &covers,
        &cairo(),
    )
    .unwrap();
    assert_eq!(lines(&quote), [(30, 0), (45, 0), (45, 2_250)]);
    let unlimited = [day(1, Some(30)), day(2, None)];
    let quote = price(
        &stay("2026-03-05T09:00", "2026-03-05T11:00"),
        &terms(&[]),
        &unlimited,
        &cairo(),
    )
    .unwrap();
    assert_eq!(lines(&quote), [(120, 0)]);
    assert_eq!(
        quote.lines.first().and_then(|line| line.subscription_id),
        Some(unlimited[1].subscription_id)
    );
}

// S4
#[test]
fn no_rule_touches_covered_time() {
    let covers = [cover(1, "2026-03-05T00:00", "2026-03-05T10:00", None)];
    let rules = [
        rule("Least", Scope::default(), minimum(9_000)),
        rule("Half", Scope::default(), off(50)),
    ];
    let inside = price(
        &stay("2026-03-05T09:00", "2026-03-05T10:00"),
        &terms(&rules),
        &covers,
        &cairo(),
    )
    .unwrap();
    assert_eq!(
        (inside.total, why(&inside, 0, "Half")),
        (Money::ZERO, Some(WhyNot::Covered))
    );
    let beyond = price(
        &stay("2026-03-05T09:00", "2026-03-05T11:00"),
        &terms(&rules),
        &covers,
        &cairo(),
    )
    .unwrap();
    assert_eq!(lines(&beyond), [(60, 0), (60, 9_000)]);
}

// P1
#[test]
fn quotes_of_before_there_were_rules_read_back() {
    let kept = r#"{"lines":[{"resource_id":"00000000-0000-0000-0000-000000000001","resource_name":"Seat A1","minutes":60,
        "rate_per_hour":3000,"amount":3000,"rule":"metered.per_hour","en":"1 hour","ar":"ساعة واحدة"}],"minutes":60,"total":3000}"#;
    let quote: Quote = serde_json::from_str(kept).unwrap();
    assert_eq!(
        (quote.total.minor(), quote.lines.first().unwrap().applied.len()),
        (3_000, 0)
    );
}

// P1, P7
#[test]
fn the_price_of_a_running_stay_says_how_it_goes_on() {
    let go_on = |until: &str, rules: &[PriceRule], covers: &[Cover]| {
        running(&stay("2026-03-05T09:00", until), &terms(rules), covers, &cairo()).unwrap()
    };
    let expect = |rate, until: Option<&str>| Running {
        rate_per_hour: Money::from_minor(rate),
        increment_minutes: 1,
        grace_minutes: 0,
        until: until.map(local),
    };
    assert_eq!(go_on("2026-03-05T10:00", &[], &[]), expect(3_000, None));
    let evening = [rule("Evening", band(18, 23), rate(4_000))];
    assert_eq!(
        go_on("2026-03-05T10:00", &evening, &[]),
        expect(3_000, Some("2026-03-05T18:00"))
    );
    let capped = [rule("Day cap", Scope::default(), cap(9_000))];
    let before = go_on("2026-03-05T10:00", &capped, &[]);
    assert_eq!(
        (before.rate_per_hour.minor(), before.until),
        (3_000, Some(local("2026-03-05T12:00")))
    );
    let after = go_on("2026-03-05T12:30", &capped, &[]);
    assert_eq!(after.rate_per_hour, Money::ZERO);
    assert_eq!(after.until, None);
    let plan = [cover(1, "2026-03-05T00:00", "2026-03-06T00:00", Some(90))];
    let covered = go_on("2026-03-05T10:00", &[], &plan);
    assert_eq!(
        (covered.rate_per_hour, covered.until),
        (Money::ZERO, Some(local("2026-03-05T10:30")))
    );
}

/// Scopes that hold for a part of a stay.
fn scopes() -> impl Strategy<Value = Scope> {
    let hours = (0i8..24, 1i8..24).prop_map(|(from, length)| band(from, (from + length) % 24));
    let days = proptest::collection::vec(1i8..=7, 1..4).prop_map(|weekdays| Scope {
        weekdays,
        ..Scope::default()
    });
    let lengths = (1i64..600, 1i64..600).prop_map(|(from, more)| Scope {
        from_minute: Some(from),
        until_minute: Some(from + more),
        ..Scope::default()
    });
    prop_oneof![Just(Scope::default()), hours, days, lengths]
}

/// Rules of any effect on time that is neither a package nor a cap.
fn plain_rules() -> impl Strategy<Value = Vec<PriceRule>> {
    let effects = prop_oneof![
        (0i64..20_000).prop_map(rate),
        (1i64..=100).prop_map(off),
        (0i64..20_000).prop_map(|price| Effect::DayRate {
            price: Money::from_minor(price)
        }),
        (0i64..20_000).prop_map(|price| Effect::WeekRate {
            price: Money::from_minor(price)
        }),
        (0i64..50_000).prop_map(minimum),
        (1i64..90, 0i64..30).prop_map(|(step, grace)| Effect::Metering {
            increment_minutes: step,
            grace_minutes: grace.min(step - 1)
        }),
    ];
    proptest::collection::vec((scopes(), effects), 0..6).prop_map(|rules| {
        rules
            .into_iter()
            .enumerate()
            .map(|(at, (scope, effect))| rule(&format!("{at}"), scope, effect))
            .collect()
    })
}

/// The same with packages and caps among them.
fn all_rules() -> impl Strategy<Value = Vec<PriceRule>> {
    let effects = prop_oneof![
        (1i64..700, 0i64..40_000).prop_map(|(minutes, price)| package(minutes, price)),
        (0i64..40_000).prop_map(cap),
        (0i64..90_000).prop_map(|price| Effect::WeeklyCap {
            price: Money::from_minor(price)
        }),
        (0i64..40_000).prop_map(|price| Effect::DayPass {
            price: Money::from_minor(price)
        }),
    ];
    (plain_rules(), proptest::collection::vec((scopes(), effects), 0..4)).prop_map(|(mut rules, more)| {
        rules.extend(
            more.into_iter()
                .enumerate()
                .map(|(at, (scope, effect))| rule(&format!("more {at}"), scope, effect)),
        );
        rules
    })
}

fn covers() -> impl Strategy<Value = Vec<Cover>> {
    let one = (0i64..3_000, 1i64..2_000, proptest::option::of(0i64..600)).prop_map(|(from, length, left)| {
        let from = local("2026-04-22T08:00").plus_minutes(from);
        Cover {
            subscription_id: SubscriptionId::from_uuid(Uuid::from_u128(7)),
            plan_name: "Plan".to_owned(),
            windows: vec![Interval::new(from, from.plus_minutes(length)).unwrap()],
            resource_kinds: Vec::new(),
            minutes_left: left,
        }
    });
    proptest::collection::vec(one, 0..3)
}

fn lasting(millis: i64) -> Stay {
    // Over the clock change of 2026-04-24 when it is long.
    let from = local("2026-04-22T09:20");
    Stay {
        segments: vec![seat(3_333, from, from.plus_millis(millis))],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    // P4
    #[test]
    fn a_longer_stay_never_costs_less(
        rules in all_rules(), covers in covers(), length in 0i64..4_000, more in 0i64..600, seconds in 0i64..60,
    ) {
        let cost = |millis| price(&lasting(millis), &terms(&rules), &covers, &cairo()).unwrap().total;
        let millis = length * MINUTE + seconds * 1_000;
        prop_assert!(cost(millis) <= cost(millis + more * MINUTE));
    }

    // P1, P3, S4
    #[test]
    fn the_parts_sum_to_the_whole(rules in all_rules(), covers in covers(), length in 0i64..4_000) {
        let quote = price(&lasting(length * MINUTE), &terms(&rules), &covers, &cairo()).unwrap();
        prop_assert_eq!(Money::sum(quote.lines.iter().map(|line| line.amount)), Ok(quote.total));
        prop_assert_eq!(quote.lines.iter().map(|line| line.minutes).sum::<i64>(), quote.minutes);
        for line in &quote.lines {
            prop_assert!(!line.amount.is_negative() && line.minutes > 0);
            prop_assert!(line.subscription_id.is_none() || line.amount.is_zero());
            let changed = Money::sum(line.applied.iter().map(|applied| applied.amount)).unwrap();
            if line.subscription_id.is_none() {
                // What the place costs, and what each rule made of it, is what is charged.
                let own = Money::from_minor(3_333).share(line.minutes, 60).unwrap();
                prop_assert_eq!(own.plus(changed), Ok(line.amount));
            }
            // Every rule for time is told once, as applied or as passed over.
            prop_assert_eq!(line.applied.len() + line.passed_over.len(), rules.len());
        }
        // Plans change who pays, not how much time is counted.
        let alone = price(&lasting(length * MINUTE), &terms(&rules), &[], &cairo()).unwrap();
        prop_assert_eq!(alone.minutes, quote.minutes);
        // A minimum, or the price of a day, may fall due in time that has no percentage off.
        let at_once = rules.iter().any(|rule| rule.effect.kind().flat() || rule.effect.kind() == EffectKind::MinimumCharge);
        prop_assert!(at_once || quote.total.minor() <= alone.total.minor() + quote.lines.len() as i64);
    }

    // S4
    #[test]
    fn no_more_than_the_hours_left_are_drawn(covers in covers(), length in 0i64..4_000, step in 1i64..90) {
        let mut terms = terms(&[]);
        terms.metering.increment_minutes = step;
        let quote = price(&lasting(length * MINUTE), &terms, &covers, &cairo()).unwrap();
        let drawn: i64 = quote.lines.iter().filter(|line| line.subscription_id.is_some()).map(|line| line.minutes).sum();
        if let Some(left) = covers.iter().map(|cover| cover.minutes_left).sum::<Option<i64>>() {
            prop_assert!(drawn <= left);
        }
        prop_assert!(drawn <= quote.minutes);
    }

    // P1
    #[test]
    fn the_same_question_has_the_same_answer(rules in all_rules(), covers in covers(), length in 0i64..4_000) {
        let ask = || price(&lasting(length * MINUTE), &terms(&rules), &covers, &cairo()).unwrap();
        let quote = ask();
        prop_assert_eq!(&quote, &ask());
        let kept = serde_json::to_string(&quote).unwrap();
        prop_assert_eq!(serde_json::from_str::<Quote>(&kept).unwrap(), quote);
    }

    #[test]
    fn a_ticking_total_never_strays_from_the_price(rules in all_rules(), covers in covers(), length in 0i64..3_000, ahead in 0i64..720) {
        let (terms, now) = (terms(&rules), length * MINUTE);
        let go_on = running(&lasting(now), &terms, &covers, &cairo()).unwrap();
        let at = now + ahead * MINUTE;
        let lasts = go_on.until.is_none_or(|until| lasting(at).segments[0].ended_at <= until);
        if lasts {
            let quote = |millis| price(&lasting(millis), &terms, &covers, &cairo()).unwrap();
            let (before, after) = (quote(now), quote(at));
            let ticked = before.total.plus(go_on.rate_per_hour.share(after.minutes - before.minutes, 60).unwrap()).unwrap();
            let off = after.total.minus(ticked).unwrap().minor().abs();
            prop_assert!(off <= 6 + ahead / 60, "{off} off after {ahead} minutes, {go_on:?}");
        }
    }
}
