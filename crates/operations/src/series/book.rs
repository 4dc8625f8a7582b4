//! A series is booked, or made of one booking (`R2`, `R5`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Channel, Pays};
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId, SeriesId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::recurrence::{RecurrenceRefusal, Rule, wall_minutes};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::series::SeriesRefusal;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::{optional_line, optional_text};
use coworkflow_domain::time::{DateTime, Instant, Interval};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::series::{self, SeriesRow};
use coworkflow_store::{customers, resources};
use serde::Serialize;

use super::make::{SeriesDone, last_day, leave_out, make, walls};
use super::{DESK, open, rule_of};
use crate::bookings::found as found_booking;
use crate::failure::Failure;
use crate::perform::Change;
use crate::sessions::Arriving;
use crate::work::Work;

/// What is to be booked again and again.
#[derive(Debug, Clone)]
pub(crate) struct NewSeries {
    /// Where.
    pub resource_id: ResourceId,
    /// For whom; who pays.
    pub customer_id: CustomerId,
    /// Who comes, when it is not the customer (`B13`); empty otherwise.
    pub guest_name: String,
    /// What it is for; may be empty.
    pub title: String,
    /// A note; may be empty.
    pub note: String,
    /// How many come.
    pub attendees: i64,
    /// The first one; those that follow keep its wall time (`T4`).
    pub interval: Interval,
    /// How it repeats.
    pub rule: Rule,
    /// Who makes it, and where.
    pub channel: Channel,
    /// When its bookings are paid.
    pub pays: Pays,
    /// Leaves out what can't be had, where otherwise nothing would be booked (`R2`).
    pub skip_conflicts: bool,
}

/// Books a place for a customer again and again.
#[derive(Debug, Clone, Serialize)]
pub struct BookSeries {
    /// For whom: a customer of ours, or somebody new, added in the same transaction.
    pub customer: Arriving,
    /// Where.
    pub resource_id: ResourceId,
    /// The first one begins.
    pub starts_at: Instant,
    /// The first one ends.
    pub ends_at: Instant,
    /// How it repeats, RFC 5545.
    pub rule: String,
    /// How many come; 1 when left out.
    pub attendees: Option<i64>,
    /// Who comes, when it is not the customer.
    pub guest_name: Option<String>,
    /// What it is for.
    pub title: Option<String>,
    /// A note.
    pub note: Option<String>,
    /// Leaves out what can't be had (`R2`).
    pub skip_conflicts: bool,
    /// The total that the reader was shown: another one is refused (`P1`).
    pub expected_total: Option<Money>,
}

impl Change for BookSeries {
    type Output = SeriesDone;
    const NAME: &'static str = "series.book";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        let interval =
            Interval::new(self.starts_at, self.ends_at).map_err(|refusal| Refusal::from(refusal).on("endsAt"))?;
        let new = NewSeries {
            resource_id: self.resource_id,
            customer_id: self.customer.id(work)?,
            guest_name: self.guest_name.clone().unwrap_or_default(),
            title: self.title.clone().unwrap_or_default(),
            note: self.note.clone().unwrap_or_default(),
            attendees: self.attendees.unwrap_or(1),
            interval,
            rule: rule_of(&self.rule)?,
            channel: DESK,
            pays: Pays::AtDesk,
            skip_conflicts: self.skip_conflicts,
        };
        let done = create(work, &new)?;
        crate::bookings::expect(work, self.expected_total, done.total)?;
        Ok(done)
    }
}

/// Makes a booking repeat (`R5`): it is the first one of its series.
#[derive(Debug, Clone, Serialize)]
pub struct RepeatBooking {
    /// Which.
    pub id: BookingId,
    /// How it repeats, RFC 5545; the booking itself counts.
    pub rule: String,
    /// Leaves out what can't be had (`R2`).
    pub skip_conflicts: bool,
}

impl Change for RepeatBooking {
    type Output = SeriesDone;
    const NAME: &'static str = "series.repeat";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        let booking = found_booking(work, self.id)?;
        repeat(work, booking, &rule_of(&self.rule)?, DESK, self.skip_conflicts)
    }
}

/// Books a series: every occurrence up to the horizon is checked; all or nothing, with the list of what is in the way, or
/// without what can't be had (`R2`).
pub(crate) fn create(work: &mut Work, new: &NewSeries) -> Result<SeriesDone, Failure> {
    let (zone, _) = work.calendar()?;
    let begins = zone.local(new.interval.start());
    if customers::by_id(work.tx, new.customer_id)?.is_none() {
        return Err(General::NotFound {
            what: SubjectKind::Customer,
        }
        .into());
    }
    let row = SeriesRow {
        id: work.new_id(),
        resource_id: new.resource_id,
        customer_id: new.customer_id,
        guest_name: optional_line("guestName", Some(&new.guest_name), 100)?.unwrap_or_default(),
        title: optional_line("title", Some(&new.title), 100)?.unwrap_or_default(),
        note: optional_text("note", Some(&new.note), 2_000)?.unwrap_or_default(),
        attendees: new.attendees,
        channel: new.channel,
        pays: new.pays,
        rule: String::new(),
        begins: begins.to_string(),
        minutes: wall_minutes(new.interval, &zone),
        first_number: 1,
        last_number: 0,
        extends_at: None,
        booked_by: Some(work.actor_id()).filter(|id: &UserId| !id.uuid().is_nil()),
        created_at: work.now(),
        version: 1,
    };
    begin(work, row, &new.rule, begins, None, new.skip_conflicts)
}

