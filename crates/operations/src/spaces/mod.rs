//! The space and its settings.

mod change_space;
mod get_space;
mod input;

pub use change_space::ChangeSpace;
pub use get_space::GetSpace;
pub(crate) use input::checked;
pub use input::{OpeningInput, SpaceDetails, SpaceInput};

crate::operations! {
    changes: [ChangeSpace],
    questions: [GetSpace],
}
