//! The text that reminds a customer of the end of their plan, ready to send.

use super::days_from;
use crate::{
    text::Lang,
    time::Date,
    words::{DAY, counted, day_in_words},
};

/// A reminder in both languages: the desk knows which one the customer reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// In English.
    pub en: String,
    /// In Arabic.
    pub ar: String,
}

/// What to send to `customer` about their `plan` at `space`, which ends on `ends_on`.
#[must_use]
pub fn reminder(customer: &str, plan: &str, space: &str, ends_on: Date, today: Date) -> Reminder {
    let left = days_from(today, ends_on);
    let (en_day, ar_day) = (day_in_words(ends_on, Lang::En), day_in_words(ends_on, Lang::Ar));
    let (en, ar) = match left {
        ..0 => (
            format!("ended on {en_day}"),
            format!("انتهت مدة اشتراكك «{plan}» في {space} يوم {ar_day}"),
        ),
        0 => (
            format!("ends today, {en_day}"),
            format!("تنتهي مدة اشتراكك «{plan}» في {space} اليوم {ar_day}"),
        ),
        1 => (
            format!("ends tomorrow, {en_day}"),
            format!("تنتهي مدة اشتراكك «{plan}» في {space} غدًا {ar_day}"),
        ),
        left => (
            format!("ends on {en_day}, in {}", counted(left, &DAY, Lang::En)),
            format!(
                "تنتهي مدة اشتراكك «{plan}» في {space} يوم {ar_day}، أي بعد {}",
                counted_after(left)
            ),
        ),
    };
    Reminder {
        en: format!(
            "Hello {customer}, your “{plan}” plan at {space} {en}. Just answer this message and we will renew it for you."
        ),
        ar: format!("مرحبًا {customer}، {ar}. للتجديد يكفي الرد على هذه الرسالة، ويسعدنا استمرارك معنا."),
    }
}

/// After `بعد` the dual stands in the genitive.
fn counted_after(days: i64) -> String {
    if days == 2 {
        "يومين".to_owned()
    } else {
        counted(days, &DAY, Lang::Ar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_when_the_plan_ends_in_both_languages() {
        let end: Date = "2026-11-26".parse().unwrap();
        let text = |today: &str| reminder("Mona", "Weekly", "Nile House", end, today.parse().unwrap());
        assert_eq!(
            text("2026-11-23").en,
            "Hello Mona, your “Weekly” plan at Nile House ends on 26 November 2026, in 3 days. \
             Just answer this message and we will renew it for you."
        );
        assert!(text("2026-11-25").en.contains("ends tomorrow"));
        assert!(text("2026-11-26").en.contains("ends today"));
        assert!(text("2026-11-28").en.contains("ended on 26 November"));
        assert!(text("2026-11-24").ar.contains("بعد يومين"));
        assert!(text("2026-11-23").ar.contains("26 نوفمبر 2026، أي بعد 3 أيام"));
    }
}
