//! Days are cut out of a series: a holiday, an absence (`R5`).

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SeriesId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::series::check_cut;
use coworkflow_domain::time::Date;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::series::{self, CutRow};
use serde::Serialize;

use super::book::names;
use super::make::SeriesDone;
use super::{found, open, write};
use crate::bookings::{Cancelling, cancel_booking};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// Cuts days out of a series: what is booked on them is called off, what would come later is not made.
#[derive(Debug, Clone, Serialize)]
pub struct CutSeries {
    /// Which.
    pub series_id: SeriesId,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Why; may be left out.
    pub reason: Option<String>,
    /// Without the fee: needs `invoices.discount`.
    pub waive_fee: bool,
    /// The fee that the reader was shown: another one is refused.
    pub expected_fee: Option<Money>,
}

impl Change for CutSeries {
    type Output = SeriesDone;
    const NAME: &'static str = "series.cut";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<SeriesDone, Failure> {
        if self.waive_fee {
            work.require(Permission::InvoicesDiscount)?;
        }
        check_cut(self.from, self.until)?;
        let mut row = found(work, self.series_id)?;
        let cut = CutRow {
            from_on: self.from,
            until_on: self.until,
        };
        series::insert_cut(work.tx, row.id, &cut)?;
        let (zone, _) = work.calendar()?;
        let now = work.now();
        let inside = |booking: &BookingRow| (self.from..=self.until).contains(&zone.date(booking.starts_at));
        let mut rows = series::bookings(work.tx, row.id, 1)?;
        rows.retain(|booking| open(booking, now) && inside(booking));
        let how = Cancelling {
            reason: self.reason.as_deref(),
            waive_fee: self.waive_fee,
            expected_fee: None,
        };
        let mut done = SeriesDone::nothing(row.id);
        for booking in rows {
            let cancelled = cancel_booking(work, booking, &how)?;
            done.cancelled += 1;
            done.fee = done.fee.plus(cancelled.fee)?;
        }
        crate::bookings::expect(work, self.expected_fee, done.fee)?;
        // Two who cut at once notice each other.
        write(work, &mut row)?;
        let (customer, resource) = names(work, &row)?;
        work.journal(&Event::SeriesCut {
            series_id: row.id,
            customer_id: row.customer_id,
            customer,
            resource_id: row.resource_id,
            resource,
            from: self.from,
            until: self.until,
            cancelled: done.cancelled,
            reason: self.reason.as_deref().unwrap_or_default().trim().to_owned(),
        })?;
        Ok(done)
    }
}
