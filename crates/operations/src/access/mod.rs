//! Who signs in and what they are: setup, sign-in, users.

mod api_keys;
mod app;
mod arrived;
mod ceremony;
mod change_my_password;
mod change_user;
mod create_user;
mod failed;
mod give;
mod invite_staff;
mod join_staff;
mod links;
mod list_permissions;
mod list_users;
mod my_second_step;
mod passkeys;
mod passwords;
mod required_steps;
mod reset_password;
mod roles;
mod second_step;
mod setup;
mod sign_in;
mod sign_ins;
mod throttle;
mod tokens;
mod tries;
mod viewer;

use std::sync::Arc;

use parking_lot::Mutex;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::context::Services;

pub use api_keys::{ApiKeyView, KeyBearer, ListApiKeys, MakeApiKey, RevokeApiKey};
pub use app::{AppToSetUp, CodesMade};
pub use change_my_password::ChangeMyPassword;
pub use change_user::ChangeUser;
pub use create_user::CreateUser;
pub(crate) use create_user::email_taken;
pub use invite_staff::{InviteStaff, ListStaffInvitations, StaffInvitationView, WithdrawStaffInvitation};
pub use join_staff::{StaffJoin, StaffTerms};
pub use list_permissions::ListPermissions;
pub use list_users::ListUsers;
pub use my_second_step::{
    AskMySecondStep, ConfirmMyApp, EndMySecondStep, MySecondStep, MyWaitingApp, NewMyRecoveryCodes, Seen, StartMyApp,
};
pub use passkeys::{MyPasskeys, NewPasskeyAnswer, NewPasskeyAsked, PasskeyAnswer, PasskeyAsked, RemoveMyPasskey};
pub use passwords::{Hashed, MaySetPasswords};
pub use required_steps::{RequireSteps, RequiredSteps, ResetSecondStep};
pub use reset_password::ResetPassword;
pub use roles::{ChangeRole, CreateRole, DeleteRole, ListRoles, RoleView};
pub use second_step::{Entered, SecondStep};
pub(crate) use setup::SetUpAs;
pub use setup::{SetUp, SetupInput};
pub use sign_in::SignedIn;
pub use sign_ins::{EndOtherSignIns, EndSignIn, EndSignIns, MySignIns, SignInView, SignInsOf};
pub use tokens::Bearer;
pub use viewer::{Viewer, WhoAmI};

crate::operations! {
    changes: [
        CreateUser, ChangeUser, ResetPassword, ChangeMyPassword, CreateRole, ChangeRole, DeleteRole, InviteStaff,
        WithdrawStaffInvitation, EndSignIn, EndOtherSignIns, EndSignIns, MakeApiKey, RevokeApiKey,
        StartMyApp, ConfirmMyApp, NewMyRecoveryCodes, EndMySecondStep, RequireSteps, ResetSecondStep, RemoveMyPasskey, passkeys::AddPasskey,
    ],
    questions: [
        WhoAmI, ListUsers, ListPermissions, MaySetPasswords, change_my_password::MyHash, ListRoles, ListStaffInvitations, MySignIns, SignInsOf,
        ListApiKeys, AskMySecondStep, MyWaitingApp, RequiredSteps, MyPasskeys, passkeys::AboutMyPasskeys,
    ],
}

impl Services {
    /// The secret of a link: only this server can make it, from what it keeps of the link.
    pub(crate) fn link_secret(&self, of: &str) -> String {
        self.gate.tokens.word(of)
    }

    /// What the code of an empty server is made of: the same on all servers with this signing key.
    pub fn setup_bits(&self) -> u128 {
        let digest = Sha256::digest(self.gate.tokens.word("setup code").as_bytes());
        digest
            .iter()
            .take(16)
            .fold(0, |bits, byte| bits << 8 | u128::from(*byte))
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
    noted: api_keys::Noted,
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
            noted: api_keys::Noted::default(),
            setup_code: Mutex::new(None),
        }
    }
}
