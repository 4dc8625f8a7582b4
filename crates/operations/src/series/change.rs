//! Occurrences change: this one, this and those that follow, or all. What is over, billed, deleted or changed by itself
//! stays as it is (`R3`, `R4`).

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingRefusal, Channel};
use coworkflow_domain::ids::{BookingId, ResourceId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::recurrence::{Rule, stay, wall_minutes};
use coworkflow_domain::refusal::{Refusal, Refuse};
use coworkflow_domain::series::{Course, Edit, MOST_AT_ONCE, Plan, SeriesRefusal, SeriesScope, Slot, plan};
use coworkflow_domain::text::{optional_line, optional_text};
use coworkflow_domain::time::{Date, DateTime, Instant, Interval, Zone};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::resources;
use coworkflow_store::series::{self, SeriesRow};
use serde::Serialize;

use super::book::names;
use super::make::{SeriesDone, last_day, leave_out, make, slot};
use super::{DESK, open, rule_of, series_of, write};
use crate::bookings::{Cancelling, MoveTo, cancel_booking, expect, found as found_booking, move_booking};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Changes occurrences of a series. What is left out stays as it is.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeSeries {
    /// The one that was chosen.
    pub booking_id: BookingId,
    /// How many change with it.
    pub scope: SeriesScope,
    /// When the chosen one begins then; the others go along, by wall time.
    pub starts_at: Option<Instant>,
    /// When the chosen one ends then.
    pub ends_at: Option<Instant>,
    /// Where.
    pub resource_id: Option<ResourceId>,
    /// How it repeats from the chosen one on, RFC 5545; not for one alone.
    pub rule: Option<String>,
    /// How many come.
    pub attendees: Option<i64>,
    /// Who comes, when it is not the customer.
    pub guest_name: Option<String>,
    /// What it is for.
    pub title: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Leaves as they are those that can't be had, where otherwise nothing would change (`R2`).
    pub skip_conflicts: bool,
    /// Keeps no fee for those that are moved late: needs `invoices.discount`.
    pub waive_fee: bool,
}

impl Change for ChangeSeries {
    type Output = SeriesDone;
    const NAME: &'static str = "series.change";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        if self.waive_fee {
            work.require(Permission::InvoicesDiscount)?;
        }
        let booking = found_booking(work, self.booking_id)?;
        let edit = SeriesEdit {
            scope: self.scope,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            resource_id: self.resource_id,
            rule: self.rule.as_deref().map(rule_of).transpose()?,
            attendees: self.attendees,
            guest_name: self.guest_name.clone(),
            title: self.title.clone(),
            note: self.note.clone(),
            skip_conflicts: self.skip_conflicts,
            waive_fee: self.waive_fee,
            channel: DESK,
            expected: None,
        };
        change(work, booking, &edit)
    }
}

/// What changes.
#[derive(Debug, Clone)]
pub(crate) struct SeriesEdit {
    /// How many change.
    pub scope: SeriesScope,
    /// When the chosen one begins then.
    pub starts_at: Option<Instant>,
    /// When it ends then.
    pub ends_at: Option<Instant>,
    /// Where.
    pub resource_id: Option<ResourceId>,
    /// How it repeats from the chosen one on.
    pub rule: Option<Rule>,
    /// How many come.
    pub attendees: Option<i64>,
    /// Who comes, when it is not the customer.
    pub guest_name: Option<String>,
    /// What it is for.
    pub title: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Leaves as they are those that can't be had.
    pub skip_conflicts: bool,
    /// Keeps no fee for those that are moved late.
    pub waive_fee: bool,
    /// Who changes it.
    pub channel: Channel,
    /// The price afterwards and the fee that the reader was shown: others are refused (`P1`, `B9`).
    pub expected: Option<(Money, Money)>,
}

/// What the edit makes of each occurrence, beside its time.
struct Target {
    resource_id: ResourceId,
    minutes: i64,
    attendees: Option<i64>,
    guest_name: Option<String>,
    title: Option<String>,
    note: Option<String>,
}

