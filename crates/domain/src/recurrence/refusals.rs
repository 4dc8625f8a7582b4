//! Why a rule was refused.

use crate::refusal::{Refusal, Refuse};

/// Why a rule was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecurrenceRefusal {
    /// Not written as RFC 5545 writes rules.
    #[error("{part:?} is not a part of a rule")]
    NotARule {
        /// The part that could not be read, shortened.
        part: String,
    },
    /// Comes round by another measure than days, weeks and months.
    #[error("neither daily, weekly nor monthly")]
    OtherFrequency {
        /// As asked, shortened.
        frequency: String,
    },
    /// Two parts that do not go together.
    #[error("{part} does not belong there")]
    OutOfPlace {
        /// The name of the part.
        part: &'static str,
    },
    /// It names more times of a day than a day has minutes.
    #[error("too many times a day")]
    TooDense,
    /// Nothing comes of it.
    #[error("no occurrence")]
    NoOccurrence,
    /// The rule names its days in a way that can't be moved to another day.
    #[error("can't be moved by days")]
    NotMovable,
}

impl Refuse for RecurrenceRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::NotARule { part } => Refusal::new(
                "series.not_a_rule",
                format!("“{part}” is not understood as a repetition. Choose days, weeks or months again."),
                format!("لم يُفهم «{part}» كقاعدة تكرار. اختر الأيام أو الأسابيع أو الشهور من جديد."),
            )
            .with("part", part),
            Self::OtherFrequency { frequency } => Refusal::new(
                "series.other_frequency",
                "A booking repeats by days, weeks or months. For once a year choose every 12 months.",
                "يتكرر الحجز بالأيام أو الأسابيع أو الشهور. للتكرار مرة كل سنة اختر كل 12 شهرًا.",
            )
            .with("frequency", frequency),
            Self::OutOfPlace { part } => Refusal::new(
                "series.out_of_place",
                format!("{part} does not go with the rest of this repetition. Leave it out."),
                format!("{part} لا يتفق مع بقية قاعدة التكرار. احذفه."),
            )
            .with("part", part),
            Self::TooDense => Refusal::new(
                "series.too_dense",
                "This repetition names too many times a day. Choose fewer.",
                "تتضمن قاعدة التكرار مواعيد كثيرة جدًا في اليوم. اختر أقل.",
            ),
            Self::NoOccurrence => Refusal::new(
                "series.no_occurrence",
                "No day matches this repetition. Choose other days or a later end.",
                "لا يوجد يوم يطابق قاعدة التكرار. اختر أيامًا أخرى أو نهاية متأخرة.",
            ),
            Self::NotMovable => Refusal::new(
                "series.not_movable",
                "The days of this repetition can't follow to another day. Choose the repetition anew for the following bookings.",
                "لا يمكن نقل أيام هذا التكرار إلى يوم آخر. اختر قاعدة التكرار من جديد للحجوزات التالية.",
            ),
        }
        .on("rule")
    }
}
