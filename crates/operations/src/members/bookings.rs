//! A member's own bookings: what they have, what one would cost, and making one.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{BookingState, Channel, MAX_BOOKING_MINUTES, Pays, check_arrival};
use coworkflow_domain::ids::{BookingId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings::{self, BookingRow, Filter, Of};
use coworkflow_store::resources::{self, ResourceRow};
use serde::{Deserialize, Serialize};

use super::me::own;
use crate::bookings::{BookingTrial, NewBooking, TryBooking, place};
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::{Change, Question};
use crate::work::Work;

/// A booking as its member sees it now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MyBooking {
    /// The booking.
    pub row: BookingRow,
    /// Where.
    pub resource: String,
    /// What kind of place that is.
    pub kind: ResourceKind,
    /// The last moment at which calling off is free; none once a move kept a fee.
    pub free_until: Option<Instant>,
    /// What calling it off costs now.
    pub fee_now: Money,
    /// Whether it can still be moved or called off.
    pub open: bool,
    /// Whether its member can check in now.
    pub may_arrive: bool,
}

/// A page of one's own bookings: what goes on and comes, the earliest first; or what was, the latest first.
#[derive(Debug, Clone, Default)]
pub struct MyBookings {
    /// What was.
    pub past: bool,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for MyBookings {
    type Output = Page<MyBooking>;
    const NAME: &'static str = "members.bookings";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<Page<MyBooking>, Failure> {
        let (of, now) = (Of::Customer(own(work)?.id), work.now());
        let size = page::size(self.first)?;
        let after = self.after.as_deref().map(page::after::<i64, BookingId>).transpose()?;
        let filter = Filter {
            of,
            from: (!self.past).then_some(now),
            until: self.past.then_some(now),
            state: None,
            latest_first: self.past,
        };
        let start = after.map(|(millis, id)| (Instant::from_millis(millis), id));
        let rows = bookings::page(work.tx, &filter, start, page::limit(size))?;
        let mut page = Page::cut(rows, size, |row| page::cursor(row.starts_at.as_millis(), row.id));
        let begun = |row: &BookingRow| row.ends_at > now && row.state.keeps_its_place();
        if self.past {
            page.nodes.retain(|row| !begun(row));
        } else {
            // What was called off does not come any more.
            page.nodes.retain(|row| row.state.keeps_its_place());
        }
        if !self.past && after.is_none() {
            // What began and is not over stands before what comes.
            let since = Filter {
                from: Some(now.plus_minutes(-MAX_BOOKING_MINUTES)),
                until: Some(now),
                ..filter
            };
            let mut first = bookings::page(work.tx, &since, None, page::limit(200))?;
            first.retain(begun);
            page.nodes.splice(0..0, first);
        }
        let nodes = page
            .nodes
            .into_iter()
            .map(|row| view(work, row))
            .collect::<Result<_, _>>()?;
        Ok(Page {
            nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

/// One of one's own bookings.
#[derive(Debug, Clone, Copy)]
pub struct OneOfMyBookings {
    /// Which.
    pub id: BookingId,
}

impl Question for OneOfMyBookings {
    type Output = MyBooking;
    const NAME: &'static str = "members.booking";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MyBooking, Failure> {
        let row = my_booking(work, self.id)?;
        view(work, row)
    }
}

/// What a booking would cost its member, and why; refused, with what is free instead, when it can't be had (`B6`). Asking takes nothing.
#[derive(Debug, Clone)]
pub struct QuoteMyBooking {
    /// Where.
    pub resource_id: ResourceId,
    /// From.
    pub starts_at: Instant,
    /// Until.
    pub ends_at: Instant,
    /// How many come; one when left out.
    pub attendees: Option<i64>,
    /// A code that takes something off.
    pub coupon: Option<String>,
    /// The booking that would be moved there.
    pub booking_id: Option<BookingId>,
}

impl Question for QuoteMyBooking {
    type Output = BookingTrial;
    const NAME: &'static str = "members.quote_booking";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<BookingTrial, Failure> {
        let customer = own(work)?.id;
        if let Some(id) = self.booking_id {
            my_booking(work, id)?;
        }
        let trial = TryBooking {
            resource_id: self.resource_id,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            attendees: self.attendees,
            customer_id: Some(customer),
            coupon: self.coupon.clone(),
            booking_id: self.booking_id,
        };
        trial.by(work, Channel::Member)
    }
}

/// Books for the member, who may send a guest (`B13`).
#[derive(Debug, Clone, Serialize)]
pub struct BookMine {
    /// Where.
    pub resource_id: ResourceId,
    /// From.
    pub starts_at: Instant,
    /// Until.
    pub ends_at: Instant,
    /// Who comes instead of the member; empty otherwise.
    pub guest_name: String,
    /// What it is for; may be empty.
    pub title: String,
    /// For the desk; may be empty.
    pub note: String,
    /// How many come; one when left out.
    pub attendees: Option<i64>,
    /// A code that takes something off.
    pub coupon: Option<String>,
    /// The price that the member saw: another one is refused (`P1`).
    pub expected: Option<Money>,
    /// Keeps the place for a while only, until it is paid (`B7`).
    pub pay_now: bool,
}

impl Change for BookMine {
    type Output = MyBooking;
    const NAME: &'static str = "members.book";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<MyBooking, Failure> {
        let new = NewBooking {
            resource_id: self.resource_id,
            customer_id: own(work)?.id,
            guest_name: self.guest_name.clone(),
            title: self.title.clone(),
            note: self.note.clone(),
            attendees: self.attendees.unwrap_or(1),
            interval: interval(self.starts_at, self.ends_at)?,
            channel: Channel::Member,
            pays: if self.pay_now { Pays::Now } else { Pays::AtDesk },
            hold: self.pay_now,
            coupon: self.coupon.clone(),
            expected: self.expected,
            series: None,
        };
        let row = place(work, &new)?;
        view(work, row)
    }
}

/// One's own booking; another's is not there (`A3`, `A4`).
pub(super) fn my_booking(work: &mut Work, id: BookingId) -> Result<BookingRow, Failure> {
    let me = own(work)?.id;
    let row = bookings::by_id(work.tx, id)?.filter(|row| row.customer_id == me);
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Booking,
    })?)
}

/// A booking as its member sees it now.
pub(super) fn view(work: &mut Work, row: BookingRow) -> Result<MyBooking, Failure> {
    let resource = resource(work, row.resource_id)?;
    let (now, policy, (zone, _)) = (work.now(), row.policy()?, work.calendar()?);
    Ok(MyBooking {
        free_until: policy.free_until(row.starts_at),
        fee_now: match row.state {
            // What waits was never agreed: calling it off costs nothing.
            BookingState::Held | BookingState::Pending => Money::ZERO,
            _ => policy.cancellation_fee(row.starts_at, row.amount, now)?,
        },
        open: row.state.is_ahead() && row.starts_at > now,
        may_arrive: check_arrival(row.state, row.interval()?, now, &zone).is_ok(),
        resource: resource.name,
        kind: resource.resource_type,
        row,
    })
}

fn resource(work: &mut Work, id: ResourceId) -> Result<ResourceRow, Failure> {
    Ok(resources::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Resource,
    })?)
}

pub(super) fn interval(starts_at: Instant, ends_at: Instant) -> Result<Interval, Refusal> {
    Interval::new(starts_at, ends_at).map_err(|refusal| Refusal::from(refusal).on("endsAt"))
}
