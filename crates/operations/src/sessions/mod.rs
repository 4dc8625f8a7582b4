//! Metered stays: a customer sits down, takes something, moves, leaves and pays.

mod bill;
mod booked;
mod cancel;
mod change_note;
mod checkout;
mod consume;
mod end;
mod list;
mod move_to;
mod occupy;
mod start;
mod time;
mod view;
mod void_consumption;

pub use cancel::CancelSession;
pub use change_note::ChangeSessionNote;
pub use checkout::{Bill, Checkout};
pub use consume::Consume;
pub use end::EndSession;
pub use list::{ActiveSessionOf, ListSessions, OneSession};
pub use move_to::MoveSession;
pub use start::{Arriving, StartSession};
pub use view::SessionView;
pub use void_consumption::VoidConsumption;

pub(crate) use bill::time_lines;
pub(crate) use booked::{as_booked, begin as begin_booked};
pub(crate) use list::arrivals;
pub(crate) use occupy::occupied_so_far;
pub(crate) use time::stay;
pub(crate) use view::{active, load};

crate::operations! {
    changes: [StartSession, ChangeSessionNote, MoveSession, Consume, VoidConsumption, EndSession, CancelSession],
    questions: [OneSession, ActiveSessionOf, ListSessions, Checkout],
}
