//! Who may do what, and who may sign in.

mod permissions;

pub use permissions::{Permission, Role};
