//! Why something about a price rule was refused, in words.

use crate::{
    money::Money,
    refusal::{General, Refusal, Refuse},
};

/// Why something about a price rule was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PricingRefusal {
    /// M4: 0 % changes nothing.
    #[error("nothing off")]
    NothingOff,
    /// Minutes outside 1..=a week.
    #[error("odd length")]
    OddLength,
    /// A stay can't be beyond a minute that comes after the one it must be before.
    #[error("the end of the length is not after its beginning")]
    LengthBackwards,
    /// Outside 1 minute..=366 days.
    #[error("odd notice")]
    OddLead,
    /// A booking can't be made earlier than a moment that comes after the one it must be made before.
    #[error("the end of the notice is not after its beginning")]
    LeadBackwards,
    /// Outside 1..=7.
    #[error("odd weekday")]
    OddWeekday,
    /// A band that begins where it ends.
    #[error("an empty time of day")]
    EmptyBand,
    /// The last date before the first.
    #[error("dates backwards")]
    DatesBackwards,
    /// Outside 1..=1,000,000.
    #[error("odd stock")]
    OddStock,
    /// More than a list can hold.
    #[error("too many names")]
    TooManyNames,
    /// A rule for time looks at items.
    #[error("a rule for time")]
    TimeOnly,
    /// A rule for items looks at places, at the length of a stay or at when it was booked.
    #[error("a rule for items")]
    ItemsOnly,
    /// A minimum or a step is decided once for a stay.
    #[error("a rule for the whole stay")]
    WholeStay,
    /// More than [`super::MAX_RULES`].
    #[error("too many rules")]
    TooManyRules,
    /// The new order does not name every rule once.
    #[error("another list of rules")]
    OtherRules,
    /// The price changed between showing and selling (P7).
    #[error("the price changed")]
    PriceChanged {
        /// Of the item.
        item: String,
        /// What it costs now.
        price: Money,
    },
    /// The rule was put away.
    #[error("archived")]
    Archived {
        /// Of the rule.
        name: String,
    },
    /// A place, guest or item that is not there, or another tenant's (A3).
    #[error("unknown name in {field}")]
    UnknownName {
        /// As the API names it.
        field: &'static str,
    },
}

impl Refuse for PricingRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NothingOff => invalid(
                "percent",
                "A rule that takes nothing off changes nothing. Enter more than 0%.",
                "القاعدة التي لا تخصم شيئًا لا تغيّر السعر. أدخل نسبة أكبر من 0%.",
            ),
            Self::OddLength => invalid(
                "minutes",
                "A length is between 1 minute and 7 days. Enter another one.",
                "المدة تكون بين دقيقة واحدة و7 أيام. أدخل مدة أخرى.",
            ),
            Self::LengthBackwards => invalid(
                "untilMinute",
                "The length ends before it begins. Enter a longer end or leave it open.",
                "نهاية المدة قبل بدايتها. أدخل نهاية أطول أو اتركها مفتوحة.",
            ),
            Self::OddLead => invalid(
                "leadFrom",
                "A notice is between 1 minute and 366 days. Enter another one.",
                "مدة الحجز المسبق تكون بين دقيقة واحدة و366 يومًا. أدخل مدة أخرى.",
            ),
            Self::LeadBackwards => invalid(
                "leadUntil",
                "The notice ends before it begins. Enter a longer end or leave it open.",
                "نهاية مدة الحجز المسبق قبل بدايتها. أدخل نهاية أطول أو اتركها مفتوحة.",
            ),
            Self::OddWeekday => invalid(
                "weekdays",
                "A weekday is a number from 1 (Monday) to 7. Choose from the list.",
                "يوم الأسبوع رقم من 1 (الاثنين) إلى 7. اختر من القائمة.",
            ),
            Self::EmptyBand => invalid(
                "until",
                "This time of day ends where it begins. Choose another end, or leave both out for the whole day.",
                "هذه الفترة تنتهي حيث تبدأ. اختر نهاية أخرى، أو اترك الخانتين فارغتين لليوم كله.",
            ),
            Self::DatesBackwards => invalid(
                "lastDate",
                "The last date is before the first. Choose a later one or leave it open.",
                "آخر تاريخ يسبق أول تاريخ. اختر تاريخًا لاحقًا أو اتركه مفتوحًا.",
            ),
            Self::OddStock => invalid(
                "stockBelow",
                "A stock is between 1 and 1,000,000. Enter another number.",
                "المخزون يكون بين 1 و1,000,000. أدخل رقمًا آخر.",
            ),
            Self::TooManyNames => invalid(
                "resources",
                "A rule can name at most 200 of these. Choose a kind instead.",
                "يمكن للقاعدة أن تسمّي 200 على الأكثر. اختر نوعًا بدلًا من ذلك.",
            ),
            Self::TimeOnly => invalid(
                "items",
                "This rule prices time, so it can't look at items or stock. Take them out, or choose an item price.",
                "هذه القاعدة تسعّر الوقت، فلا يمكنها النظر إلى الأصناف أو المخزون. احذفها أو اختر سعر صنف.",
            ),
            Self::ItemsOnly => invalid(
                "resources",
                "This rule prices items, so it can't look at places, at the length of a stay or at when it was booked. Take them out.",
                "هذه القاعدة تسعّر الأصناف، فلا يمكنها النظر إلى الأماكن أو طول المكوث أو وقت الحجز. احذفها.",
            ),
            Self::WholeStay => invalid(
                "fromMinute",
                "This rule is decided once for the whole stay, so it can't depend on its length. Take the length out.",
                "تُحسم هذه القاعدة مرة واحدة للجلسة كلها، فلا يمكن أن تعتمد على طولها. احذف شرط المدة.",
            ),
            Self::TooManyRules => Refusal::new(
                "pricing.too_many_rules",
                "There are 100 price rules already. Archive one that is no longer needed first.",
                "توجد 100 قاعدة سعر بالفعل. أرشف قاعدة لم تعد مطلوبة أولًا.",
            ),
            Self::OtherRules => Refusal::new(
                "pricing.other_rules",
                "The list of rules changed meanwhile. Look at it again and move the rule once more.",
                "تغيّرت قائمة القواعد في هذه الأثناء. راجعها ثم حرّك القاعدة مرة أخرى.",
            ),
            Self::PriceChanged { item, price } => Refusal::new(
                "pricing.price_changed",
                format!("The price of {item} has just changed. Look at the new price and press again."),
                format!("تغيّر سعر {item} للتو. راجع السعر الجديد ثم اضغط مرة أخرى."),
            )
            .on("expectedPrice")
            .with("price", price),
            Self::Archived { name } => Refusal::new(
                "pricing.archived",
                format!("The rule {name} is archived. Restore it first."),
                format!("القاعدة {name} مؤرشفة. استعدها أولًا."),
            ),
            Self::UnknownName { field } => invalid(
                field,
                "One of these is not there any more. Choose from the list.",
                "أحد الاختيارات لم يعد موجودًا. اختر من القائمة.",
            ),
        }
    }
}

fn invalid(field: &'static str, en: &'static str, ar: &'static str) -> Refusal {
    General::invalid(field, en, ar).into()
}
