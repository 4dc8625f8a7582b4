use jiff::civil::time;
use proptest::prelude::*;

use super::*;
use crate::{
    money::{Money, Percent},
    refusal::Refusal,
    spaces::{Opening, OpeningHours},
    time::{Instant, Interval, Zone},
};

fn cairo() -> Zone {
    Zone::named("Africa/Cairo").unwrap()
}

fn at(local: &str) -> Instant {
    cairo().instant_of(local.parse().unwrap())
}

fn span(from: &str, until: &str) -> Interval {
    Interval::new(at(from), at(until)).unwrap()
}

/// On Sunday 22 November 2026.
fn on(from: &str, until: &str) -> Interval {
    span(&format!("2026-11-22T{from}"), &format!("2026-11-22T{until}"))
}

fn asked(interval: Interval) -> Asked {
    Asked {
        interval,
        attendees: 1,
        channel: Channel::Member,
        now: at("2026-11-20T10:07:30"),
    }
}

fn code(asked: &Asked, settings: &BookingSettings) -> String {
    let open = [on("09:00", "23:00"), span("2026-11-20T09:00", "2026-11-20T23:00")];
    let place = Place {
        name: "Meeting room",
        capacity: 6,
        settings,
        open: &open,
        zone: &cairo(),
    };
    match check(asked, &place) {
        Ok(()) => "fine".to_owned(),
        Err(refusal) => {
            let refusal = Refusal::from(refusal);
            assert!(!refusal.en.is_empty() && !refusal.ar.is_empty());
            refusal.code.into_owned()
        }
    }
}

// B5
#[test]
fn every_setting_of_a_place_is_checked() {
    let plain = BookingSettings::default();
    assert_eq!(code(&asked(on("10:00", "12:00")), &plain), "fine");
    assert_eq!(code(&asked(on("10:05", "12:00")), &plain), "booking.off_steps");
    assert_eq!(code(&asked(on("10:00", "12:10")), &plain), "booking.off_steps");
    assert_eq!(code(&asked(on("10:00", "10:15")), &plain), "booking.too_short");
    assert_eq!(code(&asked(on("08:45", "10:00")), &plain), "booking.closed");
    assert_eq!(code(&asked(on("22:00", "23:15")), &plain), "booking.closed");
    assert_eq!(code(&asked(on("22:00", "23:00")), &plain), "fine");
    let short = BookingSettings {
        max_minutes: 120,
        ..plain.clone()
    };
    assert_eq!(code(&asked(on("10:00", "12:00")), &short), "fine");
    assert_eq!(code(&asked(on("10:00", "12:15")), &short), "booking.too_long");
    let near = BookingSettings {
        advance_days: 1,
        ..plain.clone()
    };
    assert_eq!(code(&asked(on("10:00", "12:00")), &near), "booking.too_far_ahead");
    let mut crowd = asked(on("10:00", "12:00"));
    crowd.attendees = 7;
    assert_eq!(code(&crowd, &plain), "booking.too_many_people");
}

// B5: the step that goes on can still be booked, the one before can't.
#[test]
fn now_is_the_step_that_goes_on_or_the_end_of_the_lead_time() {
    let plain = BookingSettings::default();
    let today = |from: &str| asked(span(&format!("2026-11-20T{from}"), "2026-11-20T12:00"));
    assert_eq!(code(&today("10:00"), &plain), "fine");
    assert_eq!(code(&today("09:45"), &plain), "booking.in_the_past");
    let led = BookingSettings {
        lead_minutes: 60,
        ..plain
    };
    assert_eq!(code(&today("11:00"), &led), "booking.too_soon");
    assert_eq!(code(&today("11:15"), &led), "fine");
    let mut desk = today("10:00");
    desk.channel = Channel::Desk;
    assert_eq!(code(&desk, &led), "fine");
}

// B5
#[test]
fn who_may_book_is_a_setting() {
    let mut wanted = asked(on("10:00", "12:00"));
    for (who, allowed) in [
        (WhoMayBook::Staff, vec![Channel::Desk]),
        (
            WhoMayBook::Members,
            vec![Channel::Desk, Channel::Member, Channel::Display],
        ),
        (WhoMayBook::Anybody, Channel::ALL.to_vec()),
    ] {
        for channel in Channel::ALL {
            wanted.channel = *channel;
            let settings = BookingSettings {
                who,
                ..BookingSettings::default()
            };
            let fine = code(&wanted, &settings) == "fine";
            assert_eq!(fine, allowed.contains(channel), "{who:?} {channel:?}");
        }
    }
}

