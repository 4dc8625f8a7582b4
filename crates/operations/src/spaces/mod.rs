//! The space and its settings.

mod change_space;
mod get_space;
mod holidays;
mod input;
mod logo;

pub use change_space::ChangeSpace;
pub use get_space::GetSpace;
pub use holidays::{ListHolidays, RemoveHoliday, SetHolidays};
pub(crate) use input::checked;
pub use input::{OpeningInput, SpaceDetails, SpaceInput, week_of};
pub use logo::{GetAsset, LOGO_BYTES, MayChangeSpace, StoreAsset};

crate::operations! {
    changes: [ChangeSpace, SetHolidays, RemoveHoliday, StoreAsset],
    questions: [GetSpace, ListHolidays, GetAsset, MayChangeSpace],
}
