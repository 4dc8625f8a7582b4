//! What subscriptions pay of stays, and what customers are by them (`S4`, `S5`, `S7`).

use std::collections::HashMap;

use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{BookingId, CustomerId, SessionId, SubscriptionId};
use coworkflow_domain::pricing::Quote;
use coworkflow_domain::subscriptions::{Cover, Run, covers_in_order, later, windows};
use coworkflow_domain::time::{Date, Interval, Zone};
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::subscriptions::{self, SubscriptionRow, booking_draws};

use super::{today, view};
use crate::failure::Failure;
use crate::work::Work;

/// What a customer's subscriptions pay of a stay, in the order in which they pay (`S2`, `S5`): one indexed statement,
/// and none for whom no plan reaches it.
pub(crate) fn covers(work: &mut Work, customer: &CustomerRow, stay: Interval) -> Result<Vec<Cover>, Failure> {
    let (zone, _) = work.calendar()?;
    let (from, to) = days_of(stay, &zone);
    if customer.plan_until.is_none_or(|until| until < from) {
        return Ok(Vec::new());
    }
    let rows = subscriptions::touching(work.tx, customer.id, from, to)?;
    covers_of(work, &rows, stay, &zone)
}

/// The same for a booking; what it draws already counts as left, when it is priced anew.
pub(crate) fn covers_for_booking(
    work: &mut Work,
    customer: &CustomerRow,
    stay: Interval,
    booking: Option<BookingId>,
) -> Result<Vec<Cover>, Failure> {
    let (zone, _) = work.calendar()?;
    let (from, to) = days_of(stay, &zone);
    if customer.plan_until.is_none_or(|until| until < from) {
        return Ok(Vec::new());
    }
    let mut rows = subscriptions::touching(work.tx, customer.id, from, to)?;
    if let Some(booking) = booking {
        for drawn in booking_draws::of_booking(work.tx, booking)? {
            for row in rows.iter_mut().filter(|row| row.id == drawn.subscription_id) {
                row.drawn_minutes = row.drawn_minutes.saturating_sub(drawn.minutes);
            }
        }
    }
    covers_of(work, &rows, stay, &zone)
}

/// The same for sessions that go on, all at once: by the session, those without any left out.
pub(crate) fn covers_of_active(
    work: &mut Work,
    stays: &[(SessionId, CustomerId, Interval)],
) -> Result<HashMap<SessionId, Vec<Cover>>, Failure> {
    let mut found = HashMap::new();
    let Some(first) = stays.iter().map(|(_, _, stay)| stay.start()).min() else {
        return Ok(found);
    };
    let last = stays.iter().map(|(_, _, stay)| stay.end()).max().unwrap_or(first);
    let (zone, _) = work.calendar()?;
    let (from, to) = (later(zone.date(first), -1), zone.date(last));
    let mut runs: HashMap<CustomerId, Vec<SubscriptionRow>> = HashMap::new();
    for row in subscriptions::touching_of_active(work.tx, from, to)? {
        runs.entry(row.customer_id).or_default().push(row);
    }
    for (session, customer, stay) in stays {
        if let Some(rows) = runs.get(customer) {
            let covers = covers_of(work, rows, *stay, &zone)?;
            if !covers.is_empty() {
                found.insert(*session, covers);
            }
        }
    }
    Ok(found)
}

/// Draws the minutes that a quote says were paid by subscriptions, when its session ends (`S5`).
pub(crate) fn draw(work: &mut Work, session: SessionId, quote: &Quote) -> Result<(), Failure> {
    let now = work.now();
    for (id, minutes) in covered(quote) {
        subscriptions::draw(work.tx, id, session, minutes, now)?;
    }
    Ok(())
}

/// Draws the minutes that a booking was quoted with, in the place of those that it drew before (`S5`).
pub(crate) fn draw_for_booking(work: &mut Work, booking: BookingId, quote: &Quote) -> Result<(), Failure> {
    booking_draws::give_back(work.tx, booking)?;
    let now = work.now();
    for (id, minutes) in covered(quote) {
        booking_draws::draw(work.tx, booking, id, minutes, now)?;
    }
    Ok(())
}

/// How many minutes a quote says each subscription pays.
fn covered(quote: &Quote) -> Vec<(SubscriptionId, i64)> {
    let mut drawn: Vec<(SubscriptionId, i64)> = Vec::new();
    for line in &quote.lines {
        let Some(id) = line.subscription_id else { continue };
        match drawn.iter_mut().find(|(of, _)| *of == id) {
            Some((_, minutes)) => *minutes = minutes.saturating_add(line.minutes),
            None => drawn.push((id, line.minutes)),
        }
    }
    drawn.retain(|(_, minutes)| *minutes > 0);
    drawn
}

/// What a customer is today, by the plan that runs (`S7`): derived whenever it is asked, so that midnight needs no job
/// and nothing kept can be stale. Who never had a plan, or whose last one is over, costs no statement.
pub(crate) fn customer_type(work: &mut Work, customer: &CustomerRow) -> Result<CustomerType, Failure> {
    let today = today(work)?;
    customer_type_on(work, customer, today)
}

/// What a customer is on a day, by the plan that runs then.
pub(crate) fn customer_type_on(work: &mut Work, customer: &CustomerRow, day: Date) -> Result<CustomerType, Failure> {
    if customer.plan_until.is_none_or(|until| until < day) {
        return Ok(CustomerType::Visitor);
    }
    let days = subscriptions::running_days(work.tx, customer.id, day)?;
    Ok(days.map_or(CustomerType::Visitor, CustomerType::of_days))
}

/// The days of plans that can reach a stay: hours past midnight belong to the day before.
fn days_of(stay: Interval, zone: &Zone) -> (Date, Date) {
    (later(zone.date(stay.start()), -1), zone.date(stay.end()))
}

fn covers_of(work: &mut Work, rows: &[SubscriptionRow], stay: Interval, zone: &Zone) -> Result<Vec<Cover>, Failure> {
    let mut covers = Vec::with_capacity(rows.len());
    for row in rows {
        let (access, pauses) = (row.access()?, view::pauses(work, row)?);
        let run = Run {
            access: &access,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            sold_at: row.sold_at,
            pauses: &pauses,
        };
        let windows = windows(&run, stay, zone);
        let minutes_left = row.minutes_left();
        if windows.is_empty() || minutes_left == Some(0) {
            continue;
        }
        let cover = Cover {
            subscription_id: row.id,
            plan_name: row.plan_name.clone(),
            windows,
            resource_kinds: access.resource_kinds,
            minutes_left,
        };
        covers.push((row.ends_on, cover));
    }
    Ok(covers_in_order(covers))
}
