//! The list of invoices: what to look for, in which order, page by page.

use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::invoices::InvoiceStatus;
use coworkflow_domain::time::{Date, Instant, day_number};

use super::{InvoiceRow, invoice};
use crate::customers::contains;
use crate::db::{DbError, Statement, ToParam, Tx};
use crate::statements;

/// In which order invoices are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InvoiceSort {
    /// The latest issued first.
    #[default]
    Newest,
    /// The earliest issued first.
    Oldest,
    /// The highest total first.
    Total,
    /// Only unsettled ones, the first due first.
    Due,
}

/// Where a page begins: after the invoice of this sort key and number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Milliseconds of its issue, its total in minor units, or the number of its due day.
    pub key: i64,
    /// Its number.
    pub number: i64,
}

impl Place {
    /// The place of this row in this order.
    pub fn of(row: &InvoiceRow, sort: InvoiceSort) -> Place {
        let key = match sort {
            InvoiceSort::Newest | InvoiceSort::Oldest => row.issued_at.as_millis(),
            InvoiceSort::Total => row.total.minor(),
            InvoiceSort::Due => day_number(row.due_date),
        };
        Place {
            key,
            number: row.number,
        }
    }
}

/// What to look for.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only the one of this number.
    pub number: Option<i64>,
    /// Normalised part of the customer's name.
    pub name: Option<String>,
    /// Only of this status.
    pub status: Option<InvoiceStatus>,
    /// Only for this customer.
    pub customer_id: Option<CustomerId>,
    /// Issued from this moment on.
    pub from: Option<Instant>,
    /// Issued before this moment.
    pub to: Option<Instant>,
    /// Only unsettled ones due before this day.
    pub due_before: Option<Date>,
    /// In which order.
    pub sort: InvoiceSort,
    /// Only what comes after this place.
    pub after: Option<Place>,
}

/// Invoices after the place ($2, $3) `among` others, of a status ($5), due before ($6), issued from ($7) until ($8), in an order.
/// A plus keeps a column from choosing the index.
macro_rules! listed {
    ($among:literal, $after:literal, $order:literal) => {
        invoice!(
            $among,
            " AND ",
            $after,
            " AND (i.status = $5 OR $5 IS NULL) AND ((i.status <> 'paid' AND i.due_date < $6) OR $6 IS NULL)
              AND +i.issued_at >= $7 AND +i.issued_at < $8 ORDER BY ",
            $order,
            " LIMIT $9"
        )
    };
}

/// Whose customer's name has a part ($4).
macro_rules! named {
    ($after:literal, $order:literal) => {
        listed!(
            "(EXISTS (SELECT 1 FROM customers AS c
                WHERE c.tenant_id = $1 AND c.id = i.customer_id AND c.search_key LIKE $4 ESCAPE '!') OR $4 IS NULL)",
            $after,
            $order
        )
    };
}

statements! {
    /// One customer's ($4), the latest first.
    NEWEST_OF_CUSTOMER -> InvoiceRow = listed!("i.customer_id = $4", "(i.issued_at, i.number) < ($2, $3)", "i.issued_at DESC, i.number DESC");
    /// One customer's, the earliest first.
    OLDEST_OF_CUSTOMER -> InvoiceRow = listed!("i.customer_id = $4", "(i.issued_at, i.number) > ($2, $3)", "i.issued_at, i.number");
    /// One customer's, the highest first.
    TOTAL_OF_CUSTOMER -> InvoiceRow = listed!("i.customer_id = $4", "(+i.total, +i.number) < ($2, $3)", "+i.total DESC, +i.number DESC");
    /// One customer's unsettled ones, the first due first.
    DUE_OF_CUSTOMER -> InvoiceRow = listed!("i.customer_id = $4", "i.status <> 'paid' AND (i.due_date, i.number) > ($2, $3)", "i.due_date, i.number");
    /// The one of a number ($4).
    NUMBERED -> InvoiceRow = listed!("i.number = $4", "(+i.issued_at, +i.number) < ($2, $3)", "+i.number");
    /// Unsettled ones due before a day ($4), the latest first.
    NEWEST_OPEN -> InvoiceRow = listed!("i.status <> 'paid' AND i.due_date < $4", "(+i.issued_at, +i.number) < ($2, $3)", "+i.issued_at DESC, +i.number DESC");
    /// Unsettled ones, the earliest first.
    OLDEST_OPEN -> InvoiceRow = listed!("i.status <> 'paid' AND i.due_date < $4", "(+i.issued_at, +i.number) > ($2, $3)", "+i.issued_at, +i.number");
    /// Unsettled ones, the highest first.
    TOTAL_OPEN -> InvoiceRow = listed!("i.status <> 'paid' AND i.due_date < $4", "(+i.total, +i.number) < ($2, $3)", "+i.total DESC, +i.number DESC");
    /// The latest first.
    NEWEST -> InvoiceRow = named!("(i.issued_at, i.number) < ($2, $3) AND i.issued_at >= $7", "i.issued_at DESC, i.number DESC");
    /// The earliest first.
    OLDEST -> InvoiceRow = named!("(i.issued_at, i.number) > ($2, $3) AND i.issued_at < $8", "i.issued_at, i.number");
    /// The highest first.
    TOTAL -> InvoiceRow = named!("(i.total, i.number) < ($2, $3)", "i.total DESC, i.number DESC");
    /// Unsettled ones, the first due first.
    DUE -> InvoiceRow = named!("i.status <> 'paid' AND (i.due_date, i.number) > ($2, $3)", "i.due_date, i.number");
    /// Those of a span, the highest first.
    TOTAL_OF_SPAN -> InvoiceRow = named!("i.issued_at >= $7 AND i.issued_at < $8 AND (+i.total, +i.number) < ($2, $3)", "+i.total DESC, +i.number DESC");
    /// Customers whose name has a part.
    NAMED -> CustomerId = "SELECT id FROM customers WHERE tenant_id = $1 AND search_key LIKE $2 ESCAPE '!' LIMIT $3";
}

