//! Occurrences are called off: this one, this and those that follow, or all (`R3`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::BookingState;
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::recurrence::End;
use coworkflow_domain::series::{SeriesRefusal, SeriesScope};
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::series;
use serde::Serialize;

use super::book::names;
use super::make::SeriesDone;
use super::{open, series_of, write};
use crate::bookings::{Cancelling, cancel_booking, found as found_booking};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Calls occurrences of a series off.
#[derive(Debug, Clone, Serialize)]
pub struct CancelSeries {
    /// One of them.
    pub booking_id: BookingId,
    /// How many.
    pub scope: SeriesScope,
    /// Why; may be left out.
    pub reason: Option<String>,
    /// Without the fee: needs `invoices.discount`.
    pub waive_fee: bool,
    /// The fee that the reader was shown: another one is refused.
    pub expected_fee: Option<Money>,
}

impl Change for CancelSeries {
    type Output = SeriesDone;
    const NAME: &'static str = "series.cancel";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        if self.waive_fee {
            work.require(Permission::InvoicesDiscount)?;
        }
        let booking = found_booking(work, self.booking_id)?;
        let how = Cancelling {
            reason: self.reason.as_deref(),
            waive_fee: self.waive_fee,
            expected_fee: self.expected_fee,
        };
        cancel(work, &booking, self.scope, &how)
    }
}

/// What calling occurrences off would do now.
#[derive(Debug, Clone, Copy)]
pub struct PreviewCancelSeries {
    /// One of them.
    pub booking_id: BookingId,
    /// How many.
    pub scope: SeriesScope,
}

/// How many would be called off, and what that would cost (`B9`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesFee {
    /// How many.
    pub count: i64,
    /// The fee.
    pub fee: Money,
}

impl Question for PreviewCancelSeries {
    type Output = SeriesFee;
    const NAME: &'static str = "series.preview_cancel";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<SeriesFee, Failure> {
        let booking = found_booking(work, self.booking_id)?;
        fee_of(work, &booking, self.scope)
    }
}

/// How many would be called off, and what that would cost.
pub(crate) fn fee_of(work: &mut Work, booking: &BookingRow, scope: SeriesScope) -> Result<SeriesFee, Failure> {
    let rows = meant(work, booking, scope)?;
    let now = work.now();
    let mut fee = Money::ZERO;
    for row in &rows {
        if row.state == BookingState::Confirmed {
            fee = fee.plus(row.policy()?.cancellation_fee(row.starts_at, row.amount, now)?)?;
        }
    }
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    Ok(SeriesFee { count, fee })
}

/// Those of a series that an edit means and that can still change (`R3`), by number.
pub(super) fn meant(work: &mut Work, booking: &BookingRow, scope: SeriesScope) -> Result<Vec<BookingRow>, Failure> {
    let (row, number) = series_of(work, booking)?;
    let now = work.now();
    let mut rows = match scope {
        SeriesScope::This => vec![booking.clone()],
        SeriesScope::Following => series::bookings(work.tx, row.id, number)?,
        SeriesScope::All => series::bookings(work.tx, row.id, 1)?,
    };
    rows.retain(|row| open(row, now));
    if rows.is_empty() {
        return Err(SeriesRefusal::NothingToChange.into());
    }
    Ok(rows)
}

/// Calls occurrences off, each with the fee that was agreed for it. Deleted ones stay deleted through any later edit
/// (`R4`); a series that is called off to its end makes no more.
pub(crate) fn cancel(
    work: &mut Work,
    booking: &BookingRow,
    scope: SeriesScope,
    how: &Cancelling,
) -> Result<SeriesDone, Failure> {
    let (mut row, _) = series_of(work, booking)?;
    let rows = meant(work, booking, scope)?;
    let mut done = SeriesDone::nothing(row.id);
    let each = Cancelling {
        expected_fee: None,
        ..*how
    };
    for booking in rows {
        let cancelled = cancel_booking(work, booking, &each)?;
        done.cancelled += 1;
        done.fee = done.fee.plus(cancelled.fee)?;
    }
    crate::bookings::expect(work, how.expected_fee, done.fee)?;
    if scope != SeriesScope::This {
        let made = row.last_number - row.first_number + 1;
        let made = u32::try_from(made).unwrap_or_default().max(1);
        row.rule = row.rule()?.ending(End::Count(made)).to_string();
        row.extends_at = None;
        write(work, &mut row)?;
        let (customer, resource) = names(work, &row)?;
        work.journal(&Event::SeriesCancelled {
            series_id: row.id,
            customer_id: row.customer_id,
            customer,
            resource_id: row.resource_id,
            resource,
            cancelled: done.cancelled,
            fee: done.fee,
            reason: how.reason.unwrap_or_default().trim().to_owned(),
        })?;
    }
    Ok(done)
}
