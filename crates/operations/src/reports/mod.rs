//! Figures that the journal and the documents add up to.

mod day;

pub use day::{DayFigures, DayOverview, figures};

crate::operations! { changes: [], questions: [DayOverview] }

#[cfg(test)]
mod tests;
