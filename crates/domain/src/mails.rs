//! What the house writes to people by mail: letters as data, their words in both languages, and how they are set.

mod layout;
mod words;

use serde::{Deserialize, Serialize};

pub use layout::{Composed, compose};

use crate::ids::{LinkId, StaffInvitationId};
use crate::names::named_enum;
use crate::time::Instant;

named_enum! {
    /// Where a mail stands.
    MailState {
        /// It is to be sent, for the first time or again.
        Waiting = "waiting",
        /// The mail server took it.
        Sent = "sent",
        /// It was refused for good, tried often enough, or is of no use any more.
        GivenUp = "given_up",
    }
}

/// What a mail says, by what it is about. It holds no secret: the link in it is made anew whenever it is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// Signs in whoever opens it.
    SignInLink {
        /// The link.
        link_id: LinkId,
    },
    /// Lets whoever opens it choose a new password.
    PasswordLink {
        /// The link.
        link_id: LinkId,
    },
    /// Lets whoever opens it join the team.
    StaffInvitation {
        /// The invitation.
        invitation_id: StaffInvitationId,
        /// Who invites.
        inviter: String,
    },
}

/// Minutes from each failed try to the next; after the last one the mail is given up.
const WAITS: [i64; 7] = [1, 5, 30, 120, 300, 600, 600];

/// When to try again after so many tries that failed; never, when those were enough or it would be of no use by then.
#[must_use]
pub fn next_try(tries: i64, now: Instant, expires_at: Option<Instant>) -> Option<Instant> {
    let wait = usize::try_from(tries)
        .ok()
        .and_then(|tries| WAITS.get(tries.checked_sub(1)?))?;
    let next = now.plus_minutes(*wait);
    (expires_at.is_none_or(|end| next < end)).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Instant {
        Instant::from_millis(1_790_000_000_000).plus_minutes(minutes)
    }

    #[test]
    fn a_failed_mail_waits_longer_each_time_and_is_given_up_in_the_end() {
        assert_eq!(next_try(1, at(0), None), Some(at(1)));
        assert_eq!(next_try(3, at(0), None), Some(at(30)));
        assert_eq!(next_try(7, at(0), None), Some(at(600)));
        assert_eq!((next_try(8, at(0), None), next_try(0, at(0), None)), (None, None));
    }

    #[test]
    fn what_would_come_too_late_is_not_tried_again() {
        assert_eq!(next_try(2, at(0), Some(at(15))), Some(at(5)));
        assert_eq!(next_try(3, at(0), Some(at(15))), None);
    }

    #[test]
    fn a_letter_is_stored_by_its_name() {
        let link_id = LinkId::v7(at(0), 1);
        for letter in [Letter::SignInLink { link_id }, Letter::PasswordLink { link_id }] {
            let stored = serde_json::to_string(&letter).unwrap();
            assert_eq!(serde_json::from_str::<Letter>(&stored).unwrap(), letter);
        }
    }
}
