use std::collections::BTreeSet;

use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;
use crate::{
    recurrence::Rule,
    time::{DateTime, Zone},
};

fn cairo() -> Zone {
    Zone::named("Africa/Cairo").unwrap()
}

fn rule(text: &str) -> Rule {
    text.parse().unwrap()
}

fn course(text: &str) -> Course {
    Course {
        rule: rule(text),
        // A Tuesday.
        begins: date(2026, 11, 24).at(10, 0, 0, 0),
        first_number: 1,
    }
}

/// The occurrences of a course from `from` on, of which `kept` do not follow it.
fn slots(course: &Course, from: i64, count: usize, kept: &[i64]) -> Vec<Slot> {
    let zone = cairo();
    let walls = course.rule.occurrences(course.begins, &zone, date(2030, 1, 1));
    (course.first_number..)
        .zip(walls.take(count))
        .filter(|(number, _)| *number >= from)
        .map(|(number, wall)| Slot {
            number,
            wall,
            follows: !kept.contains(&number),
        })
        .collect()
}

fn wall_of(slots: &[Slot], number: i64) -> DateTime {
    slots.iter().find(|slot| slot.number == number).unwrap().wall
}

fn planned(course: &Course, last: i64, slots: &[Slot], edit: &Edit) -> Plan {
    plan(course, last, slots, edit, &cairo(), date(2027, 11, 24)).unwrap()
}

// R3, R4: the time of a series of 52 changes from the tenth on, of which one was moved by itself and one deleted.
#[test]
fn the_time_changes_from_the_tenth_on_and_exceptions_stay() {
    let course = course("FREQ=WEEKLY;COUNT=52");
    let slots = slots(&course, 10, 52, &[12, 15]);
    let chosen = wall_of(&slots, 10);
    let edit = Edit {
        from: 10,
        chosen,
        to: chosen.date().to_datetime(time(15, 0, 0, 0)),
        rule: None,
    };
    let plan = planned(&course, 52, &slots, &edit);
    assert_eq!(plan.course.rule.to_string(), "FREQ=WEEKLY;COUNT=43");
    assert_eq!((plan.course.first_number, plan.last_number), (10, 52));
    assert!(plan.complete && plan.drops.is_empty() && plan.makes.is_empty());
    assert_eq!(plan.moves.len(), 41);
    assert!(plan.moves.iter().all(|(number, new, to)| {
        number == new && *to == wall_of(&slots, *number).date().to_datetime(time(15, 0, 0, 0))
    }));
    assert!(!plan.moves.iter().any(|(number, ..)| [12, 15].contains(number)));
}

// R4: also when it goes to another weekday; the n-th goes to the n-th.
#[test]
fn another_weekday_keeps_the_deleted_week_free() {
    let course = course("FREQ=WEEKLY;BYDAY=TU");
    let slots = slots(&course, 3, 20, &[5]);
    let chosen = wall_of(&slots, 3);
    let edit = Edit {
        from: 3,
        chosen,
        to: chosen
            .date()
            .checked_add(jiff::Span::new().days(2))
            .unwrap()
            .to_datetime(chosen.time()),
        rule: None,
    };
    let plan = planned(&course, 20, &slots, &edit);
    assert_eq!(plan.course.rule.to_string(), "FREQ=WEEKLY;BYDAY=TH");
    let first = plan.moves.first().unwrap();
    assert_eq!(first.0, 20, "those that go later begin with the last");
    for (number, _, to) in &plan.moves {
        let days = to.date().duration_since(wall_of(&slots, *number).date()).as_hours() / 24;
        assert_eq!(days, 2);
    }
    // Up to the horizon of a year, one a week.
    assert_eq!(plan.last_number, 52);
    assert!(!plan.complete);
}

// R4: a change of rhythm leaves the days alone on which one was deleted or moved by itself.
#[test]
fn another_rhythm_keeps_deleted_days_free() {
    let course = course("FREQ=WEEKLY;COUNT=10");
    let slots = slots(&course, 2, 10, &[4]);
    let chosen = wall_of(&slots, 2);
    let edit = Edit {
        from: 2,
        chosen,
        to: chosen,
        rule: Some(rule("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12")),
    };
    let plan = planned(&course, 10, &slots, &edit);
    assert_eq!(plan.course.first_number, 11);
    assert_eq!(plan.kept_out.len(), 1);
    assert_eq!(plan.kept_out.first().unwrap().1.date(), wall_of(&slots, 4).date());
    assert_eq!((plan.moves.len(), plan.makes.len(), plan.drops.len()), (8, 3, 0));
    assert_eq!((plan.last_number, plan.complete), (22, true));
    // Less often: what is left over is dropped.
    let rarely = Edit {
        rule: Some(rule("FREQ=MONTHLY;COUNT=3")),
        ..edit
    };
    let plan = planned(&course, 10, &slots, &rarely);
    assert_eq!((plan.moves.len(), plan.drops.len()), (3, 5));
}