// B5: what is said nearest to the resource holds.
#[test]
fn layers_say_only_what_they_change() {
    let kind = SettingsChoice {
        max_minutes: Some(240),
        approval: Some(true),
        ..SettingsChoice::default()
    };
    let one = SettingsChoice {
        approval: Some(false),
        cancellation_fee: Some(Percent::from_basis_points(5_000).unwrap()),
        ..SettingsChoice::default()
    };
    let resolved = BookingSettings::default().under(&kind).under(&one);
    assert_eq!((resolved.max_minutes, resolved.approval), (240, false));
    assert_eq!(resolved.cancellation.fee.basis_points(), 5_000);
    assert_eq!(resolved.cancellation.free_until_minutes, 1_440);
    for scope in [
        SettingsScope::Space,
        SettingsScope::Kind(crate::resources::ResourceKind::Room),
        SettingsScope::Resource(uuid::Uuid::from_u128(7).into()),
    ] {
        assert_eq!(SettingsScope::named(&scope.name()), Some(scope));
    }
    assert_eq!(SettingsScope::named("lockers"), None);
    let odd = SettingsChoice {
        granularity_minutes: Some(50),
        ..SettingsChoice::default()
    };
    assert_eq!(odd.check().unwrap_err().field.as_deref(), Some("granularityMinutes"));
    let long = SettingsChoice {
        max_minutes: Some(i64::MAX),
        ..SettingsChoice::default()
    };
    assert_eq!(long.check().unwrap_err().field.as_deref(), Some("maxMinutes"));
    let upside_down = BookingSettings {
        min_minutes: 300,
        ..resolved
    };
    assert_eq!(
        upside_down.consistent().unwrap_err().field.as_deref(),
        Some("minMinutes")
    );
}

fn half_after_a_day() -> BookingPolicy {
    BookingSettings {
        cancellation: CancellationPolicy {
            free_until_minutes: 1_440,
            fee: Percent::from_basis_points(5_000).unwrap(),
        },
        no_show_fee: Percent::from_basis_points(10_000).unwrap(),
        ..BookingSettings::default()
    }
    .policy()
}

// B9: exactly 24:00:00 before counts as in time, a millisecond later does not.
#[test]
fn the_boundary_of_calling_off_counts_as_in_time() {
    let (policy, starts, amount) = (half_after_a_day(), at("2026-11-22T10:00"), Money::from_minor(20_001));
    let fee = |now: Instant| policy.cancellation_fee(starts, amount, now).unwrap().minor();
    let boundary = at("2026-11-21T10:00");
    assert_eq!(policy.free_until(starts), Some(boundary));
    assert_eq!(
        [fee(boundary), fee(boundary.plus_millis(1)), fee(starts)],
        [0, 10_001, 10_001]
    );
    assert_eq!(policy.no_show_fee(amount).unwrap(), amount);
    assert_eq!(policy.released_at(starts), at("2026-11-22T10:15"));
}

// B9
#[test]
fn a_move_inside_the_penalty_window_cannot_dodge_the_fee() {
    let (policy, starts, amount) = (half_after_a_day(), at("2026-11-22T10:00"), Money::from_minor(20_000));
    let late = at("2026-11-22T08:00");
    let moved = policy.after_move(starts, amount, late).unwrap();
    let next_month = at("2026-12-22T10:00");
    assert_eq!(moved.free_until(next_month), None);
    assert_eq!(
        moved
            .cancellation_fee(next_month, Money::from_minor(1_000), late)
            .unwrap()
            .minor(),
        10_000
    );
    assert_eq!(moved.owed_beside(Money::from_minor(4_000)).unwrap().minor(), 6_000);
    assert_eq!(moved.owed_beside(Money::from_minor(40_000)).unwrap(), Money::ZERO);
    let early = policy.after_move(starts, amount, at("2026-11-21T10:00")).unwrap();
    assert_eq!(early, policy);
}

// B3, B6
#[test]
fn gaps_leave_room_for_the_turnaround() {
    let open = [on("09:00", "18:00")];
    let taken = [on("10:00", "11:15"), on("12:00", "13:15")];
    let search = Search {
        open: &open,
        taken: &taken,
        turnaround_minutes: 15,
        earliest: at("2026-11-22T09:30"),
    };
    let found = gaps(&search);
    assert_eq!(
        found,
        [on("09:30", "09:45"), on("11:15", "11:45"), on("13:15", "18:00")]
    );
    let wanted = on("12:00", "13:00");
    assert_eq!(nearest(wanted, &found, 15, &cairo(), 3), [on("13:15", "14:15")]);
    assert_eq!(
        nearest(on("11:30", "12:00"), &found, 15, &cairo(), 3),
        [on("11:15", "11:45"), on("13:15", "13:45")]
    );
}

