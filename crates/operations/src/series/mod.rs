//! Bookings that repeat: made, looked at before, changed, called off, and carried on as time goes by (`R1`–`R5`).

mod book;
mod cancel;
mod change;
mod cut;
mod extend;
mod make;
mod outcome;
mod preview;
mod view;

pub use book::{BookSeries, RepeatBooking};
pub use cancel::{CancelSeries, PreviewCancelSeries, SeriesFee};
pub use change::ChangeSeries;
pub use cut::CutSeries;
pub use extend::ExtendSeries;
pub use make::SeriesDone;
pub use outcome::SeriesOutcome;
pub use preview::{PreviewSeries, SeriesPreview, WantedOccurrence};
pub use view::{OneSeries, SeriesView};

pub(crate) use book::repeat;
pub(crate) use cancel::{cancel, fee_of};
pub(crate) use change::{SeriesEdit, change};
pub(crate) use outcome::outcome;
pub(crate) use preview::preview;
pub(crate) use view::view;

use coworkflow_domain::bookings::Channel;
use coworkflow_domain::ids::SeriesId;
use coworkflow_domain::recurrence::Rule;
use coworkflow_domain::refusal::General;
use coworkflow_domain::series::{SeriesRefusal, can_change};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::bookings::BookingRow;
use coworkflow_store::series::{self, SeriesRow};

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [BookSeries, RepeatBooking, ChangeSeries, CancelSeries, CutSeries, ExtendSeries],
    questions: [PreviewSeries, OneSeries, PreviewCancelSeries],
}

/// The series, or the same refusal as for a random id (`A3`).
pub(crate) fn found(work: &mut Work, id: SeriesId) -> Result<SeriesRow, Failure> {
    Ok(series::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Series,
    })?)
}

/// The series that a booking is part of, and its number there.
fn series_of(work: &mut Work, booking: &BookingRow) -> Result<(SeriesRow, i64), Failure> {
    let (Some(id), Some(number)) = (booking.series_id, booking.occurrence) else {
        return Err(SeriesRefusal::NotRepeated.into());
    };
    Ok((found(work, id)?, number))
}

/// Writes a changed series, unless somebody else did meanwhile.
fn write(work: &mut Work, row: &mut SeriesRow) -> Result<(), Failure> {
    if !series::update(work.tx, row)? {
        return Err(General::Stale {
            what: SubjectKind::Series,
        }
        .into());
    }
    row.version += 1;
    Ok(())
}

/// Whether an occurrence can still change (`R3`).
fn open(row: &BookingRow, now: Instant) -> bool {
    can_change(row.state, row.starts_at, row.invoice_id.is_some(), now)
}

/// The rule as it was written.
pub(crate) fn rule_of(text: &str) -> Result<Rule, Failure> {
    Ok(text.parse::<Rule>()?)
}

/// Who looks after a series when nobody does: the desk.
const DESK: Channel = Channel::Desk;

#[cfg(test)]
mod tests;
