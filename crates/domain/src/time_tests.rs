use proptest::prelude::*;

use super::*;

fn cairo() -> Zone {
    Zone::named("Africa/Cairo").unwrap()
}

fn at(local: &str) -> Instant {
    cairo().instant_of(local.parse().unwrap())
}

// T1
#[test]
fn instants_read_and_write_as_utc() {
    let instant: Instant = "2026-04-23T23:30:00+02:00".parse().unwrap();
    assert_eq!(instant.to_string(), "2026-04-23T21:30:00Z");
    assert_eq!(serde_json::to_string(&instant).unwrap(), "\"2026-04-23T21:30:00Z\"");
    assert_eq!(cairo().local(instant).to_string(), "2026-04-23T23:30:00");
    assert_eq!("tomorrow".parse::<Instant>(), Err(TimeRefusal::NotAnInstant));
    assert!(matches!(
        "Africa/Kairo".parse::<Zone>(),
        Err(TimeRefusal::UnknownZone { .. })
    ));
}

// T2
#[test]
fn an_interval_is_half_open_and_never_empty() {
    let [nine, ten, eleven] = [9, 10, 11].map(|h| Instant::from_millis(0).plus_hours(h));
    let (first, second) = (Interval::new(nine, ten).unwrap(), Interval::new(ten, eleven).unwrap());
    assert!(!first.overlaps(second) && !second.overlaps(first));
    assert!(first.contains(nine) && !first.contains(ten));
    assert!(Interval::new(ten, ten).is_err());
    assert!(Interval::new(ten, nine).is_err());
    assert!(
        serde_json::from_str::<Interval>(r#"{"start":"2026-01-01T10:00:00Z","end":"2026-01-01T09:00:00Z"}"#).is_err()
    );
}

// T3
#[test]
fn a_skipped_local_time_moves_forward_and_a_repeated_one_is_the_first() {
    assert_eq!(at("2026-04-24T00:30:00"), at("2026-04-24T01:30:00"));
    assert_eq!(at("2026-10-29T23:30:00").to_string(), "2026-10-29T20:30:00Z");
}

// T5
#[test]
fn the_two_nights_on_which_cairo_changes_its_clocks() {
    let spring = Interval::new(at("2026-04-23T23:30:00"), at("2026-04-24T01:30:00")).unwrap();
    assert_eq!(spring.minutes(), 60);
    let autumn = Interval::new(at("2026-10-29T22:30:00"), at("2026-10-30T00:30:00")).unwrap();
    assert_eq!(autumn.minutes(), 180);
}

#[test]
fn a_clock_that_jumps_back_gives_no_negative_length() {
    let now = Instant::from_millis(1_000_000);
    assert_eq!(now.plus_minutes(-90).minutes_since(now), 0);
    assert_eq!(
        Instant::from_millis(i64::MAX).plus_hours(i64::MAX),
        Instant::from_millis(i64::MAX)
    );
}

proptest! {
    // T2
    #[test]
    fn overlap_is_symmetric_and_means_a_shared_instant(a in 0i64..50, b in 1i64..50, c in 0i64..50, d in 1i64..50) {
        let of = |from: i64, long: i64| {
            Interval::new(Instant::from_millis(from), Instant::from_millis(from + long)).unwrap()
        };
        let (x, y) = (of(a, b), of(c, d));
        let shared = (0..100).any(|ms| x.contains(Instant::from_millis(ms)) && y.contains(Instant::from_millis(ms)));
        prop_assert_eq!(x.overlaps(y), shared);
        prop_assert_eq!(y.overlaps(x), shared);
    }

    // T1, T3
    #[test]
    fn local_time_reads_back_to_the_same_wall_clock(ms in 1_700_000_000_000i64..1_900_000_000_000) {
        let local = cairo().local(Instant::from_millis(ms));
        prop_assert_eq!(cairo().local(cairo().instant_of(local)), local);
    }
}
