//! Looking at bookings.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{BookingId, CustomerId, ResourceId};
use coworkflow_domain::time::Instant;
use coworkflow_store::bookings::{self, BookingRow, Filter};
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::resources::ResourceRow;

use super::view::{self, BookingView, assemble, parties};
use crate::failure::Failure;
use crate::page::{self, Page};
use crate::perform::Question;
use crate::work::Work;

/// One booking.
#[derive(Debug, Clone, Copy)]
pub struct OneBooking {
    /// Which.
    pub id: BookingId,
}

impl Question for OneBooking {
    type Output = BookingView;
    const NAME: &'static str = "bookings.get";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<BookingView, Failure> {
        view::load(work, self.id)
    }
}

/// A page of bookings in the order of their start.
#[derive(Debug, Clone)]
pub struct ListBookings {
    /// Which.
    pub filter: Filter,
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for ListBookings {
    type Output = Page<BookingView>;
    const NAME: &'static str = "bookings.list";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<Page<BookingView>, Failure> {
        let page = page_of(work, &self.filter, self.first, self.after.as_deref())?;
        let nodes = views(work, page.nodes)?;
        Ok(Page {
            nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        })
    }
}

/// A page of rows.
pub(crate) fn page_of(
    work: &mut Work,
    filter: &Filter,
    first: Option<i32>,
    after: Option<&str>,
) -> Result<Page<BookingRow>, Failure> {
    let size = page::size(first)?;
    let after = after.map(page::after::<i64, BookingId>).transpose()?;
    let after = after.map(|(at, id)| (Instant::from_millis(at), id));
    let rows = bookings::page(work.tx, filter, after, page::limit(size))?;
    Ok(Page::cut(rows, size, |row| {
        page::cursor(row.starts_at.as_millis(), row.id)
    }))
}

/// The views of many bookings, each customer and resource read once.
pub(crate) fn views(work: &mut Work, rows: Vec<BookingRow>) -> Result<Vec<BookingView>, Failure> {
    let now = work.now();
    let mut customers: HashMap<CustomerId, CustomerRow> = HashMap::new();
    let mut places: HashMap<ResourceId, ResourceRow> = HashMap::new();
    rows.into_iter()
        .map(|row| {
            let (customer, resource) = match (customers.get(&row.customer_id), places.get(&row.resource_id)) {
                (Some(customer), Some(resource)) => (customer.clone(), resource.clone()),
                _ => {
                    let (customer, resource) = parties(work, &row)?;
                    customers.insert(customer.id, customer.clone());
                    places.insert(resource.id, resource.clone());
                    (customer, resource)
                }
            };
            assemble(now, row, customer, resource)
        })
        .collect()
}
