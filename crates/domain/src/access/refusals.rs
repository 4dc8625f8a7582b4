//! Refusals of users and sign-in.

use crate::refusal::{Refusal, Refuse};

/// Why access was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccessRefusal {
    /// Unknown address, wrong password or deactivated user: one answer for all.
    #[error("wrong e-mail or password")]
    WrongCredentials,
    /// The current password given with a change is wrong.
    #[error("wrong current password")]
    WrongCurrentPassword,
    /// Guessing is slowed.
    #[error("too many attempts")]
    TooManyAttempts {
        /// Until the next try.
        retry_after_seconds: i64,
    },
    /// The sign-in ended, was revoked or its token was used twice.
    #[error("the sign-in ended")]
    SignInEnded,
    /// A link to a file counts for a few minutes, and for that file only.
    #[error("the link ended")]
    LinkEnded,
    /// A link in a mail was used, ended, or is not one of ours: one answer for all.
    #[error("the mail link ended")]
    MailLinkEnded,
    /// The digits of the app or the recovery code are wrong, or were used.
    #[error("wrong code")]
    WrongCode,
    /// A program that signs in can't take a second step.
    #[error("second step needed")]
    SecondStepNeeded,
    /// A passkey that is not known here, or whose answer does not count.
    #[error("unknown passkey")]
    UnknownPasskey,
    /// One user has enough of them.
    #[error("too many passkeys")]
    TooManyPasskeys,
    /// Too long after the first step.
    #[error("second step ended")]
    SecondStepEnded,
    /// An app shows digits already.
    #[error("second step on")]
    SecondStepOn,
    /// No app shows digits, or none that waits to be confirmed.
    #[error("second step off")]
    SecondStepOff,
    /// The house requires it of this role.
    #[error("second step required")]
    SecondStepRequired,
    /// This server sends no mail.
    #[error("no mail")]
    NoMail,
    /// Another user has this address.
    #[error("e-mail taken")]
    EmailTaken,
    /// Somebody must be able to change settings and users.
    #[error("last owner")]
    LastOwner,
    /// Nobody locks themselves out.
    #[error("own account")]
    OwnAccount,
    /// Who is a customer's sign-in stays one, and nobody else becomes one.
    #[error("members are invited")]
    MembersAreInvited,
    /// The first owner exists already.
    #[error("set up already")]
    SetUpAlready,
    /// The code printed by the server at its first start is missing or wrong.
    #[error("wrong setup code")]
    WrongSetupCode,
}

