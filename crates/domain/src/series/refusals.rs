//! Why something about a series was refused.

use serde::{Deserialize, Serialize};

use super::{CUT_DAYS, MOST_AT_ONCE};
use crate::{
    refusal::{Refusal, Refuse},
    text::Lang,
    time::Instant,
    words::{BOOKING, counted},
};

/// An occurrence that could not be made or moved, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// Its number within the series.
    pub number: i64,
    /// When it would begin.
    pub starts_at: Instant,
    /// When it would end.
    pub ends_at: Instant,
    /// Why not, and what is free instead (B6).
    pub refusal: Refusal,
}

/// Why something about a series was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeriesRefusal {
    /// R2: some occurrences can't be booked, so none was.
    #[error("{} of {of} conflict", conflicts.len())]
    Conflicts {
        /// Which, and why.
        conflicts: Vec<LeftOut>,
        /// How many were wanted.
        of: usize,
    },
    /// More occurrences than are made at once.
    #[error("too many")]
    TooMany,
    /// The booking belongs to no series.
    #[error("no series")]
    NotRepeated,
    /// R5: it is part of a series already.
    #[error("a series already")]
    RepeatedAlready,
    /// The rule does not name the day of the booking that is to be repeated.
    #[error("leaves the booking itself out")]
    LeavesItselfOut,
    /// R3: nothing of it can change any more.
    #[error("nothing can change")]
    NothingToChange,
    /// R5: days that end before they begin, or too many.
    #[error("odd days")]
    OddCut,
    /// Cut out of the series (R5): why an occurrence was never made.
    #[error("cut out")]
    CutOut,
    /// R4: deleted or changed apart from the series before the rule was changed.
    #[error("kept out")]
    KeptOut,
}

impl Refuse for SeriesRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Conflicts { conflicts, of } => {
                let count = |lang| counted(i64::try_from(conflicts.len()).unwrap_or(i64::MAX), &BOOKING, lang);
                Refusal::new(
                    "series.conflicts",
                    format!(
                        "{} of {of} can’t be made, so nothing was changed. Leave them out, or choose another place or time.",
                        count(Lang::En)
                    ),
                    format!(
                        "المواعيد غير المتاحة: {} من أصل {of}، لذا لم يتغير شيء. تجاوزها أو اختر مكانًا أو موعدًا آخر.",
                        count(Lang::Ar)
                    ),
                )
                .with("conflicts", conflicts)
                .with("of", of)
            }
            Self::TooMany => Refusal::new(
                "series.too_many",
                format!("That is more than {MOST_AT_ONCE} bookings. Choose an earlier end or fewer days."),
                format!("هذا أكثر من {MOST_AT_ONCE} حجز. اختر نهاية أقرب أو أيامًا أقل."),
            )
            .on("rule"),
            Self::NotRepeated => Refusal::new(
                "series.not_repeated",
                "This booking does not repeat. Change this one alone, or make it repeat first.",
                "هذا الحجز غير متكرر. عدّله وحده أو اجعله متكررًا أولًا.",
            ),
            Self::RepeatedAlready => Refusal::new(
                "series.repeated_already",
                "This booking repeats already. Change its repetition instead.",
                "هذا الحجز متكرر بالفعل. عدّل قاعدة تكراره.",
            ),
            Self::LeavesItselfOut => Refusal::new(
                "series.leaves_itself_out",
                "This repetition leaves out the day of the booking itself. Choose that day too.",
                "قاعدة التكرار لا تشمل يوم الحجز نفسه. اختر هذا اليوم أيضًا.",
            )
            .on("rule"),
            Self::NothingToChange => Refusal::new(
                "series.nothing_to_change",
                "These bookings have begun, are over or are paid, so they stay as they are. Choose a later one.",
                "بدأت هذه الحجوزات أو انتهت أو دُفعت، فتبقى كما هي. اختر حجزًا لاحقًا.",
            ),
            Self::OddCut => Refusal::new(
                "series.odd_cut",
                format!("The last day must not be before the first, and at most {CUT_DAYS} days are left out at once. Change the days."),
                format!("يجب ألا يسبق اليوم الأخير اليوم الأول، وبحد أقصى {CUT_DAYS} يومًا في المرة. عدّل الأيام."),
            )
            .on("until"),
            Self::CutOut => Refusal::new(
                "series.cut_out",
                "These days were taken out of the series.",
                "استُبعدت هذه الأيام من الحجز المتكرر.",
            ),
            Self::KeptOut => Refusal::new(
                "series.kept_out",
                "The booking of this day was deleted or changed by itself before.",
                "حُذف حجز هذا اليوم أو عُدّل وحده من قبل.",
            ),
        }
    }
}
