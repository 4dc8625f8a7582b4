//! A stay that began as a booking goes on longer than booked, as agreed with the desk.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingRefusal, When, check_extension};
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::Quote;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::claims;
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::{DbError, sessions};
use serde::Serialize;

use super::place::expect;
use super::room::taken;
use super::rules::{open_around, settings_of};
use super::view::{self, BookingView, parties};
use super::write;
use crate::claims::free_after;
use crate::failure::{Failure, broken};
use crate::perform::{Change, Question};
use crate::pricing;
use crate::subscriptions::draw_for_booking;
use crate::work::Work;

/// Keeps the place of a stay until a later end. What was paid ahead stays as it is, and the time beyond is metered; else the time
/// beyond is added to what was quoted.
#[derive(Debug, Clone, Serialize)]
pub struct ExtendBooking {
    /// Which booking.
    pub id: BookingId,
    /// The new end.
    pub until: Instant,
    /// The price of all of it that the reader was shown: another one is refused (`P1`).
    pub expected_amount: Option<Money>,
}

impl Change for ExtendBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.extend";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        let booking = view::found(work, self.id)?;
        let booking = extend(work, booking, self.until, self.expected_amount)?;
        view::of(work, booking)
    }
}

/// What a stay would cost in all if it were extended.
#[derive(Debug, Clone)]
pub struct QuoteExtension {
    /// Which booking.
    pub id: BookingId,
    /// The new end.
    pub until: Instant,
}

impl Question for QuoteExtension {
    type Output = Money;
    const NAME: &'static str = "bookings.quote_extension";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<Money, Failure> {
        let booking = view::found(work, self.id)?;
        check_extension(booking.state, booking.interval()?, self.until, work.now())?;
        Ok(priced(work, &booking, self.until)?.0)
    }
}

/// Keeps the place of a stay until a later end; refused when it is closed then or something else has it (`B1`, `B5`).
pub(crate) fn extend(
    work: &mut Work,
    mut booking: BookingRow,
    until: Instant,
    expected: Option<Money>,
) -> Result<BookingRow, Failure> {
    let now = work.now();
    check_extension(booking.state, booking.interval()?, until, now)?;
    let not_found = General::NotFound {
        what: SubjectKind::Session,
    };
    let session = booking.session_id.ok_or(not_found.clone())?;
    let session = sessions::by_id(work.tx, session)?.ok_or(not_found)?;
    let (customer, _) = parties(work, &booking)?;
    let resource = resources::by_id(work.tx, session.resource_id)?.ok_or(General::NotFound {
        what: SubjectKind::Resource,
    })?;
    let longer = Interval::new(booking.starts_at, until)?;
    check_open(work, &resource, longer)?;
    match claims::extend(work.tx, session.id, now, until) {
        Ok(()) => {}
        Err(error) if error.is_constraint("claims_no_overlap") => {
            return Err(in_the_way(work, &resource, &booking, until, error));
        }
        Err(error) => return Err(error.into()),
    }
    let (amount, quote) = priced(work, &booking, until)?;
    expect(work, expected, amount)?;
    if booking.invoice_id.is_none() {
        draw_for_booking(work, booking.id, &quote)?;
        booking.ends_at = until;
        booking.amount = amount;
        booking.quote = serde_json::to_string(&quote).map_err(broken)?;
    }
    write(work, &mut booking)?;
    let (zone, _) = work.calendar()?;
    work.journal(&Event::BookingExtended {
        booking_id: booking.id,
        customer_id: customer.id,
        customer: customer.name,
        session_id: session.id,
        resource_id: resource.id,
        resource: resource.name,
        when: When::of(longer, &zone),
        amount,
    })?;
    Ok(booking)
}

/// What all of it costs, with the lines of what was quoted first (`P1`, `P4`).
fn priced(work: &mut Work, booking: &BookingRow, until: Instant) -> Result<(Money, Quote), Failure> {
    let quote = pricing::quote_longer(work, booking, until)?;
    let totals = pricing::totals_of(work, &quote, booking.coupon_id)?;
    Ok((totals.subtotal.minus(totals.discount_amount)?, quote))
}

fn check_open(work: &mut Work, resource: &ResourceRow, longer: Interval) -> Result<(), Failure> {
    let settings = settings_of(work, resource)?;
    let open = open_around(work, &settings, longer)?;
    if open
        .iter()
        .any(|open| open.start() <= longer.start() && longer.end() <= open.end())
    {
        return Ok(());
    }
    let (zone, _) = work.calendar()?;
    Err(BookingRefusal::Closed {
        resource: resource.name.clone(),
        asked: When::of(longer, &zone),
        walls: open.iter().map(|open| When::of(*open, &zone)).collect(),
        open,
    }
    .into())
}

/// What the database refused an extension for, in words.
fn in_the_way(
    work: &mut Work,
    resource: &ResourceRow,
    booking: &BookingRow,
    until: Instant,
    error: DbError,
) -> Failure {
    let mut looked = || -> Result<Option<BookingRefusal>, Failure> {
        for part in resources::with_parts(work.tx, resource.id)? {
            let last = free_after(until, resource.turnaround_minutes, &part);
            let next = claims::between(work.tx, part.id, work.now(), last)?
                .into_iter()
                .find(|claim| claim.session_id != booking.session_id);
            if let Some(claim) = next {
                return taken(work, resource, &claim).map(Some);
            }
        }
        Ok(None)
    };
    match looked() {
        Ok(Some(refusal)) => refusal.into(),
        Ok(None) => error.into(),
        Err(failure) => failure,
    }
}