// B6: a claim of another place after closing still needs its own start untouched.
#[test]
fn a_claim_after_closing_bounds_the_turnaround() {
    let open = [on("09:00", "12:00")];
    let taken = [on("12:10", "13:00")];
    let search = Search {
        open: &open,
        taken: &taken,
        turnaround_minutes: 30,
        earliest: at("2026-11-22T00:00"),
    };
    assert_eq!(gaps(&search), [on("09:00", "11:40")]);
}

#[test]
fn when_reads_in_both_languages() {
    let when = When::of(on("10:00", "12:30"), &cairo());
    assert_eq!(when.words(crate::text::Lang::En), "22 November 2026, 10:00–12:30");
    assert_eq!(when.words(crate::text::Lang::Ar), "22 نوفمبر 2026، من 10:00 إلى 12:30");
    let night = When::of(span("2026-11-22T22:00", "2026-11-23T01:00"), &cairo());
    assert_eq!(
        night.words(crate::text::Lang::En),
        "22 November 2026 22:00 to 23 November 2026 01:00"
    );
}

// B5, T5: open hours join where one opening ends as the next begins, also over a clock change.
#[test]
fn openings_back_to_back_are_one() {
    let daily = |weekday| Opening {
        weekday,
        opens: time(0, 0, 0, 0),
        closes: time(0, 0, 0, 0),
    };
    let always = OpeningHours::new((1..=7).map(daily).collect()).unwrap();
    let night = span("2026-10-29T22:00", "2026-10-30T02:00");
    let open = always.around(night, &cairo());
    assert_eq!(open.len(), 1);
    assert!(open[0].start() <= night.start() && night.end() <= open[0].end());
}

proptest! {
    // B6: what is offered is free, open, as long as asked and on steps.
    #[test]
    fn what_is_offered_can_be_booked(
        starts in proptest::collection::btree_set(0i64..56, 0..6),
        wanted in 0i64..52, steps in 1i64..8, turnaround in 0i64..4,
    ) {
        let zone = cairo();
        let base = at("2026-11-22T09:00");
        let quarter = |n: i64| base.plus_minutes(n * 15);
        let open = [Interval::new(base, quarter(56)).unwrap()];
        let mut taken: Vec<Interval> = Vec::new();
        for start in starts {
            let one = Interval::new(quarter(start), quarter(start + 2)).unwrap();
            if taken.last().is_none_or(|last| last.end() <= one.start()) {
                taken.push(one);
            }
        }
        let search = Search { open: &open, taken: &taken, turnaround_minutes: turnaround * 15, earliest: base };
        let wanted = Interval::new(quarter(wanted), quarter(wanted + steps)).unwrap();
        for one in nearest(wanted, &gaps(&search), 15, &zone, 3) {
            prop_assert_eq!(one.millis(), wanted.millis());
            prop_assert!(open[0].start() <= one.start() && one.end() <= open[0].end());
            prop_assert_eq!(one.start().minutes_since(base) % 15, 0);
            let with_turnaround = Interval::new(one.start(), one.end().plus_minutes(turnaround * 15)).unwrap();
            prop_assert!(taken.iter().all(|taken| !taken.overlaps(with_turnaround)));
        }
    }

    // B9: calling off later never costs less, and moving never makes it cheaper.
    #[test]
    fn waiting_and_moving_never_save_a_fee(minutes in 0i64..5_000, amount in 0i64..1_000_000, later in 0i64..5_000) {
        let (policy, starts) = (half_after_a_day(), at("2026-11-25T10:00"));
        let (amount, now) = (Money::from_minor(amount), starts.plus_minutes(-minutes));
        let fee = policy.cancellation_fee(starts, amount, now).unwrap();
        prop_assert!(policy.cancellation_fee(starts, amount, now.plus_minutes(later)).unwrap() >= fee);
        let moved = policy.after_move(starts, amount, now).unwrap();
        prop_assert!(moved.cancellation_fee(starts.plus_hours(10_000), amount, now).unwrap() >= fee);
        let again = moved.after_move(starts, Money::ZERO, now).unwrap();
        prop_assert!(again.kept_fee >= moved.kept_fee);
    }
}
