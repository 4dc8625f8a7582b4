//! Refusals of who runs a server for many.

use super::Limited;
use crate::refusal::{Refusal, Refuse};
use crate::text::Lang;

/// Why something about a business among many was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TenantRefusal {
    /// No business is found at the address.
    #[error("no house at this address")]
    NoHouse,
    /// Who runs the server has suspended it.
    #[error("the house is suspended")]
    Suspended,
    /// The plan with who runs the server is used up.
    #[error("no more than {limit} {}", what.name())]
    LimitReached {
        /// Of what.
        what: Limited,
        /// How many there may be.
        limit: i64,
    },
    /// Not a name for an address.
    #[error("not a name for an address")]
    SlugInvalid,
    /// Another business has the name, or the server keeps it.
    #[error("the name is taken")]
    SlugTaken,
    /// Not a domain.
    #[error("not a domain")]
    DomainInvalid,
    /// Another business has the domain, or the server itself.
    #[error("the domain is taken")]
    DomainTaken,
    /// Nobody opens a business here by themselves.
    #[error("sign-up is closed")]
    SignUpClosed,
    /// What is erased must have been taken away before.
    #[error("export first")]
    ExportFirst,
    /// Nothing of the kind can be done as it stands now.
    #[error("the house is not {}", wanted.name())]
    WrongState {
        /// How it would have to stand.
        wanted: super::TenantState,
    },
    /// No such platform plan.
    #[error("no plan {name}")]
    NoPlan {
        /// As it was called.
        name: String,
    },
    /// Businesses have the plan.
    #[error("the plan {name} is in use")]
    PlanInUse {
        /// Which.
        name: String,
    },
}

impl Refuse for TenantRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NoHouse => Refusal::new(
                "tenants.no_house",
                "No space is found at this address. Check its spelling, or ask your space for its link.",
                "لا توجد مساحة على هذا العنوان. تحقق من كتابته، أو اطلب الرابط من مساحتك.",
            ),
            Self::Suspended => Refusal::new(
                "tenants.suspended",
                "This space is suspended for now. Nothing is lost: its owner can ask whoever runs this server.",
                "هذه المساحة موقوفة مؤقتًا، ولم يُفقد شيء. يمكن لمالكها التواصل مع من يدير هذا الخادم.",
            ),
            Self::LimitReached { what, limit } => Refusal::new(
                "tenants.limit_reached",
                format!(
                    "Your plan allows {limit} {}. Make room by archiving some, or ask whoever runs this server for a larger plan.",
                    what.label(Lang::En)
                ),
                format!(
                    "الحد الأقصى في باقتكم هو {limit} ({}). أرشف بعضها لإتاحة مكان، أو اطلب باقة أكبر ممن يدير هذا الخادم.",
                    what.label(Lang::Ar)
                ),
            )
            .with("what", what.name())
            .with("limit", limit),
            Self::SlugInvalid => Refusal::new(
                "tenants.slug_invalid",
                "Use 3 to 40 small Latin letters, digits and hyphens for the address, such as nile-house.",
                "استخدم في العنوان من 3 إلى 40 حرفًا لاتينيًا صغيرًا أو رقمًا أو شرطة، مثل nile-house.",
            )
            .on("slug"),
            Self::SlugTaken => Refusal::new(
                "tenants.slug_taken",
                "This address is taken. Choose another one.",
                "هذا العنوان مستخدم. اختر عنوانًا آخر.",
            )
            .on("slug"),
            Self::DomainInvalid => Refusal::new(
                "tenants.domain_invalid",
                "Give a domain such as desk.nile-house.eg, without https:// and without a port.",
                "اكتب نطاقًا مثل desk.nile-house.eg، بدون https:// وبدون رقم منفذ.",
            )
            .on("domain"),
            Self::DomainTaken => Refusal::new(
                "tenants.domain_taken",
                "This domain belongs to another space here. Choose another one.",
                "هذا النطاق مسجّل لمساحة أخرى هنا. اختر نطاقًا آخر.",
            )
            .on("domain"),
            Self::SignUpClosed => Refusal::new(
                "tenants.sign_up_closed",
                "Spaces are not opened here by everybody. Ask whoever runs this server.",
                "لا يمكن لأي شخص فتح مساحة هنا بنفسه. تواصل مع من يدير هذا الخادم.",
            ),
            Self::ExportFirst => Refusal::new(
                "tenants.export_first",
                "Export the space first: what is deleted can't be brought back. An export of the last 7 days counts.",
                "صدّر بيانات المساحة أولًا، فما يُحذف لا يمكن استرجاعه. يُعتد بتصدير تم خلال آخر 7 أيام.",
            ),
            Self::WrongState { wanted } => Refusal::new(
                "tenants.wrong_state",
                format!("This can be done only while the space is {}.", wanted.label(Lang::En)),
                format!("لا يمكن ذلك إلا إذا كانت حالة المساحة: {}.", wanted.label(Lang::Ar)),
            )
            .with("wanted", wanted.name()),
            Self::NoPlan { name } => Refusal::new(
                "tenants.no_plan",
                format!("There is no platform plan {name}. `coworkflow plan list` shows them all."),
                format!("لا توجد باقة باسم {name}. يعرضها الأمر coworkflow plan list كلها."),
            )
            .on("plan"),
            Self::PlanInUse { name } => Refusal::new(
                "tenants.plan_in_use",
                format!("Spaces have the plan {name}. Give them another one first."),
                format!("توجد مساحات على الباقة {name}. انقلها إلى باقة أخرى أولًا."),
            )
            .on("plan"),
        }
    }
}