// R3
#[test]
fn an_edit_of_all_after_an_edit_of_some_moves_both_parts() {
    let first = course("FREQ=WEEKLY;COUNT=6");
    let before = slots(&first, 1, 6, &[]);
    let course = Course {
        rule: rule("FREQ=WEEKLY;COUNT=3"),
        begins: wall_of(&before, 4).date().at(15, 0, 0, 0),
        first_number: 4,
    };
    let mut now: Vec<Slot> = before.into_iter().take(3).collect();
    now.extend(slots(&course, 4, 3, &[]));
    let edit = Edit {
        from: 1,
        chosen: now[0].wall,
        to: now[0].wall.date().at(8, 0, 0, 0),
        rule: None,
    };
    let plan = planned(&course, 6, &now, &edit);
    assert_eq!(plan.moves.len(), 6);
    assert!(
        plan.moves
            .iter()
            .all(|(number, _, to)| *to == wall_of(&now, *number).date().at(8, 0, 0, 0))
    );
    assert_eq!((plan.course.first_number, plan.complete), (4, true));
}

#[test]
fn a_longer_end_makes_more_and_an_earlier_one_drops_the_rest() {
    let course = course("FREQ=WEEKLY;COUNT=10");
    let slots = slots(&course, 5, 10, &[7]);
    let chosen = wall_of(&slots, 5);
    let with = |text: &str| Edit {
        from: 5,
        chosen,
        to: chosen,
        rule: Some(rule(text)),
    };
    let longer = planned(&course, 10, &slots, &with("FREQ=WEEKLY;COUNT=8"));
    assert_eq!(
        longer.makes.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        [11, 12]
    );
    let shorter = planned(&course, 10, &slots, &with("FREQ=WEEKLY;COUNT=2"));
    assert_eq!(shorter.drops, [8, 9, 10]);
    assert!(shorter.complete);
}

#[test]
fn what_can_change_lies_ahead_and_is_not_billed() {
    let now = Instant::from_millis(1_000_000);
    let later = now.plus_minutes(1);
    assert!(can_change(BookingState::Confirmed, later, false, now));
    assert!(!can_change(BookingState::Confirmed, now, false, now));
    assert!(!can_change(BookingState::Confirmed, later, true, now));
    for state in [
        BookingState::CheckedIn,
        BookingState::Cancelled,
        BookingState::Completed,
        BookingState::NoShow,
    ] {
        assert!(!can_change(state, later, false, now), "{state:?}");
    }
    assert_eq!(horizon(date(2026, 11, 20), 366), date(2027, 11, 21));
    assert_eq!(horizon(date(2026, 11, 20), 3_660), date(2028, 11, 20));
    assert!(check_cut(date(2026, 12, 1), date(2026, 12, 1)).is_ok());
    assert!(check_cut(date(2026, 12, 1), date(2026, 11, 30)).is_err());
    assert!(check_cut(date(2026, 12, 1), date(2027, 12, 2)).is_err());
}

proptest! {
    // R3, R4: whatever is edited, what does not follow the series stays, each of the others goes to one place of its own,
    // and none goes where another still is.
    #[test]
    fn an_edit_moves_each_once_and_what_is_kept_never(
        which in 0usize..5, new in proptest::option::of(0usize..5), from in 1i64..20, by in -20i64..20, hour in 0i8..24,
        kept in proptest::collection::btree_set(1i64..30, 0..8),
    ) {
        let rules = [
            "FREQ=DAILY;COUNT=30", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=30", "FREQ=WEEKLY;INTERVAL=2;COUNT=30", "FREQ=MONTHLY;COUNT=30",
            "FREQ=MONTHLY;BYDAY=-1TU;COUNT=30",
        ];
        let course = course(rules[which]);
        let kept: Vec<i64> = kept.into_iter().collect();
        let slots = slots(&course, from, 30, &kept);
        let chosen = slots[0].wall;
        let edit = Edit {
            from,
            chosen,
            to: chosen.date().checked_add(jiff::Span::new().days(by)).unwrap().at(hour, 0, 0, 0),
            rule: new.map(|new| rule(rules[new])),
        };
        let Ok(plan) = plan(&course, 30, &slots, &edit, &cairo(), date(2027, 11, 24)) else {
            return Ok(());
        };
        let follows: BTreeSet<i64> = slots.iter().filter(|slot| slot.follows).map(|slot| slot.number).collect();
        let touched: Vec<i64> = plan.moves.iter().map(|(number, ..)| *number).chain(plan.drops.iter().copied()).collect();
        prop_assert_eq!(touched.iter().copied().collect::<BTreeSet<_>>(), follows);
        prop_assert_eq!(touched.len(), touched.iter().collect::<BTreeSet<_>>().len());
        let numbers: Vec<i64> = plan.moves.iter().map(|(_, number, _)| *number).chain(plan.makes.iter().map(|(number, _)| *number)).collect();
        prop_assert_eq!(numbers.len(), numbers.iter().collect::<BTreeSet<_>>().len());
        prop_assert!(numbers.iter().all(|number| *number <= plan.last_number && !kept.contains(number)));
        let mut at: std::collections::BTreeMap<i64, DateTime> = slots.iter().filter(|slot| slot.follows).map(|slot| (slot.number, slot.wall)).collect();
        for number in &plan.drops {
            at.remove(number);
        }
        for (number, _, to) in &plan.moves {
            at.remove(number);
            prop_assert!(!at.values().any(|wall| wall == to), "{} takes the place of another", number);
            at.insert(*number, *to);
        }
    }
}
