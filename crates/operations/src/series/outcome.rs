//! What an edit of a series would come to, with the very price it would have: it is done and given up again.

use coworkflow_domain::time::Instant;

use super::{ChangeSeries, SeriesDone, found, view};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::perform::Change;
use crate::work::Work;

/// A series as an edit would leave it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesOutcome {
    /// What would be done.
    pub done: SeriesDone,
    /// Its rule then, in the reader's language.
    pub words: String,
    /// How many would still take place, from now on.
    pub ahead: i64,
    /// When the last of those begins.
    pub last: Option<Instant>,
    /// Whether more are made as time goes by (`R1`).
    pub goes_on: bool,
}

impl Services {
    /// What an edit by the desk would come to; what can't be had is listed and stays as it is (`R2`).
    pub async fn preview_change_series(&self, context: &Context, edit: ChangeSeries) -> Result<SeriesOutcome, Failure> {
        let edit = ChangeSeries {
            skip_conflicts: true,
            ..edit
        };
        self.rehearse(context, ChangeSeries::PERMISSION, move |work| {
            let done = edit.run(work)?;
            outcome(work, done)
        })
        .await
    }
}

/// How a series stands after what was done to it.
pub(crate) fn outcome(work: &mut Work, done: SeriesDone) -> Result<SeriesOutcome, Failure> {
    let row = found(work, done.series_id)?;
    let seen = view(work, row)?;
    let ahead: Vec<Instant> = seen
        .bookings
        .iter()
        .filter_map(|(row, open)| open.then_some(row.starts_at))
        .collect();
    Ok(SeriesOutcome {
        done,
        words: seen.words,
        ahead: i64::try_from(ahead.len()).unwrap_or(i64::MAX),
        last: ahead.into_iter().max(),
        goes_on: seen.row.extends_at.is_some(),
    })
}
