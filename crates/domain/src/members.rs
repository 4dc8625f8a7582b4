//! Members: customers who sign in to a site of their own; how they come to it, and what strangers see.

use crate::names::named_enum;
use crate::refusal::{Refusal, Refuse};
use crate::text::{Lang, optional_line, search_key};

named_enum! {
    /// How somebody becomes a member beside an invitation, which always counts.
    SignUp {
        /// Only who was invited.
        Invitation = "invitation",
        /// Whoever knows the code of the house.
        Code = "code",
        /// Anybody.
        Open = "open",
    }
}

impl SignUp {
    /// In the reader's language, for the history.
    #[must_use]
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Invitation, Lang::En) => "by invitation",
            (Self::Invitation, Lang::Ar) => "بدعوة فقط",
            (Self::Code, Lang::En) => "by code",
            (Self::Code, Lang::Ar) => "برمز",
            (Self::Open, Lang::En) => "open",
            (Self::Open, Lang::Ar) => "مفتوح للجميع",
        }
    }
}

/// How long an invitation counts.
pub const INVITATION_DAYS: i64 = 14;
/// The least and the most characters of a sign-up code.
pub const CODE_CHARS: std::ops::RangeInclusive<usize> = 4..=40;

/// A sign-up code as it is kept: one line without blanks around it. Empty where none is needed.
pub fn checked_code(sign_up: SignUp, code: &str) -> Result<String, Refusal> {
    let code = optional_line("code", Some(code), *CODE_CHARS.end())?.unwrap_or_default();
    if sign_up == SignUp::Code && code.chars().count() < *CODE_CHARS.start() {
        return Err(MemberRefusal::CodeTooShort.into());
    }
    Ok(code)
}

/// Whether somebody typed the code of the house: in any case, with any blanks, with digits of either script.
#[must_use]
pub fn code_matches(kept: &str, typed: &str) -> bool {
    let plain = |text: &str| search_key(text).replace(' ', "");
    !kept.is_empty() && plain(kept) == plain(typed)
}

/// Why the member site said no.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MemberRefusal {
    /// Somebody of the team asks for what is a member's own.
    #[error("not a member")]
    NotAMember,
    /// Unknown, used, replaced by a newer one, or too old: one answer for all.
    #[error("the invitation ended")]
    InvitationEnded,
    /// Nobody signs up without an invitation here.
    #[error("by invitation only")]
    ByInvitation,
    /// Not the code of the house.
    #[error("wrong code")]
    WrongCode,
    /// Too easy to guess.
    #[error("code too short")]
    CodeTooShort,
    /// The customer signs in already.
    #[error("{name} is a member")]
    MemberAlready {
        /// Who.
        name: String,
    },
    /// An archived customer can't be invited.
    #[error("{name} is archived")]
    Archived {
        /// Who.
        name: String,
    },
    /// The page that strangers see is off, or its link was changed.
    #[error("the page is closed")]
    PageClosed,
    /// Whoever signs in as this customer loses that with them.
    #[error("{name} signs in")]
    SignsIn {
        /// Who.
        name: String,
    },
    /// Nothing of the member's waits at this place now.
    #[error("nothing booked at {place}")]
    NothingHere {
        /// The seat or room.
        place: String,
    },
}

impl Refuse for MemberRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NotAMember => Refusal::new(
                "members.not_a_member",
                "This belongs to members. Sign in as a member, or do it from the desk.",
                "هذا خاص بالأعضاء. سجّل الدخول كعضو، أو نفّذه من الاستقبال.",
            ),
            Self::InvitationEnded => Refusal::new(
                "members.invitation_ended",
                "This invitation has ended or was used. Ask the desk for a new one, or sign in if you have joined.",
                "انتهت هذه الدعوة أو استُخدمت. اطلب دعوة جديدة من الاستقبال، أو سجّل الدخول إن كنت قد انضممت.",
            ),
            Self::ByInvitation => Refusal::new(
                "members.by_invitation",
                "Joining is by invitation here. Ask the desk to send you one.",
                "الانضمام هنا بدعوة فقط. اطلب من الاستقبال إرسال دعوة لك.",
            ),
            Self::WrongCode => Refusal::new(
                "members.wrong_code",
                "This is not the code of this place. Ask the desk for it.",
                "هذا ليس رمز هذا المكان. اطلبه من الاستقبال.",
            )
            .on("code"),
            Self::CodeTooShort => Refusal::new(
                "members.code_too_short",
                "A code needs at least 4 characters, so that nobody guesses it.",
                "الرمز من 4 أحرف على الأقل حتى لا يسهل تخمينه.",
            )
            .on("code"),
            Self::MemberAlready { name } => Refusal::new(
                "members.member_already",
                format!("{name} has joined the member site already. They can sign in with their e-mail."),
                format!("{name}: انضم إلى موقع الأعضاء من قبل، ويمكنه الدخول ببريده الإلكتروني."),
            ),
            Self::Archived { name } => Refusal::new(
                "members.archived",
                format!("{name} is archived. Restore the customer first."),
                format!("{name}: هذا العميل مؤرشف. استعده أولًا."),
            ),
            Self::PageClosed => Refusal::new(
                "members.page_closed",
                "This page is no longer shared. Ask the place for its new link.",
                "لم تعد هذه الصفحة متاحة. اطلب الرابط الجديد من المكان.",
            ),
            Self::SignsIn { name } => Refusal::new(
                "members.signs_in",
                format!("{name} signs in to the member site. Archive the customer instead; that ends it."),
                format!("{name}: يسجّل الدخول إلى موقع الأعضاء. أرشفه بدلًا من حذفه، وسيتوقف دخوله."),
            ),
            Self::NothingHere { place } => Refusal::new(
                "members.nothing_here",
                format!("You have no booking at {place} now. Book it first, then check in."),
                format!("ليس لديك حجز في {place} الآن. احجز أولًا ثم سجّل وصولك."),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_typed_in_any_case_and_with_either_digits() {
        assert!(code_matches("Nile 2026", "nile٢٠٢٦"));
        assert!(code_matches("نيل ٤٢٤٢", "نيل 4242"));
        assert!(!code_matches("Nile 2026", "nile 2027"));
        assert!(!code_matches("", ""), "no code opens nothing");
    }

    #[test]
    fn a_code_must_be_hard_to_guess_where_it_opens_the_door() {
        assert_eq!(checked_code(SignUp::Code, " nile ").unwrap(), "nile");
        assert_eq!(
            checked_code(SignUp::Code, "abc").unwrap_err().code,
            "members.code_too_short"
        );
        assert!(checked_code(SignUp::Open, "").is_ok());
        assert!(checked_code(SignUp::Code, &"x".repeat(41)).is_err());
    }
}
