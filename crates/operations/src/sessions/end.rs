//! A customer leaves and pays.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, SessionId};
use coworkflow_domain::invoices::DraftLine;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Percent;
use coworkflow_domain::payments::PaymentInput;
use coworkflow_domain::pricing::Coupon;
use coworkflow_domain::refusal::General;
use coworkflow_domain::sessions::{SessionRefusal, check_end};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::sessions::{self, SegmentRow, SessionRow};
use coworkflow_store::{claims, customers};
use serde::Serialize;

use super::bill;
use super::occupy::occupy;
use super::time::{TimeQuote, quote_until};
use crate::bookings::{FeeKind, fee_line};
use crate::failure::{Failure, broken};
use crate::invoices::{Draft, InvoiceView, issue, take_payments};
use crate::perform::Change;
use crate::pricing;
use crate::subscriptions;
use crate::work::Work;

/// Ends a session: its invoice, payments, stock and journal commit together or not at all (`M13`).
#[derive(Debug, Clone, Serialize)]
pub struct EndSession {
    /// The session.
    pub session_id: SessionId,
    /// When it really ended, for one that was forgotten; left out: now.
    pub ended_at: Option<Instant>,
    /// On the whole bill; more than nothing needs `invoices.discount`.
    pub discount: Percent,
    /// A code that takes something off; empty for none.
    pub coupon: Option<String>,
    /// What is paid at once; the rest stays owed.
    pub payments: Vec<PaymentInput>,
}

impl Change for EndSession {
    type Output = InvoiceView;
    const NAME: &'static str = "sessions.end";
    const PERMISSION: Permission = Permission::SessionsEnd;

    fn run(&self, work: &mut Work) -> Result<InvoiceView, Failure> {
        if !self.discount.is_zero() {
            work.require(Permission::InvoicesDiscount)?;
        }
        let session = running(work, self.session_id)?;
        let segments = sessions::segments(work.tx, session.id)?;
        let at = end_of(work, &session, &segments, self.ended_at)?;
        let customer = customers::by_id(work.tx, session.customer_id)?.ok_or(General::NotFound {
            what: SubjectKind::Customer,
        })?;
        let TimeQuote { quote, metered } = quote_until(work, &customer, &session, &segments, at)?;
        let consumptions = sessions::consumptions(work.tx, session.id)?;
        let mut lines = bill::lines(&quote, &consumptions)?;

        let minutes = at.minutes_since(session.started_at);
        let (actor, stored) = (work.actor_id(), serde_json::to_string(&quote).map_err(broken)?);
        if !sessions::end(work.tx, session.id, at, minutes, quote.total, &stored, actor)? {
            return Err(SessionRefusal::EndedAlready.into());
        }
        subscriptions::draw(work, session.id, &metered)?;
        sessions::end_segment(work.tx, session.id, at)?;
        occupy(work, &session, &segments, at)?;
        claims::end_at(work.tx, session.id, at)?;
        let booking = crate::bookings::left(work, session.id, at)?;
        if let Some(booking) = &booking {
            lines.extend(fee_of(work, booking)?);
        }
        work.journal(&Event::SessionEnded {
            session_id: session.id,
            customer_id: customer.id,
            customer: customer.name.clone(),
            resource_id: session.resource_id,
            resource: segments
                .last()
                .map(|segment| segment.resource_name.clone())
                .unwrap_or_default(),
            minutes,
            amount: quote.total,
        })?;
        let draft = Draft {
            customer: &customer,
            session_id: Some(session.id),
            lines,
            discount: self.discount,
            coupon: coupon_of(work, booking.as_ref(), self.coupon.as_deref(), customer.id)?,
        };
        let invoice = issue(work, draft)?;
        if let Some(booking) = booking {
            crate::bookings::billed(work, booking, invoice.id)?;
        }
        take_payments(work, &invoice, &customer, &self.payments)?;
        crate::invoices::load(work, invoice.id)
    }
}

/// What a late move of the booking owes beside its price, if that was not billed yet (`B9`).
pub(super) fn fee_of(work: &mut Work, booking: &BookingRow) -> Result<Option<DraftLine>, Failure> {
    if booking.fee_invoice_id.is_some() || !booking.fee.is_positive() {
        return Ok(None);
    }
    fee_line(work, booking, FeeKind::Move).map(Some)
}

/// The coupon on the bill: the one that the booking was quoted with, else the one typed now.
pub(super) fn coupon_of(
    work: &mut Work,
    booking: Option<&BookingRow>,
    typed: Option<&str>,
    customer: CustomerId,
) -> Result<Option<Coupon>, Failure> {
    match booking.filter(|booking| booking.invoice_id.is_none()) {
        Some(BookingRow {
            coupon_id: Some(coupon),
            ..
        }) => pricing::coupon_held(work, *coupon),
        _ => pricing::coupon_for(work, typed, customer),
    }
}

/// The session, if it still runs.
pub(super) fn running(work: &mut Work, id: SessionId) -> Result<SessionRow, Failure> {
    let session = sessions::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Session,
    })?;
    if session.ended_at.is_some() {
        return Err(SessionRefusal::EndedAlready.into());
    }
    Ok(session)
}

/// When the session ends: now, or the moment given, but not before the customer last sat down.
pub(super) fn end_of(
    work: &Work,
    session: &SessionRow,
    segments: &[SegmentRow],
    given: Option<Instant>,
) -> Result<Instant, Failure> {
    let sat_down = segments.last().map_or(session.started_at, |segment| segment.starts_at);
    match given {
        // The clock may have jumped back: a length is never negative.
        None => Ok(work.now().max(sat_down)),
        Some(at) => {
            let at = check_end(session.started_at, at, work.now())?;
            if at < sat_down {
                return Err(SessionRefusal::EndsBeforeItsLastEvent { at: sat_down }.into());
            }
            Ok(at)
        }
    }
}
