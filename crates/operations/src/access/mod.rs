//! Who signs in and what they are: setup, sign-in, users.

mod arrived;
mod change_my_password;
mod change_user;
mod create_user;
mod list_permissions;
mod list_users;
mod passwords;
mod reset_password;
mod setup;
mod sign_in;
mod throttle;
mod tokens;
mod viewer;

use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::Semaphore;

use crate::context::Services;
use crate::failure::Failure;

pub use change_my_password::ChangeMyPassword;
pub use change_user::ChangeUser;
pub use create_user::CreateUser;
pub(crate) use create_user::email_taken;
pub use list_permissions::ListPermissions;
pub use list_users::ListUsers;
pub use passwords::{Hashed, MaySetPasswords};
pub use reset_password::ResetPassword;
pub use setup::{SetUp, SetupInput};
pub use sign_in::SignedIn;
pub use tokens::Bearer;
pub use viewer::{Viewer, WhoAmI};

crate::operations! {
    changes: [CreateUser, ChangeUser, ResetPassword, ChangeMyPassword],
    questions: [WhoAmI, ListUsers, MaySetPasswords, change_my_password::MyHash],
}

impl Services {
    /// The secret of a link: only this server can make it, from what it keeps of the link.
    pub(crate) fn link_secret(&self, of: &str) -> String {
        self.gate.tokens.word(of)
    }

    /// Counts a stranger's try at an account; refuses while their address has to wait (promise 10).
    pub(crate) fn slow_strangers(&self, account: &str, address: std::net::IpAddr) -> Result<(), Failure> {
        Ok(self.gate.throttle.attempt(account, address, self.clock.now())?)
    }

    /// The try was right.
    pub(crate) fn trust_stranger(&self, account: &str, address: std::net::IpAddr) {
        self.gate.throttle.succeeded(account, address);
    }
}

/// Most characters of a user's name.
pub(crate) const NAME_CHARS: usize = 120;

/// What sign-in needs beside the database: the signing key, turns at hashing, the tries of late, what arrived.
pub(crate) struct Gate {
    tokens: tokens::Tokens,
    hashing: Arc<Semaphore>,
    throttle: throttle::Throttle,
    arrived: arrived::Arrived,
    setup_code: Mutex<Option<String>>,
}

impl Gate {
    /// `secret` signs the request tokens: 256 random bits, kept by whoever starts the program.
    pub(crate) fn new(secret: [u8; 32]) -> Gate {
        Gate {
            tokens: tokens::Tokens::new(secret),
            hashing: Arc::new(Semaphore::new(passwords::AT_ONCE)),
            throttle: throttle::Throttle::default(),
            arrived: arrived::Arrived::default(),
            setup_code: Mutex::new(None),
        }
    }
}
