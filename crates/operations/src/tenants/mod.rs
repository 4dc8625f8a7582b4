//! Many houses on one server: found by their addresses, made, suspended, taken away and erased by who runs it. Who runs the
//! server is nobody of any house: what stands here asks for no permission of one, and is reached by the command line and the
//! operator's page alone.

mod directory;
mod erase;
mod houses;
mod limits;
mod list;
mod operators;
mod plans;
mod sign_up;
#[cfg(test)]
mod tests;

pub(crate) use directory::Directory;
pub use directory::Sought;
pub(crate) use houses::write_place;
pub use houses::{NewHouse, Place};
pub(crate) use limits::allow;
pub use list::{HouseLine, HousePage, Totals};
pub use operators::{NewOperator, Operator, OperatorSignIn};
pub use sign_up::{Platform, SignUpInput, SignedUp};
