//! Links in mails by which people get in without a password.

use crate::names::named_enum;

named_enum! {
    /// What a link in a mail is for.
    LinkPurpose {
        /// To sign in.
        SignIn = "sign_in",
        /// To choose a new password.
        Password = "password",
    }
}

/// How long a link counts, in minutes.
pub const LINK_MINUTES: i64 = 15;
/// How many links one user is sent within that time: more would only fill their mailbox.
pub const LINKS_AT_ONCE: i64 = 3;