impl Target {
    /// Writes the words of the edit into an occurrence; whether any changed.
    fn describe(&self, row: &mut BookingRow) -> bool {
        let before = (
            row.attendees,
            row.guest_name.clone(),
            row.title.clone(),
            row.note.clone(),
        );
        if let Some(attendees) = self.attendees {
            row.attendees = attendees;
        }
        for (field, new) in [
            (&mut row.guest_name, &self.guest_name),
            (&mut row.title, &self.title),
            (&mut row.note, &self.note),
        ] {
            if let Some(new) = new {
                field.clone_from(new);
            }
        }
        before
            != (
                row.attendees,
                row.guest_name.clone(),
                row.title.clone(),
                row.note.clone(),
            )
    }
}

/// Changes occurrences. All or nothing with the list of what is in the way, or all but those (`R2`).
pub(crate) fn change(work: &mut Work, booking: BookingRow, edit: &SeriesEdit) -> Result<SeriesDone, Failure> {
    let (row, number) = series_of(work, &booking)?;
    let (zone, _) = work.calendar()?;
    let interval = Interval::new(
        edit.starts_at.unwrap_or(booking.starts_at),
        edit.ends_at.unwrap_or(booking.ends_at),
    )
    .map_err(|refusal| Refusal::from(refusal).on("endsAt"))?;
    let line = |name, text: &Option<String>| -> Result<Option<String>, Failure> {
        let Some(text) = text else { return Ok(None) };
        Ok(Some(optional_line(name, Some(text), 100)?.unwrap_or_default()))
    };
    let target = Target {
        resource_id: edit.resource_id.unwrap_or(booking.resource_id),
        minutes: wall_minutes(interval, &zone),
        attendees: edit.attendees,
        guest_name: line("guestName", &edit.guest_name)?,
        title: line("title", &edit.title)?,
        note: match &edit.note {
            Some(note) => Some(optional_text("note", Some(note), 2_000)?.unwrap_or_default()),
            None => None,
        },
    };
    if let Some(attendees) = target.attendees {
        crate::bookings::check_attendees(attendees)?;
        let place = resources::by_id(work.tx, target.resource_id)?;
        if let Some(place) = place.filter(|place| attendees > place.capacity) {
            return Err(BookingRefusal::TooManyPeople {
                resource: place.name,
                capacity: place.capacity,
            }
            .into());
        }
    }
    let mut done = SeriesDone::nothing(row.id);
    if edit.scope == SeriesScope::This {
        if !open(&booking, work.now()) {
            return Err(SeriesRefusal::NothingToChange.into());
        }
        let (number, id) = (booking.occurrence, booking.id);
        done.price_before = booking.amount;
        done.fee = change_one(work, booking, number, interval, &target, edit)?;
        done.changed = 1;
        done.price_after = found_booking(work, id)?.amount;
        return told(work, &row, edit, done);
    }
    change_many(work, row, &booking, number, interval, &zone, &target, edit)
}

