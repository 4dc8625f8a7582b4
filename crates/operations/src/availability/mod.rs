//! What is taken and what is free, for whoever may look: at once for a stretch of time, then each change as it is committed.

mod listen;
mod look;
mod view;

pub use listen::Watch;
pub(crate) use look::availability;
pub use look::{LONGEST_DAYS, LookAt, WhatIsTaken};
pub use view::{Audience, Availability, Place, Taken};

crate::operations! { changes: [], questions: [WhatIsTaken, LookAt] }

#[cfg(test)]
mod tests;
