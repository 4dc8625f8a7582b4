//! Who may do what, and who may sign in.

mod email;
mod grants;
mod links;
mod password;
mod permission_words;
mod permissions;
mod refusals;
mod rights;
mod roles;
mod second_step;

pub use email::{Email, EmailRefusal};
pub use grants::Grants;
pub use links::{LINK_MINUTES, LINKS_AT_ONCE, LinkPurpose};
pub use password::{PasswordRefusal, check_password};
pub use permissions::{Permission, Role};
pub use refusals::AccessRefusal;
pub use rights::RightsRefusal;
pub use roles::{CustomRole, KEY_DAYS, KEYS, KeyScopes, ROLES};
pub use second_step::{AppSecret, RECOVERY_CODES, RecoveryCode, SECOND_STEP_MINUTES};