#[expect(clippy::too_many_arguments, reason = "what was found of one edit")]
fn change_many(
    work: &mut Work,
    mut row: SeriesRow,
    chosen: &BookingRow,
    number: i64,
    interval: Interval,
    zone: &Zone,
    target: &Target,
    edit: &SeriesEdit,
) -> Result<SeriesDone, Failure> {
    let now = work.now();
    let mut rows = series::bookings(work.tx, row.id, if edit.scope == SeriesScope::All { 1 } else { number })?;
    let from = rows.iter().find(|row| open(row, now)).and_then(|row| row.occurrence);
    let from = match edit.scope {
        SeriesScope::All => from,
        _ => from.filter(|_| open(chosen, now)).map(|_| number),
    };
    let from = from.ok_or(SeriesRefusal::NothingToChange)?;
    rows.retain(|row| row.occurrence.is_some_and(|number| number >= from));
    let course = Course {
        rule: row.rule()?,
        begins: row.begins()?,
        first_number: row.first_number,
    };
    let slots = slots(work, &row, &course, &rows, from, chosen.id, zone)?;
    let to = zone.local(interval.start());
    let wanted = Edit {
        from,
        chosen: zone.local(chosen.starts_at),
        to,
        rule: edit.rule.clone().map(|rule| rule.by_days(to, zone)),
    };
    let horizon = last_day(work, target.resource_id)?;
    let plan = plan(&course, row.last_number, &slots, &wanted, zone, horizon)?;
    if plan.moves.len() + plan.makes.len() > MOST_AT_ONCE {
        return Err(SeriesRefusal::TooMany.into());
    }
    let mut done = SeriesDone::nothing(row.id);
    done.price_before = price_of(&rows, now)?;
    let of = plan.moves.len() + plan.makes.len();
    follow(work, &plan, rows, zone, target, edit, &mut done)?;
    describe_series(&mut row, &plan, target, now);
    let conflicts_of_moves = done.left_out.len();
    let cuts = series::cuts(work.tx, row.id)?;
    // Whoever changes it books what comes in addition: rules and words are those for them.
    let by_editor = SeriesRow {
        channel: edit.channel,
        ..row.clone()
    };
    make(work, &by_editor, &plan.makes, &cuts, &mut done)?;
    if !edit.skip_conflicts && !done.left_out.is_empty() {
        let mut conflicts = done.left_out;
        conflicts.sort_by_key(|out| out.starts_at);
        return Err(SeriesRefusal::Conflicts { conflicts, of }.into());
    }
    for gap in done.left_out.iter().skip(conflicts_of_moves) {
        let interval = Interval::new(gap.starts_at, gap.ends_at)?;
        leave_out(work, row.id, gap.number, interval, &gap.refusal)?;
    }
    for (number, wall) in &plan.kept_out {
        if let Some(interval) = stay(*wall, row.minutes, zone) {
            leave_out(work, row.id, *number, interval, &SeriesRefusal::KeptOut.refusal())?;
        }
    }
    done.left_out.sort_by_key(|out| out.starts_at);
    write(work, &mut row)?;
    done.price_after = price_of(&series::bookings(work.tx, row.id, from)?, now)?;
    told(work, &row, edit, done)
}

/// The price of those that can still change.
fn price_of(rows: &[BookingRow], now: Instant) -> Result<Money, Failure> {
    let mut price = Money::ZERO;
    for row in rows.iter().filter(|row| open(row, now)) {
        price = price.plus(row.amount)?;
    }
    Ok(price)
}

/// Drops what the new rule has no more, and moves the others.
fn follow(
    work: &mut Work,
    plan: &Plan,
    rows: Vec<BookingRow>,
    zone: &Zone,
    target: &Target,
    edit: &SeriesEdit,
    done: &mut SeriesDone,
) -> Result<(), Failure> {
    let mut by_number: HashMap<i64, BookingRow> = rows
        .into_iter()
        .filter_map(|row| Some((row.occurrence?, row)))
        .collect();
    let how = Cancelling {
        waive_fee: edit.waive_fee,
        ..Cancelling::default()
    };
    for dropped in plan
        .drops
        .iter()
        .filter_map(|number| by_number.remove(number))
        .collect::<Vec<_>>()
    {
        let cancelled = cancel_booking(work, dropped, &how)?;
        done.cancelled += 1;
        done.fee = done.fee.plus(cancelled.fee)?;
    }
    for (number, then, wall) in &plan.moves {
        let (Some(booking), Some(to)) = (by_number.remove(number), stay(*wall, target.minutes, zone)) else {
            continue;
        };
        let before = booking.clone();
        match change_one(work, booking, Some(*then), to, target, edit) {
            Ok(fee) => {
                done.changed += 1;
                done.fee = done.fee.plus(fee)?;
            }
            Err(failure) => {
                done.left_out.push(slot(failure, *number, to)?);
                if edit.skip_conflicts {
                    // It stays where it is, by itself from now on.
                    let mut stays = before;
                    stays.overridden = true;
                    crate::bookings::write(work, &mut stays)?;
                }
            }
        }
    }
    Ok(())
}

