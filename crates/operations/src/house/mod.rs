//! The house as the desk sees it: every place with its state, the day so far, and what the palette finds.

mod find;
mod now;

pub use find::{Find, Found};
pub use now::{House, HouseNow, Place, PlaceState};

crate::operations! { changes: [], questions: [HouseNow, Find] }

#[cfg(test)]
mod tests;
