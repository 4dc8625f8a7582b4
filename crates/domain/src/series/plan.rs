//! What becomes of each occurrence when a series changes.

use std::collections::HashSet;

use jiff::Span;

use crate::{
    recurrence::{RecurrenceRefusal, Rule},
    time::{Date, DateTime, Zone},
};

/// The rule of a series as it is now, and the number of the occurrence that it makes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The rule.
    pub rule: Rule,
    /// From this wall time on.
    pub begins: DateTime,
    /// The number of its first occurrence.
    pub first_number: i64,
}

/// An occurrence that was made or left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its number, from 1.
    pub number: i64,
    /// When it is on the wall.
    pub wall: DateTime,
    /// Whether it follows its series: not when it was deleted, left out or changed by itself, or is over (R3, R4).
    pub follows: bool,
}

/// A change of a series from an occurrence on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// From this number on.
    pub from: i64,
    /// When the occurrence that was chosen is on the wall.
    pub chosen: DateTime,
    /// When it is to be.
    pub to: DateTime,
    /// A rule in place of the one that was, counted from the chosen one on.
    pub rule: Option<Rule>,
}

/// What becomes of the occurrences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The rule from now on.
    pub course: Course,
    /// Those that move: the number, the number they have then, and when they are then. In an order in which none takes
    /// the place of another that has not moved yet.
    pub moves: Vec<(i64, i64, DateTime)>,
    /// Those that the new rule has no more.
    pub drops: Vec<i64>,
    /// Those that it has in addition.
    pub makes: Vec<(i64, DateTime)>,
    /// Those that it would have, on days that were deleted or changed apart from the series (R4).
    pub kept_out: Vec<(i64, DateTime)>,
    /// The number of the last one that was made or left out.
    pub last_number: i64,
    /// Whether the rule ends with these.
    pub complete: bool,
}

/// Plans an edit. `slots` are the occurrences from `edit.from` on, by number; occurrences are made up to the day
/// `horizon`, and as far as those that were made already.
///
/// An edit that keeps the rhythm moves the n-th occurrence to the n-th of the new rule. One that changes it lets the
/// occurrences take the places of the new rule in their order, and leaves days alone on which one was deleted or changed
/// by itself. What does not follow the series never changes (R3, R4).
pub fn plan(
    course: &Course,
    last_number: i64,
    slots: &[Slot],
    edit: &Edit,
    zone: &Zone,
    horizon: Date,
) -> Result<Plan, RecurrenceRefusal> {
    let reach = slots
        .iter()
        .map(|slot| slot.wall.date())
        .max()
        .unwrap_or(horizon)
        .max(horizon);
    match &edit.rule {
        Some(rule) if edit.from < course.first_number || !rule.keeps_step_with(&course.rule) => {
            Ok(anew(rule, last_number, slots, edit, zone, reach, horizon))
        }
        rule => in_step(course, rule.as_ref(), last_number, slots, edit, zone, reach, horizon),
    }
}

/// The days by which the chosen occurrence moves.
fn days(edit: &Edit) -> Span {
    let hours = edit.to.date().duration_since(edit.chosen.date()).as_hours();
    Span::new().try_days(hours / 24).unwrap_or_default()
}

fn shifted(wall: DateTime, edit: &Edit) -> Option<DateTime> {
    Some(wall.date().checked_add(days(edit)).ok()?.to_datetime(edit.to.time()))
}