impl Refuse for AccessRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::WrongCredentials => Refusal::new(
                "access.wrong_credentials",
                "The e-mail or the password is wrong. Check both and try again.",
                "البريد الإلكتروني أو كلمة المرور غير صحيحة. راجعهما ثم أعد المحاولة.",
            ),
            Self::WrongCurrentPassword => Refusal::new(
                "access.wrong_current_password",
                "Your current password is wrong. Type it again.",
                "كلمة المرور الحالية غير صحيحة. اكتبها مرة أخرى.",
            )
            .on("current"),
            Self::TooManyAttempts { retry_after_seconds } => Refusal::new(
                "access.too_many_attempts",
                format!("Too many attempts. Try again after {retry_after_seconds} s."),
                format!("محاولات كثيرة. أعد المحاولة بعد مدة بالثواني: {retry_after_seconds}."),
            )
            .with("retryAfterSeconds", retry_after_seconds),
            Self::SignInEnded => Refusal::new(
                "access.sign_in_ended",
                "Your sign-in has ended. Sign in again.",
                "انتهت جلسة دخولك. سجّل الدخول من جديد.",
            ),
            Self::LinkEnded => Refusal::new(
                "access.link_ended",
                "This link has ended. Open the document again from its page.",
                "انتهت صلاحية هذا الرابط. افتح المستند من صفحته من جديد.",
            ),
            Self::MailLinkEnded => Refusal::new(
                "access.mail_link_ended",
                "This link has been used or has ended. Ask for a new one.",
                "استُخدم هذا الرابط أو انتهت صلاحيته. اطلب رابطًا جديدًا.",
            ),
            Self::WrongCode => Refusal::new(
                "access.wrong_code",
                "This code is wrong or was used. Wait for the next one in your app, or use a recovery code.",
                "هذا الرمز غير صحيح أو استُخدم من قبل. انتظر الرمز التالي في تطبيقك أو استخدم رمز استرداد.",
            )
            .on("code"),
            Self::SecondStepNeeded => Refusal::new(
                "access.second_step_needed",
                "This account signs in with a second step. Sign in on the sign-in page.",
                "هذا الحساب يدخل بخطوة ثانية. سجّل الدخول من صفحة الدخول.",
            ),
            Self::UnknownPasskey => Refusal::new(
                "access.unknown_passkey",
                "This passkey does not count here. Try again, or sign in another way.",
                "مفتاح المرور هذا غير صالح هنا. أعد المحاولة أو سجّل الدخول بطريقة أخرى.",
            ),
            Self::TooManyPasskeys => Refusal::new(
                "access.too_many_passkeys",
                "You have as many passkeys as one account may have. Remove one that you no longer use first.",
                "لديك أقصى عدد من مفاتيح المرور للحساب الواحد. احذف أولًا مفتاحًا لم تعد تستخدمه.",
            ),
            Self::SecondStepEnded => Refusal::new(
                "access.second_step_ended",
                "That took too long. Sign in again from the beginning.",
                "استغرق ذلك وقتًا طويلًا. سجّل الدخول من البداية.",
            ),
            Self::SecondStepOn => Refusal::new(
                "access.second_step_on",
                "The second step is on already. Turn it off before you set up another app.",
                "الخطوة الثانية مفعّلة من قبل. أوقفها قبل إعداد تطبيق آخر.",
            ),
            Self::SecondStepOff => Refusal::new(
                "access.second_step_off",
                "The second step is not on. Set it up first.",
                "الخطوة الثانية غير مفعّلة. ابدأ بإعدادها.",
            ),
            Self::SecondStepRequired => Refusal::new(
                "access.second_step_required",
                "This house requires the second step of your role, so it can't be turned off.",
                "هذه المساحة تشترط الخطوة الثانية لدورك، فلا يمكن إيقافها.",
            ),
            Self::NoMail => Refusal::new(
                "access.no_mail",
                "This house sends no mail. Ask the owner for a new password.",
                "هذه المساحة لا ترسل بريدًا إلكترونيًا. اطلب من المالك كلمة مرور جديدة.",
            ),
            Self::EmailTaken => Refusal::new(
                "access.email_taken",
                "Another user has this e-mail. Use another one, or change that user.",
                "هذا البريد الإلكتروني مسجّل لمستخدم آخر. استخدم بريدًا آخر أو عدّل ذلك المستخدم.",
            )
            .on("email"),
            Self::LastOwner => Refusal::new(
                "access.last_owner",
                "This is the last active owner. Make somebody else an owner first.",
                "هذا آخر مالك نشط. اجعل مستخدمًا آخر مالكًا أولًا.",
            )
            .on("role"),
            Self::OwnAccount => Refusal::new(
                "access.own_account",
                "You can't deactivate your own account. Ask another owner to do it.",
                "لا يمكنك إيقاف حسابك بنفسك. اطلب ذلك من مالك آخر.",
            ),
            Self::MembersAreInvited => Refusal::new(
                "access.members_are_invited",
                "Members sign up themselves. Invite the customer from their page instead.",
                "الأعضاء يسجّلون بأنفسهم. ادعُ العميل من صفحته بدلًا من ذلك.",
            )
            .on("role"),
            Self::SetUpAlready => Refusal::new(
                "access.set_up_already",
                "This space is set up already. Sign in instead.",
                "تم إعداد هذه المساحة من قبل. سجّل الدخول.",
            ),
            Self::WrongSetupCode => Refusal::new(
                "access.wrong_setup_code",
                "The setup code is wrong. Copy it from where the server printed it at its start.",
                "رمز الإعداد غير صحيح. انسخه من المكان الذي عرضه فيه الخادم عند بدء التشغيل.",
            )
            .on("setupCode"),
        }
    }
}
