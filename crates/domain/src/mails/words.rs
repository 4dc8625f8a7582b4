//! The words of each letter.

use super::Letter;
use crate::text::Lang;

/// What a letter says, for one reader.
pub(super) struct Words {
    pub(super) subject: String,
    pub(super) heading: String,
    pub(super) lines: Vec<String>,
    pub(super) button: &'static str,
    /// Set small at its end.
    pub(super) small: &'static str,
}

pub(super) fn words(letter: &Letter, house: &str, reader: &str, lang: Lang) -> Words {
    match (letter, lang) {
        (Letter::SignInLink { .. }, Lang::En) => Words {
            subject: format!("Sign in to {house}"),
            heading: format!("Hello {reader}"),
            lines: vec![format!("Here is your link to sign in to {house}.")],
            button: "Sign in",
            small: "The link works once and for 15 minutes. If you did not ask for it, you can ignore this mail: nobody gets in without it.",
        },
        (Letter::SignInLink { .. }, Lang::Ar) => Words {
            subject: format!("الدخول إلى {house}"),
            heading: format!("أهلًا {reader}"),
            lines: vec![format!("هذا رابط دخولك إلى {house}.")],
            button: "تسجيل الدخول",
            small: "يعمل الرابط مرة واحدة ولمدة 15 دقيقة. إن لم تطلبه فتجاهل هذه الرسالة، فلا أحد يدخل من دونه.",
        },
        (Letter::PasswordLink { .. }, Lang::En) => Words {
            subject: format!("A new password for {house}"),
            heading: format!("Hello {reader}"),
            lines: vec![format!(
                "Somebody asked for a new password for your account at {house}. Choose it here."
            )],
            button: "Choose a new password",
            small: "The link works once and for 15 minutes. If it was not you, ignore this mail: your password stays as it is.",
        },
        (Letter::PasswordLink { .. }, Lang::Ar) => Words {
            subject: format!("كلمة مرور جديدة في {house}"),
            heading: format!("أهلًا {reader}"),
            lines: vec![format!("طُلبت كلمة مرور جديدة لحسابك في {house}. اخترها من هنا.")],
            button: "اختيار كلمة مرور جديدة",
            small: "يعمل الرابط مرة واحدة ولمدة 15 دقيقة. إن لم تكن أنت من طلبه فتجاهل هذه الرسالة، وتبقى كلمة مرورك كما هي.",
        },
        (Letter::StaffInvitation { inviter, .. }, Lang::En) => Words {
            subject: format!("Join the team of {house}"),
            heading: "Hello".to_owned(),
            lines: vec![format!(
                "{inviter} invites you to work at {house}. Choose your name and a password, and you are in."
            )],
            button: "Join the team",
            small: "The link works once and for 7 days. If you don't know who this is, ignore this mail.",
        },
        (Letter::StaffInvitation { inviter, .. }, Lang::Ar) => Words {
            subject: format!("الانضمام إلى فريق {house}"),
            heading: "أهلًا بك".to_owned(),
            lines: vec![format!(
                "يدعوك {inviter} إلى العمل في {house}. اكتب اسمك واختر كلمة مرور لتبدأ."
            )],
            button: "الانضمام إلى الفريق",
            small: "يعمل الرابط مرة واحدة ولمدة 7 أيام. إن كنت لا تعرف المرسل فتجاهل هذه الرسالة.",
        },
    }
}