#[expect(clippy::too_many_arguments, reason = "the parts of one plan")]
fn in_step(
    course: &Course,
    rule: Option<&Rule>,
    last_number: i64,
    slots: &[Slot],
    edit: &Edit,
    zone: &Zone,
    reach: Date,
    horizon: Date,
) -> Result<Plan, RecurrenceRefusal> {
    let not_movable = RecurrenceRefusal::NotMovable;
    // Where the rule stands when the edit begins.
    let splits = edit.from > course.first_number;
    let passed = usize::try_from(edit.from - course.first_number).unwrap_or(0);
    let meant = course
        .rule
        .occurrences(course.begins, zone, reach)
        .nth(passed)
        .ok_or(RecurrenceRefusal::NoOccurrence)?;
    let first_number = if splits { edit.from } else { course.first_number };
    let begins = shifted(meant, edit).ok_or_else(|| not_movable.clone())?;
    let new = match rule {
        Some(rule) => rule.clone(),
        None => course
            .rule
            .clone()
            .after(u32::try_from(passed).unwrap_or(u32::MAX))
            .and_then(|rule| rule.moved(meant.date(), begins.date()))
            .ok_or(not_movable)?,
    };
    // Days of the new rule may come before the day to which the chosen one goes.
    let far = reach.checked_add(days(edit)).unwrap_or(reach).max(reach);
    let mut occurrences = new.occurrences(begins, zone, far);
    let walls: Vec<DateTime> = occurrences.by_ref().take(super::MOST_AT_ONCE * 2).collect();
    let at = |number: i64| {
        let index = usize::try_from(number - first_number).ok()?;
        walls.get(index).copied()
    };
    let (mut moves, mut drops) = (Vec::new(), Vec::new());
    for slot in slots.iter().filter(|slot| slot.follows) {
        let to = if slot.number < first_number {
            shifted(slot.wall, edit)
        } else {
            at(slot.number)
        };
        match to {
            Some(to) => moves.push((slot.number, slot.number, to)),
            None => drops.push(slot.number),
        }
    }
    let mut makes = Vec::new();
    let mut last = last_number;
    let mut number = last_number + 1;
    while let Some(wall) = at(number).filter(|wall| wall.date() <= horizon) {
        makes.push((number, wall));
        last = number;
        number += 1;
    }
    let complete = at(number).is_none() && occurrences.next().is_none() && occurrences.ended();
    Ok(Plan {
        course: Course {
            rule: new,
            begins,
            first_number,
        },
        moves: in_order(moves, slots),
        drops,
        makes,
        kept_out: Vec::new(),
        last_number: last,
        complete,
    })
}

fn anew(rule: &Rule, last_number: i64, slots: &[Slot], edit: &Edit, zone: &Zone, reach: Date, horizon: Date) -> Plan {
    let kept: HashSet<Date> = slots
        .iter()
        .filter(|slot| !slot.follows)
        .map(|slot| slot.wall.date())
        .collect();
    let mut following = slots.iter().filter(|slot| slot.follows);
    let first_number = last_number + 1;
    let begins = slots
        .first()
        .and_then(|slot| shifted(slot.wall, edit))
        .unwrap_or(edit.to);
    let mut occurrences = rule.occurrences(begins, zone, reach);
    let (mut moves, mut makes, mut kept_out) = (Vec::new(), Vec::new(), Vec::new());
    let mut number = first_number;
    for wall in occurrences.by_ref().take(super::MOST_AT_ONCE * 2) {
        if kept.contains(&wall.date()) {
            kept_out.push((number, wall));
        } else if let Some(slot) = following.next() {
            moves.push((slot.number, number, wall));
        } else if wall.date() <= horizon {
            makes.push((number, wall));
        } else {
            break;
        }
        number += 1;
    }
    let drops = following.map(|slot| slot.number).collect();
    Plan {
        course: Course {
            rule: rule.clone(),
            begins,
            first_number,
        },
        moves: in_order(moves, slots),
        drops,
        makes,
        kept_out,
        last_number: number - 1,
        complete: occurrences.next().is_none() && occurrences.ended(),
    }
}

/// Those that go to an earlier time from the first on, then those that go to a later one from the last on.
fn in_order(moves: Vec<(i64, i64, DateTime)>, slots: &[Slot]) -> Vec<(i64, i64, DateTime)> {
    let now = |number: i64| slots.iter().find(|slot| slot.number == number).map(|slot| slot.wall);
    let (mut earlier, later): (Vec<_>, Vec<_>) = moves
        .into_iter()
        .partition(|(number, _, to)| now(*number).is_none_or(|now| *to <= now));
    earlier.extend(later.into_iter().rev());
    earlier
}
