//! A booking is made: by the desk, by a member, by a stranger, at the door, or as a part of a series.

use coworkflow_domain::bookings::{Asked, BookingRefusal, BookingState, Channel, Pays, When};
use coworkflow_domain::customers::PASSER_BY;
use coworkflow_domain::ids::{CustomerId, ResourceId, SeriesId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::{optional_line, optional_text};
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::{resources, tenants};

use super::effects;
use super::expire::expire_due;
use super::room::{check_room, lost_race, offering};
use crate::claims::{Taker, take};
use crate::failure::{Failure, broken};
use crate::pricing::quote_booking;
use crate::work::Work;

/// How long a wish waits for approval at least, in minutes, also when it is for now.
const MOMENT: i64 = 5;

/// What is to be booked.
#[derive(Debug, Clone)]
pub(crate) struct NewBooking {
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
    /// When.
    pub interval: Interval,
    /// Who makes it, and where.
    pub channel: Channel,
    /// When it is paid.
    pub pays: Pays,
    /// Keeps the place for a while only, until [`super::confirm`] (`B7`).
    pub hold: bool,
    /// A code that takes something off; blank for none.
    pub coupon: Option<String>,
    /// What the reader was shown: another price is refused (`P1`).
    pub expected: Option<Money>,
    /// Its series, and its number within it.
    pub series: Option<(SeriesId, i64)>,
}

impl NewBooking {
    /// What its settings are asked.
    pub fn asked(&self, now: Instant) -> Asked {
        Asked {
            interval: self.interval,
            attendees: self.attendees,
            channel: self.channel,
            now,
        }
    }
}

/// Makes a booking: settings (`B5`), price (`P1`), claim (`B1`), journal (`J1`), all in this transaction. A refusal says why and what is
/// free instead (`B6`).
pub(crate) fn place(work: &mut Work, new: &NewBooking) -> Result<BookingRow, Failure> {
    expire_due(work)?;
    let resource = resources::by_id(work.tx, new.resource_id)?.ok_or(General::NotFound {
        what: SubjectKind::Resource,
    })?;
    let customer = customer_of(work, new)?;
    let (guest_name, title) = (
        optional_line("guestName", Some(&new.guest_name), 100)?.unwrap_or_default(),
        optional_line("title", Some(&new.title), 100)?.unwrap_or_default(),
    );
    let note = optional_text("note", Some(&new.note), 2_000)?.unwrap_or_default();
    check_attendees(new.attendees)?;
    let (now, asked) = (work.now(), new.asked(work.now()));
    let settings = match check_room(work, &resource, &asked, None)? {
        Ok(settings) => settings,
        Err(refusal) => return Err(offering(work, &resource, &asked, None, refusal)?),
    };
    let quoted = quote_booking(work, &resource, new.interval, Some(&customer), new.coupon.as_deref())?;
    expect(work, new.expected, quoted.amount)?;
    let (state, expires_at) = if settings.approval && new.channel != Channel::Desk {
        // A wish for now leaves somebody a moment to decide.
        let last = new.interval.start().max(now.plus_minutes(MOMENT));
        let until = now.plus_minutes(settings.approval_minutes).min(last);
        (BookingState::Pending, Some(until))
    } else if new.hold {
        (BookingState::Held, Some(now.plus_minutes(settings.hold_minutes)))
    } else {
        (BookingState::Confirmed, None)
    };
    let row = BookingRow {
        id: work.new_id(),
        resource_id: resource.id,
        customer_id: customer.id,
        guest_name,
        title,
        note,
        attendees: new.attendees,
        starts_at: new.interval.start(),
        ends_at: new.interval.end(),
        day: work.day_of(new.interval.start())?,
        state,
        expires_at,
        channel: new.channel,
        policy: serde_json::to_string(&settings.policy()).map_err(broken)?,
        price_book: quoted.price_book,
        quote: serde_json::to_string(&quoted.quote).map_err(broken)?,
        amount: quoted.amount,
        coupon_id: quoted.coupon_id,
        pays: new.pays,
        invoice_id: None,
        fee: Money::ZERO,
        fee_invoice_id: None,
        session_id: None,
        series_id: new.series.map(|(series, _)| series),
        occurrence: new.series.map(|(_, number)| number),
        overridden: false,
        booked_by: Some(work.actor_id()).filter(|id: &UserId| !id.uuid().is_nil()),
        created_at: now,
        checked_in_at: None,
        ended_at: None,
        reason: String::new(),
        version: 1,
    };
    bookings::insert(work.tx, &row)?;
    let taker = if state.waits() {
        Taker::Hold(row.id)
    } else {
        Taker::Booking(row.id)
    };
    if let Err(failure) = take(work, &resource, new.interval, taker) {
        return Err(lost_race(work, &resource, &asked, failure));
    }
    effects::quoted(work, &row, &quoted)?;
    let (zone, _) = work.calendar()?;
    work.journal(&Event::BookingPlaced {
        booking_id: row.id,
        customer_id: customer.id,
        customer: customer.name,
        guest: row.guest_name.clone(),
        resource_id: resource.id,
        resource: resource.name,
        when: When::of(new.interval, &zone),
        state,
        amount: row.amount,
    })?;
    Ok(row)
}

/// The customer, if somebody can book for them. The passer-by books at the door alone.
fn customer_of(work: &mut Work, new: &NewBooking) -> Result<CustomerRow, Failure> {
    let known = customers::by_id(work.tx, new.customer_id)?
        .filter(|row| row.id != PASSER_BY || matches!(new.channel, Channel::Display | Channel::Public));
    let customer = known.ok_or(General::NotFound {
        what: SubjectKind::Customer,
    })?;
    if customer.archived_at.is_some() {
        return Err(BookingRefusal::CustomerArchived {
            customer: customer.name,
        }
        .into());
    }
    Ok(customer)
}

/// Refuses a price that the reader was not shown (`P1`).
pub(crate) fn expect(work: &mut Work, expected: Option<Money>, amount: Money) -> Result<(), Failure> {
    if expected.is_none_or(|expected| expected == amount) {
        return Ok(());
    }
    let currency = tenants::currency(work.tx)?;
    Err(BookingRefusal::PriceChanged { amount, currency }.into())
}

pub(crate) fn check_attendees(attendees: i64) -> Result<(), Refusal> {
    if (1..=10_000).contains(&attendees) {
        return Ok(());
    }
    Err(General::invalid(
        "attendees",
        "The number of people is between 1 and 10,000. Enter another one.",
        "عدد الأشخاص يكون بين 1 و10,000. أدخل عددًا آخر.",
    )
    .into())
}