/// Makes a booking the first one of a series (`R5`). Its place, price and policy stay as they are.
pub(crate) fn repeat(
    work: &mut Work,
    booking: BookingRow,
    rule: &Rule,
    channel: Channel,
    skip_conflicts: bool,
) -> Result<SeriesDone, Failure> {
    if booking.series_id.is_some() {
        return Err(SeriesRefusal::RepeatedAlready.into());
    }
    if !open(&booking, work.now()) {
        return Err(SeriesRefusal::NothingToChange.into());
    }
    let (zone, _) = work.calendar()?;
    let begins = zone.local(booking.starts_at);
    let row = SeriesRow {
        id: work.new_id::<SeriesId>(),
        resource_id: booking.resource_id,
        customer_id: booking.customer_id,
        guest_name: booking.guest_name.clone(),
        title: booking.title.clone(),
        note: booking.note.clone(),
        attendees: booking.attendees,
        channel,
        pays: booking.pays,
        rule: String::new(),
        begins: begins.to_string(),
        minutes: wall_minutes(booking.interval()?, &zone),
        first_number: 1,
        last_number: 0,
        extends_at: None,
        booked_by: Some(work.actor_id()).filter(|id: &UserId| !id.uuid().is_nil()),
        created_at: work.now(),
        version: 1,
    };
    begin(work, row, rule, begins, Some(booking), skip_conflicts)
}

fn begin(
    work: &mut Work,
    mut row: SeriesRow,
    rule: &Rule,
    begins: DateTime,
    first: Option<BookingRow>,
    skip_conflicts: bool,
) -> Result<SeriesDone, Failure> {
    let (zone, _) = work.calendar()?;
    let rule = rule.clone().by_days(begins, &zone);
    // The first one is asked for as it is, so that a day beyond the horizon is refused as such.
    let last = last_day(work, row.resource_id)?.max(begins.date());
    let (walls, complete) = walls(&rule, begins, &zone, last, 0)?;
    if walls.is_empty() {
        return Err(RecurrenceRefusal::NoOccurrence.into());
    }
    if first.is_some() && walls.first() != Some(&begins) {
        return Err(SeriesRefusal::LeavesItselfOut.into());
    }
    row.rule = rule.to_string();
    row.last_number = i64::try_from(walls.len()).unwrap_or(i64::MAX);
    row.extends_at = (!complete).then(|| work.now().plus_hours(24));
    series::insert(work.tx, &row)?;
    let mut done = SeriesDone::nothing(row.id);
    let numbered: Vec<(i64, DateTime)> = (1..).zip(walls).collect();
    let of = numbered.len();
    let mut rest = numbered.as_slice();
    if let Some(mut booking) = first {
        booking.series_id = Some(row.id);
        booking.occurrence = Some(1);
        crate::bookings::write(work, &mut booking)?;
        done.changed = 1;
        rest = rest.get(1..).unwrap_or_default();
    }
    make(work, &row, rest, &[], &mut done)?;
    if !done.left_out.is_empty() && (!skip_conflicts || done.left_out.len() == of) {
        return Err(SeriesRefusal::Conflicts {
            conflicts: done.left_out,
            of,
        }
        .into());
    }
    for gap in &done.left_out {
        let interval = Interval::new(gap.starts_at, gap.ends_at)?;
        leave_out(work, row.id, gap.number, interval, &gap.refusal)?;
    }
    let (customer, resource) = names(work, &row)?;
    work.journal(&Event::SeriesBooked {
        series_id: row.id,
        customer_id: row.customer_id,
        customer,
        resource_id: row.resource_id,
        resource,
        made: done.made + done.changed,
        left_out: i64::try_from(done.left_out.len()).unwrap_or(i64::MAX),
    })?;
    Ok(done)
}

/// Whose a series is and where, for the journal.
pub(super) fn names(work: &mut Work, row: &SeriesRow) -> Result<(String, String), Failure> {
    let customer = customers::name(work.tx, row.customer_id)?;
    let resource = resources::by_id(work.tx, row.resource_id)?.map(|resource| resource.name);
    Ok((customer, resource.unwrap_or_default()))
}