/// Changes one occurrence, which is then as its series is, unless it changes alone. Answers what moving it late cost (`B9`).
fn change_one(
    work: &mut Work,
    mut booking: BookingRow,
    number: Option<i64>,
    to: Interval,
    target: &Target,
    edit: &SeriesEdit,
) -> Result<Money, Failure> {
    let alone = edit.scope == SeriesScope::This;
    let described = target.describe(&mut booking);
    let stays = booking.interval()? == to && booking.resource_id == target.resource_id;
    let as_before = (booking.occurrence, booking.overridden) == (number, alone || booking.overridden);
    booking.occurrence = number;
    if stays {
        if described || !as_before {
            booking.overridden = alone;
            crate::bookings::write(work, &mut booking)?;
        }
        return Ok(Money::ZERO);
    }
    let fee = booking.fee;
    let to = MoveTo {
        resource_id: target.resource_id,
        interval: to,
        channel: edit.channel,
        expected: None,
        waive_fee: edit.waive_fee,
    };
    let mut moved = move_booking(work, booking, &to)?;
    if moved.overridden != alone {
        moved.overridden = alone;
        crate::bookings::write(work, &mut moved)?;
    }
    Ok(moved.fee.minus(fee)?)
}

/// The occurrences from a number on, made or left out, and whether each follows its series.
fn slots(
    work: &mut Work,
    row: &SeriesRow,
    course: &Course,
    rows: &[BookingRow],
    from: i64,
    chosen: BookingId,
    zone: &Zone,
) -> Result<Vec<Slot>, Failure> {
    let now = work.now();
    let far = rows
        .iter()
        .map(|row| zone.date(row.starts_at))
        .max()
        .unwrap_or(Date::MIN);
    // What was changed by itself stands where its series means it.
    let meant: HashMap<i64, DateTime> = (course.first_number..=row.last_number)
        .zip(course.rule.occurrences(course.begins, zone, far))
        .filter(|(number, _)| *number >= from)
        .collect();
    let mut slots: Vec<Slot> = rows
        .iter()
        .filter_map(|row| {
            let number = row.occurrence?;
            let follows = open(row, now) && (!row.overridden || row.id == chosen);
            let wall = zone.local(row.starts_at);
            let wall = if follows {
                wall
            } else {
                meant.get(&number).copied().unwrap_or(wall)
            };
            Some(Slot { number, wall, follows })
        })
        .collect();
    slots.extend(series::gaps(work.tx, row.id, from)?.into_iter().map(|gap| Slot {
        number: gap.number,
        wall: zone.local(gap.starts_at),
        follows: false,
    }));
    slots.sort_by_key(|slot| slot.number);
    Ok(slots)
}

/// The series is as the edit makes its occurrences.
fn describe_series(row: &mut SeriesRow, plan: &Plan, target: &Target, now: Instant) {
    row.resource_id = target.resource_id;
    row.minutes = target.minutes;
    if let Some(attendees) = target.attendees {
        row.attendees = attendees;
    }
    for (field, new) in [
        (&mut row.guest_name, &target.guest_name),
        (&mut row.title, &target.title),
        (&mut row.note, &target.note),
    ] {
        if let Some(new) = new {
            field.clone_from(new);
        }
    }
    row.rule = plan.course.rule.to_string();
    row.begins = plan.course.begins.to_string();
    row.first_number = plan.course.first_number;
    row.last_number = plan.last_number;
    row.extends_at = (!plan.complete).then(|| now.plus_hours(24));
}

fn told(work: &mut Work, row: &SeriesRow, edit: &SeriesEdit, done: SeriesDone) -> Result<SeriesDone, Failure> {
    if let Some((price, fee)) = edit.expected {
        expect(work, Some(price), done.price_after)?;
        expect(work, Some(fee), done.fee)?;
    }
    let (customer, resource) = names(work, row)?;
    work.journal(&Event::SeriesChanged {
        series_id: row.id,
        customer_id: row.customer_id,
        customer,
        resource_id: row.resource_id,
        resource,
        changed: done.changed + done.made + done.cancelled,
    })?;
    Ok(done)
}
