//! Daily figures that are kept, where the database can.

use coworkflow_domain::time::date_of_number;

use crate::context::Services;
use crate::failure::Failure;

/// Days that are always added up from the rows: what still changes lies in them.
const LIVE_DAYS: i64 = 35;
/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1_000;

impl Services {
    /// Adds up once what the daily figures of days long over are made of, where the database keeps them and a journal went
    /// on since; whether it did. Takes a while: for a thread of its own.
    pub fn keep_figures_now(&self) -> Result<bool, Failure> {
        let now = self.clock.now();
        match date_of_number(now.as_millis().div_euclid(DAY) - LIVE_DAYS) {
            Some(before) => Ok(self.store.keep_figures(before, now)?),
            None => Ok(false),
        }
    }
}
