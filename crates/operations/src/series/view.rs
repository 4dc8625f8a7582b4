//! A series with its bookings.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SeriesId;
use coworkflow_domain::time::Zone;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::series::{self, CutRow, GapRow, SeriesRow};

use super::book::names;
use super::{found, open};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// One series.
#[derive(Debug, Clone, Copy)]
pub struct OneSeries {
    /// Which.
    pub id: SeriesId,
}

/// A series as a screen shows it.
#[derive(Debug, Clone)]
pub struct SeriesView {
    /// The series.
    pub row: SeriesRow,
    /// For whom.
    pub customer: String,
    /// Where.
    pub resource: String,
    /// Its rule in words, in the reader's language.
    pub words: String,
    /// Its bookings by number, whatever became of them, each with whether it can still change (`R3`).
    pub bookings: Vec<(BookingRow, bool)>,
    /// What was left out of it.
    pub gaps: Vec<GapRow>,
    /// The days that were cut out of it (`R5`).
    pub cuts: Vec<CutRow>,
    /// Of the space.
    pub zone: Zone,
}

impl Question for OneSeries {
    type Output = SeriesView;
    const NAME: &'static str = "series.get";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<SeriesView, Failure> {
        let row = found(work, self.id)?;
        view(work, row)
    }
}

/// A series as a screen shows it.
pub(crate) fn view(work: &mut Work, row: SeriesRow) -> Result<SeriesView, Failure> {
    let (zone, _) = work.calendar()?;
    let now = work.now();
    let (customer, resource) = names(work, &row)?;
    let bookings = series::bookings(work.tx, row.id, 1)?;
    Ok(SeriesView {
        words: row.rule()?.words(row.begins()?, &zone, work.lang()),
        bookings: bookings
            .into_iter()
            .map(|booking| {
                let open = open(&booking, now);
                (booking, open)
            })
            .collect(),
        gaps: series::gaps(work.tx, row.id, 1)?,
        cuts: series::cuts(work.tx, row.id)?,
        customer,
        resource,
        row,
        zone,
    })
}
