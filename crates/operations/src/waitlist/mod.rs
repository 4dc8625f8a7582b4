//! Waiting for a place that is taken (`B11`).

mod join;
mod list;
mod offer;
mod take;

pub use join::JoinWaitlist;
pub use list::{ListWaitlist, WaitlistView};
pub use take::{LeaveWaitlist, TakeOffer};

pub(crate) use join::{Waiting, join};
pub(crate) use list::{found, of_customer, view_of};
pub(crate) use offer::{offer_freed, settle_offers};
pub(crate) use take::{leave, take_offer};

crate::operations! {
    changes: [JoinWaitlist, LeaveWaitlist, TakeOffer],
    questions: [ListWaitlist],
}
