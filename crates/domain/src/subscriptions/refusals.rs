//! Why something about plans and subscriptions was refused.

use crate::{
    refusal::{Refusal, Refuse},
    text::Lang,
    time::Date,
    words::day_in_words,
};

/// Why something about a plan or a run of it was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubscriptionRefusal {
    /// Another plan is called so.
    #[error("name taken")]
    NameTaken {
        /// As asked.
        name: String,
    },
    /// The plan is not sold any more.
    #[error("plan archived")]
    PlanArchived {
        /// Of the plan.
        name: String,
    },
    /// A length outside 1 to 366 days.
    #[error("odd days")]
    OddDays,
    /// An allowance outside its bounds.
    #[error("odd allowance")]
    OddAllowance,
    /// Hours that begin when they end.
    #[error("odd hours")]
    OddHours,
    /// A weekday outside 1 to 7.
    #[error("odd weekdays")]
    OddWeekdays,
    /// A start before today.
    #[error("starts in the past")]
    StartsInThePast,
    /// A start more than a year ahead.
    #[error("starts too late")]
    StartsTooLate,
    /// S2: two runs of one plan would share a day.
    #[error("overlaps")]
    Overlaps {
        /// The plan.
        plan: String,
    },
    /// It has not begun, or is over.
    #[error("not running")]
    NotRunning {
        /// The plan.
        plan: String,
        /// Its last day, when that is over; its first, when that is ahead.
        ended: bool,
    },
    /// S3: another pause goes on or is planned.
    #[error("paused already")]
    PausedAlready {
        /// The day of return.
        until: Date,
    },
    /// No pause goes on or is planned.
    #[error("not paused")]
    NotPaused {
        /// The plan.
        plan: String,
    },
    /// S3: today was used, or the day is over.
    #[error("pause too early")]
    PauseTooEarly {
        /// The first day that can be paused.
        earliest: Date,
    },
    /// S3: the run is over by then.
    #[error("pause after the end")]
    PauseAfterTheEnd {
        /// Its last day.
        ends_on: Date,
    },
    /// S3: not 1 to 180 days.
    #[error("odd pause")]
    OddPause,
    /// A change to the plan that it is.
    #[error("same plan")]
    SamePlan {
        /// The plan.
        plan: String,
    },
}

