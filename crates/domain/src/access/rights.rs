//! Refusals of giving rights: roles, invitations of staff, keys.

use super::{Grants, Permission};
use crate::refusal::{Refusal, Refuse};
use crate::text::Lang;
use crate::words::{Noun, counted};

/// Why rights were not given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RightsRefusal {
    /// Nobody gives what they don't have.
    #[error("more than own: {more:?}")]
    MoreThanOwn {
        /// What goes beyond.
        more: Grants,
    },
    /// Nobody changes, signs out or sets the password of somebody who may do more.
    #[error("{name} may do more")]
    AboveYou {
        /// Who.
        name: String,
    },
    /// A role or key that may do nothing.
    #[error("nothing was chosen")]
    Nothing,
    /// Another role has this name, or one that is always there.
    #[error("the name {name} is taken")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// Somebody has the role, or is invited to it.
    #[error("{people} have the role {name}")]
    RoleInUse {
        /// The role.
        name: String,
        /// How many people and invitations.
        people: i64,
    },
    /// More roles or keys than a house needs.
    #[error("more than {most}")]
    TooMany {
        /// How many there may be.
        most: i64,
    },
    /// What a program may not do.
    #[error("not for keys: {kept:?}")]
    NotForKeys {
        /// Which of those that were chosen.
        kept: Grants,
    },
    /// The link was used, withdrawn, took too long, or who sent it lost the right to.
    #[error("the invitation ended")]
    InvitationEnded,
    /// The key is not one of ours, was taken back or has ended.
    #[error("the key ended")]
    KeyEnded,
}

const PERSON: Noun = Noun {
    one: "person",
    many: "people",
    ar_one: "شخص",
    ar_two: "شخصان",
    ar_few: "أشخاص",
    ar_many: "شخصًا",
};

/// The first few of what they let people do.
fn labels(grants: Grants, lang: Lang) -> String {
    let names: Vec<&str> = grants.iter().take(3).map(|permission| permission.label(lang)).collect();
    match lang {
        Lang::En => names.join("; "),
        Lang::Ar => names.join("؛ "),
    }
}

fn names(grants: Grants) -> Vec<&'static str> {
    grants.iter().map(Permission::name).collect()
}

impl Refuse for RightsRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::MoreThanOwn { more } => Refusal::new(
                "rights.more_than_own",
                format!(
                    "You can't give more than you may do yourself ({}). Leave it out, or ask an owner.",
                    labels(*more, Lang::En)
                ),
                format!(
                    "لا يمكنك منح صلاحيات لا تملكها ({}). احذفها من الاختيار أو اطلب ذلك من مالك.",
                    labels(*more, Lang::Ar)
                ),
            )
            .on("permissions")
            .with("permissions", names(*more)),
            Self::AboveYou { name } => Refusal::new(
                "rights.above_you",
                format!("{name} may do more than you, so only an owner can change this."),
                format!("صلاحيات {name} أوسع من صلاحياتك، ولذلك يقوم بهذا التعديل أحد الملاك فقط."),
            ),
            Self::Nothing => Refusal::new(
                "rights.nothing",
                "Choose at least one thing that it allows.",
                "اختر صلاحية واحدة على الأقل.",
            )
            .on("permissions"),
            Self::NameTaken { name } => Refusal::new(
                "rights.name_taken",
                format!("There is a role named {name} already. Choose another name."),
                format!("يوجد دور باسم {name} بالفعل. اختر اسمًا آخر."),
            )
            .on("name"),
            Self::RoleInUse { name, people } => Refusal::new(
                "rights.role_in_use",
                format!(
                    "{} with the role {name}, invitations counted. Give them another role first.",
                    counted(*people, &PERSON, Lang::En)
                ),
                format!(
                    "عدد من لديهم دور {name} أو دعوة إليه: {}. غيّر أدوارهم أولًا.",
                    counted(*people, &PERSON, Lang::Ar)
                ),
            )
            .with("people", people),
            Self::TooMany { most } => Refusal::new(
                "rights.too_many",
                format!("There are {most} already, which is the most. Take one away that nobody needs."),
                format!("وصلت إلى الحد الأقصى وهو {most}. احذف ما لا يحتاجه أحد أولًا."),
            )
            .with("most", most),
            Self::NotForKeys { kept } => Refusal::new(
                "rights.not_for_keys",
                format!(
                    "A key can't have this: {}. Only people who sign in can.",
                    labels(*kept, Lang::En)
                ),
                format!(
                    "لا يمكن منح هذا لمفتاح برنامج: {}. هو لمن يسجّل الدخول بنفسه فقط.",
                    labels(*kept, Lang::Ar)
                ),
            )
            .on("permissions")
            .with("permissions", names(*kept)),
            Self::InvitationEnded => Refusal::new(
                "rights.invitation_ended",
                "This invitation no longer counts. Ask the house for another one.",
                "هذه الدعوة لم تعد صالحة. اطلب دعوة جديدة من إدارة المساحة.",
            ),
            Self::KeyEnded => Refusal::new(
                "rights.key_ended",
                "This API key does not count, or no longer. Make another one in the settings.",
                "مفتاح البرنامج غير صالح أو انتهت صلاحيته. أنشئ مفتاحًا آخر من الإعدادات.",
            ),
        }
    }
}
