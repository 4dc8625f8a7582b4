//! A session with all that a screen shows of it, read in one transaction.

use std::collections::HashMap;

use coworkflow_domain::ids::{InvoiceId, ResourceId, SessionId};
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::{Quote, Running};
use coworkflow_domain::refusal::General;
use coworkflow_domain::sessions::is_overnight;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::subscriptions::Cover;
use coworkflow_domain::time::Instant;
use coworkflow_store::bookings::{self, BookingRow};
use coworkflow_store::claims;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::sessions::{self, ConsumptionRow, SegmentRow, SessionRow};
use coworkflow_store::spaces::{self, SpaceRow};
use serde::{Deserialize, Serialize};

use super::time;
use crate::failure::Failure;
use crate::perform::Question;
use crate::pricing::Books;
use crate::resources::{self, ListResources, ResourceView};
use crate::work::Work;

/// A session as a screen shows it, at the moment of the operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionView {
    /// The session.
    pub session: SessionRow,
    /// Whose.
    pub customer: CustomerRow,
    /// Where they sit, or sat last.
    pub resource: ResourceView,
    /// Where they sat, in order.
    pub segments: Vec<SegmentRow>,
    /// Sold, voided or not, in order.
    pub consumptions: Vec<ConsumptionRow>,
    /// The time so far, or as billed (`P1`).
    pub quote: Quote,
    /// How the total goes on from now; nothing once the session ended.
    pub running: Option<Running>,
    /// Items that were not voided.
    pub items_total: Money,
    /// Time and items, before discount and tax.
    pub total: Money,
    /// Minutes so far, or stayed.
    pub minutes: i64,
    /// When the claim ends (`B12`); nothing once the session ended.
    pub until: Option<Instant>,
    /// Longer than the claim (`B12`).
    pub overrun: bool,
    /// Running since an earlier operating day.
    pub overnight: bool,
    /// What billed it.
    pub invoice_id: Option<InvoiceId>,
    /// The booking that it came from (`B10`).
    pub booking: Option<BookingRow>,
}

/// The view of one session.
pub(crate) fn load(work: &mut Work, id: SessionId) -> Result<SessionView, Failure> {
    let session = sessions::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Session,
    })?;
    of(work, session)
}

/// The view of a session whose row is at hand.
pub(crate) fn of(work: &mut Work, session: SessionRow) -> Result<SessionView, Failure> {
    let segments = sessions::segments(work.tx, session.id)?;
    let consumptions = sessions::consumptions(work.tx, session.id)?;
    let space = spaces::the_space(work.tx)?;
    let resource = resources::load(work, session.resource_id)?;
    let customer = customer_of(work, &session)?;
    let covers = match session.ended_at {
        None => time::covers(work, &customer, &session, time::horizon(work.now()))?,
        Some(_) => Vec::new(),
    };
    let parts = Parts {
        customer,
        resource,
        segments,
        consumptions,
        covers,
        booking: bookings::by_session(work.tx, session.id)?,
    };
    assemble(work, &space, &mut Books::default(), session, parts)
}

/// The views of all running sessions, by the order of their start, in a handful of statements.
pub(crate) fn active(work: &mut Work) -> Result<Vec<SessionView>, Failure> {
    let running = sessions::active(work.tx)?;
    if running.is_empty() {
        return Ok(Vec::new());
    }
    let space = spaces::the_space(work.tx)?;
    let mut places: HashMap<ResourceId, ResourceView> = ListResources { archived: false }
        .run(work)?
        .into_iter()
        .map(|view| (view.row.id, view))
        .collect();
    let mut segments: HashMap<SessionId, Vec<SegmentRow>> = HashMap::new();
    for segment in sessions::segments_of_active(work.tx)? {
        segments.entry(segment.session_id).or_default().push(segment);
    }
    let mut consumptions: HashMap<SessionId, Vec<ConsumptionRow>> = HashMap::new();
    for consumption in sessions::consumptions_of_active(work.tx)? {
        consumptions
            .entry(consumption.session_id)
            .or_default()
            .push(consumption);
    }
    let mut booked: HashMap<SessionId, BookingRow> = bookings::of_active_sessions(work.tx)?
        .into_iter()
        .filter_map(|booking| Some((booking.session_id?, booking)))
        .collect();
    let mut covers = time::covers_of_active(work, &running)?;
    let mut books = Books::default();
    running
        .into_iter()
        .map(|session| {
            let parts = Parts {
                customer: customer_of(work, &session)?,
                resource: match places.remove(&session.resource_id) {
                    Some(view) => view,
                    None => resources::load(work, session.resource_id)?,
                },
                segments: segments.remove(&session.id).unwrap_or_default(),
                consumptions: consumptions.remove(&session.id).unwrap_or_default(),
                covers: covers.remove(&session.id).unwrap_or_default(),
                booking: booked.remove(&session.id),
            };
            assemble(work, &space, &mut books, session, parts)
        })
        .collect()
}

/// What belongs to a session.
struct Parts {
    customer: CustomerRow,
    resource: ResourceView,
    segments: Vec<SegmentRow>,
    consumptions: Vec<ConsumptionRow>,
    covers: Vec<Cover>,
    booking: Option<BookingRow>,
}

fn customer_of(work: &mut Work, session: &SessionRow) -> Result<CustomerRow, Failure> {
    Ok(
        customers::by_id(work.tx, session.customer_id)?.ok_or(General::NotFound {
            what: SubjectKind::Customer,
        })?,
    )
}

fn assemble(
    work: &mut Work,
    space: &SpaceRow,
    books: &mut Books,
    session: SessionRow,
    parts: Parts,
) -> Result<SessionView, Failure> {
    let Parts {
        customer,
        resource,
        segments,
        consumptions,
        covers,
        booking,
    } = parts;
    let now = work.now();
    let (quote, running) = match &session.quote {
        Some(billed) => (serde_json::from_str(billed).map_err(crate::failure::broken)?, None),
        None => {
            let (quote, running) =
                time::so_far(work, books, &session, &segments, &covers, (booking.as_ref(), &customer))?;
            (quote, Some(running))
        }
    };
    let items_total = items_total(&consumptions)?;
    let (until, invoice_id) = match session.ended_at {
        None => (claims::until_of_session(work.tx, session.id)?, None),
        Some(_) => (None, sessions::invoice_of(work.tx, session.id)?),
    };
    Ok(SessionView {
        total: quote.total.plus(items_total)?,
        minutes: session
            .duration_minutes
            .unwrap_or_else(|| now.minutes_since(session.started_at)),
        overrun: until.is_some_and(|until| until <= now),
        overnight: session.ended_at.is_none()
            && is_overnight(session.started_at, now, &space.zone()?, space.cut_off()?),
        customer,
        resource,
        segments,
        consumptions,
        quote,
        running,
        items_total,
        until,
        invoice_id,
        booking,
        session,
    })
}

fn items_total(consumptions: &[ConsumptionRow]) -> Result<Money, Failure> {
    let mut total = Money::ZERO;
    for consumption in consumptions
        .iter()
        .filter(|consumption| consumption.voided_at.is_none())
    {
        total = total.plus(consumption.price_at_consumption.times(consumption.quantity)?)?;
    }
    Ok(total)
}
