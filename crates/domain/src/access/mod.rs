//! Who may do what, and who may sign in.

mod email;
mod password;
mod permission_words;
mod permissions;
mod refusals;

pub use email::{Email, EmailRefusal};
pub use password::{PasswordRefusal, check_password};
pub use permissions::{Permission, Role};
pub use refusals::AccessRefusal;