impl Refuse for SubscriptionRefusal {
    #[expect(clippy::too_many_lines, reason = "one sentence in two languages for each refusal")]
    fn refusal(&self) -> Refusal {
        match self {
            Self::NameTaken { name } => Refusal::new(
                "subscription.name_taken",
                format!("There already is a plan “{name}”. Choose another name, or change that plan."),
                format!("توجد باقة باسم «{name}» بالفعل. اختر اسمًا آخر أو عدّل تلك الباقة."),
            )
            .on("name"),
            Self::PlanArchived { name } => Refusal::new(
                "subscription.plan_archived",
                format!("The plan {name} is archived. Restore it first, or choose another plan."),
                format!("الباقة {name} مؤرشفة. استعدها أولًا أو اختر باقة أخرى."),
            )
            .on("planId"),
            Self::OddDays => Refusal::new(
                "subscription.odd_days",
                "A plan lasts 1 to 366 days. Enter another number.",
                "مدة الباقة من يوم واحد إلى 366 يومًا. أدخل رقمًا آخر.",
            )
            .on("days"),
            Self::OddAllowance => Refusal::new(
                "subscription.odd_allowance",
                "The included time must be more than nothing and fit into a year. Enter another one, or leave it empty for no limit.",
                "يجب أن يكون الوقت المشمول أكبر من صفر وألا يتجاوز سنة. أدخل قيمة أخرى، أو اتركه فارغًا ليكون بلا حد.",
            )
            .on("includedMinutes"),
            Self::OddHours => Refusal::new(
                "subscription.odd_hours",
                "The hours begin and end at the same time. Choose another end, or leave both empty for all day.",
                "تبدأ الساعات وتنتهي في الوقت نفسه. اختر نهاية أخرى، أو اترك الحقلين فارغين لليوم كله.",
            )
            .on("toTime"),
            Self::OddWeekdays => Refusal::new(
                "subscription.odd_weekdays",
                "A weekday is a number from 1 (Monday) to 7 (Sunday). Choose from these.",
                "يوم الأسبوع رقم من 1 (الاثنين) إلى 7 (الأحد). اختر من بينها.",
            )
            .on("weekdays"),
            Self::StartsInThePast => Refusal::new(
                "subscription.starts_in_the_past",
                "A plan can't begin before today. Choose today or a later day.",
                "لا يمكن أن تبدأ الباقة قبل اليوم. اختر اليوم أو يومًا لاحقًا.",
            )
            .on("startsOn"),
            Self::StartsTooLate => Refusal::new(
                "subscription.starts_too_late",
                "A plan can be sold up to a year ahead. Choose an earlier day.",
                "يمكن بيع الباقة قبل بدايتها بسنة على الأكثر. اختر يومًا أقرب.",
            )
            .on("startsOn"),
            Self::Overlaps { plan } => Refusal::new(
                "subscription.overlaps",
                format!("Two runs of {plan} would share a day. Look again at the customer’s plans, then try once more."),
                format!("ستشترك فترتان من باقة {plan} في يوم واحد. راجع باقات العميل ثم حاول مرة أخرى."),
            ),
            Self::NotRunning { plan, ended: true } => Refusal::new(
                "subscription.ended",
                format!("{plan} is over. Sell a new one instead."),
                format!("انتهت باقة {plan}. بع باقة جديدة بدلًا منها."),
            ),
            Self::NotRunning { plan, ended: false } => Refusal::new(
                "subscription.not_begun",
                format!("{plan} has not begun yet: there is nothing to pause. Cancel it, or wait until it begins."),
                format!("لم تبدأ باقة {plan} بعد، فلا يوجد ما يُوقف. ألغها أو انتظر بدايتها."),
            ),
            Self::PausedAlready { until } => Refusal::new(
                "subscription.paused_already",
                format!(
                    "A pause until {} is already there. End that one first.",
                    day_in_words(*until, Lang::En)
                ),
                format!("يوجد إيقاف مؤقت حتى {} بالفعل. أنهِه أولًا.", day_in_words(*until, Lang::Ar)),
            )
            .with("until", until.to_string()),
            Self::NotPaused { plan } => Refusal::new(
                "subscription.not_paused",
                format!("{plan} is not paused. There is nothing to resume."),
                format!("باقة {plan} غير موقوفة، فلا يوجد ما يُستأنف."),
            ),
            Self::PauseTooEarly { earliest } => Refusal::new(
                "subscription.pause_too_early",
                format!(
                    "The pause can begin on {} at the earliest: what was used stays used. Choose that day or a later one.",
                    day_in_words(*earliest, Lang::En)
                ),
                format!(
                    "يمكن أن يبدأ الإيقاف المؤقت في {} على أقرب تقدير، فما استُخدم لا يُسترد. اختر ذلك اليوم أو يومًا بعده.",
                    day_in_words(*earliest, Lang::Ar)
                ),
            )
            .on("fromOn")
            .with("earliest", earliest.to_string()),
            Self::PauseAfterTheEnd { ends_on } => Refusal::new(
                "subscription.pause_after_the_end",
                format!(
                    "The plan is over after {}. Choose an earlier day.",
                    day_in_words(*ends_on, Lang::En)
                ),
                format!("تنتهي الباقة في {}. اختر يومًا أقرب.", day_in_words(*ends_on, Lang::Ar)),
            )
            .on("fromOn"),
            Self::OddPause => Refusal::new(
                "subscription.odd_pause",
                "A pause lasts 1 to 180 days. Choose another day of return.",
                "مدة الإيقاف المؤقت من يوم واحد إلى 180 يومًا. اختر يوم عودة آخر.",
            )
            .on("untilOn"),
            Self::SamePlan { plan } => Refusal::new(
                "subscription.same_plan",
                format!("The customer already has {plan}. Choose another plan, or renew this one."),
                format!("لدى العميل باقة {plan} بالفعل. اختر باقة أخرى أو جدّد هذه."),
            )
            .on("planId"),
        }
    }
}
