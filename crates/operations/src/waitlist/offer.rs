//! A freed place is offered to the first in line for a while, then to the next (`B11`).

use coworkflow_domain::bookings::{Asked, BookingState, Channel, Pays, When};
use coworkflow_domain::journal::Event;
use coworkflow_domain::time::Interval;
use coworkflow_domain::waitlist::{LONGEST_LINE, WaitlistState, offered_until};
use coworkflow_store::resources::ResourceRow;
use coworkflow_store::waitlist::{self, WaitlistRow};
use coworkflow_store::{bookings, customers};

use super::join::wanted;
use crate::bookings::{NewBooking, check_room, place, write};
use crate::failure::Failure;
use crate::work::Work;

/// Offers what is free now to those who wait for it, in line: a hold for each. Who waited for what has begun by now waits no
/// longer. Says how many entries changed.
pub(crate) fn offer_freed(work: &mut Work) -> Result<usize, Failure> {
    let mut changed = 0;
    for row in waitlist::in_line(work.tx, LONGEST_LINE as i64)? {
        if row.state != WaitlistState::Waiting {
            continue;
        }
        if row.starts_at <= work.now() {
            go_on(work, &row, WaitlistState::Over)?;
            changed += 1;
        } else if let Some(free) = free_for(work, &row)? {
            changed += usize::from(offer(work, row, &free)?);
        }
    }
    Ok(changed)
}

/// Writes what became of the offers that stand no longer: taken, or passed by. Says how many.
pub(crate) fn settle_offers(work: &mut Work) -> Result<usize, Failure> {
    let mut changed = 0;
    for row in waitlist::in_line(work.tx, LONGEST_LINE as i64)? {
        if row.state != WaitlistState::Offered {
            continue;
        }
        let offered = match row.booking_id {
            Some(id) => bookings::by_id(work.tx, id)?,
            None => None,
        };
        let state = match offered.map(|booking| booking.state) {
            Some(BookingState::Held | BookingState::Pending) => continue,
            Some(
                BookingState::Confirmed | BookingState::CheckedIn | BookingState::Completed | BookingState::NoShow,
            ) => WaitlistState::Taken,
            Some(BookingState::Cancelled | BookingState::Declined | BookingState::Expired) | None => {
                WaitlistState::Passed
            }
        };
        settle(work, &row, state)?;
        changed += 1;
    }
    Ok(changed)
}

/// Ends an offer, one way or the other.
pub(super) fn settle(work: &mut Work, row: &WaitlistRow, state: WaitlistState) -> Result<(), Failure> {
    go_on(work, row, state)?;
    let Some(booking) = (match row.booking_id {
        Some(id) => bookings::by_id(work.tx, id)?,
        None => None,
    }) else {
        return Ok(());
    };
    let (customer, resource) = crate::bookings::parties(work, &booking)?;
    let (zone, _) = work.calendar()?;
    let when = When::of(booking.interval()?, &zone);
    let (entry_id, booking_id, customer_id) = (row.id, booking.id, customer.id);
    let (customer, resource_id, resource) = (customer.name, resource.id, resource.name);
    work.journal(&if state == WaitlistState::Taken {
        Event::WaitlistTaken {
            entry_id,
            booking_id,
            customer_id,
            customer,
            resource_id,
            resource,
            when,
        }
    } else {
        Event::WaitlistPassed {
            entry_id,
            booking_id,
            customer_id,
            customer,
            resource_id,
            resource,
            when,
        }
    })
}

/// The first place that would do and can be had.
fn free_for(work: &mut Work, row: &WaitlistRow) -> Result<Option<ResourceRow>, Failure> {
    let asked = Asked {
        interval: Interval::new(row.starts_at, row.ends_at)?,
        attendees: 1,
        channel: Channel::Desk,
        now: work.now(),
    };
    for place in wanted(work, row.resource_id, row.resource_kind)? {
        if check_room(work, &place, &asked, None)?.is_ok() {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// Keeps a place for who waits, for a while; `false` when it can't be offered after all.
fn offer(work: &mut Work, mut row: WaitlistRow, free: &ResourceRow) -> Result<bool, Failure> {
    let Some(until) = offered_until(work.now(), row.starts_at) else {
        return Ok(false);
    };
    let known = customers::by_id(work.tx, row.customer_id)?;
    let Some(customer) = known.filter(|customer| customer.archived_at.is_none()) else {
        go_on(work, &row, WaitlistState::Over)?;
        return Ok(true);
    };
    let interval = Interval::new(row.starts_at, row.ends_at)?;
    let new = NewBooking {
        resource_id: free.id,
        customer_id: customer.id,
        guest_name: String::new(),
        title: String::new(),
        note: String::new(),
        attendees: 1,
        interval,
        channel: Channel::Desk,
        pays: Pays::AtDesk,
        hold: true,
        coupon: None,
        expected: None,
        series: None,
    };
    let mut held = place(work, &new)?;
    held.expires_at = Some(until);
    write(work, &mut held)?;
    row.state = WaitlistState::Offered;
    row.booking_id = Some(held.id);
    row.offered_until = Some(until);
    if !waitlist::go_on(work.tx, &row, WaitlistState::Waiting)? {
        return Ok(false);
    }
    let (zone, _) = work.calendar()?;
    work.journal(&Event::WaitlistOffered {
        entry_id: row.id,
        booking_id: held.id,
        customer_id: customer.id,
        customer: customer.name,
        resource_id: free.id,
        resource: free.name.clone(),
        when: When::of(interval, &zone),
    })?;
    Ok(true)
}

pub(super) fn go_on(work: &mut Work, row: &WaitlistRow, state: WaitlistState) -> Result<bool, Failure> {
    let next = WaitlistRow {
        state,
        offered_until: None,
        ..row.clone()
    };
    Ok(waitlist::go_on(work.tx, &next, row.state)?)
}