/// Of so few customers each one's invoices are looked up by index.
const FEW: usize = 300;

/// At most `limit` invoices that match. Each way ends soon: it reads a page, a span, what is open or a few customers'.
pub fn page(tx: &mut Tx, filter: &Filter, limit: i64) -> Result<Vec<InvoiceRow>, DbError> {
    if let Some(number) = filter.number {
        // It is one at most: after it comes nothing.
        if filter.after.is_some() {
            return Ok(Vec::new());
        }
        let newest = Filter {
            sort: InvoiceSort::Newest,
            ..filter.clone()
        };
        let mut rows = run(tx, &NUMBERED, &newest, &number, limit)?;
        rows.retain(|row| filter.customer_id.is_none_or(|customer| customer == row.customer_id));
        return Ok(rows);
    }
    if let Some(customer) = filter.customer_id {
        return of_customer(tx, customer, filter, limit);
    }
    let name = filter.name.as_deref().map(contains);
    if let Some(part) = &name {
        let named = tx.all(&NAMED, &[part, &(FEW as i64 + 1)])?;
        if named.len() <= FEW {
            let mut rows = Vec::new();
            for customer in named {
                rows.extend(of_customer(tx, customer, filter, limit)?);
            }
            rows.sort_by_key(|row| {
                let Place { key, number } = Place::of(row, filter.sort);
                (key, number)
            });
            if matches!(filter.sort, InvoiceSort::Newest | InvoiceSort::Total) {
                rows.reverse();
            }
            rows.truncate(usize::try_from(limit).unwrap_or(0));
            return Ok(rows);
        }
    }
    let open = filter.due_before.is_some() || filter.status.is_some_and(|status| status != InvoiceStatus::Paid);
    if filter.sort == InvoiceSort::Due {
        return run(tx, &DUE, filter, &name, limit);
    }
    if open && name.is_none() {
        let statement = match filter.sort {
            InvoiceSort::Oldest => OLDEST_OPEN,
            InvoiceSort::Total => TOTAL_OPEN,
            InvoiceSort::Newest | InvoiceSort::Due => NEWEST_OPEN,
        };
        let due = filter.due_before.map_or(i64::MAX, day_number);
        return run(tx, &statement, filter, &due, limit);
    }
    let statement = match filter.sort {
        InvoiceSort::Newest | InvoiceSort::Due => NEWEST,
        InvoiceSort::Oldest => OLDEST,
        InvoiceSort::Total if filter.from.is_some() || filter.to.is_some() => TOTAL_OF_SPAN,
        InvoiceSort::Total => TOTAL,
    };
    run(tx, &statement, filter, &name, limit)
}

fn of_customer(tx: &mut Tx, customer: CustomerId, filter: &Filter, limit: i64) -> Result<Vec<InvoiceRow>, DbError> {
    let statement = match filter.sort {
        InvoiceSort::Newest => NEWEST_OF_CUSTOMER,
        InvoiceSort::Oldest => OLDEST_OF_CUSTOMER,
        InvoiceSort::Total => TOTAL_OF_CUSTOMER,
        InvoiceSort::Due => DUE_OF_CUSTOMER,
    };
    run(tx, &statement, filter, &customer, limit)
}

/// Runs one of the listed, with what it is `among` as its $4.
fn run(
    tx: &mut Tx,
    statement: &Statement<InvoiceRow>,
    filter: &Filter,
    among: &dyn ToParam,
    limit: i64,
) -> Result<Vec<InvoiceRow>, DbError> {
    let from = filter.from.map_or(i64::MIN, Instant::as_millis);
    let to = filter.to.map_or(i64::MAX, Instant::as_millis);
    let after = filter.after.map(|place| (place.key, place.number));
    // A span's own bounds begin the walk where they lie beyond the place.
    let (key, number) = match filter.sort {
        InvoiceSort::Newest => after.unwrap_or((i64::MAX, i64::MAX)).min((to, i64::MIN)),
        InvoiceSort::Oldest => after.unwrap_or((i64::MIN, i64::MIN)).max((from, i64::MIN)),
        InvoiceSort::Total => after.unwrap_or((i64::MAX, i64::MAX)),
        InvoiceSort::Due => after.unwrap_or((i64::MIN, i64::MIN)),
    };
    tx.all(
        statement,
        &[
            &key,
            &number,
            among,
            &filter.status,
            &filter.due_before,
            &from,
            &to,
            &limit,
        ],
    )
}
