//! Settings of a space and why they may be refused.

use serde::{Deserialize, Serialize};

use crate::{
    money::Percent,
    names::named_enum,
    refusal::{Refusal, Refuse},
    text::{fold_digits, required_line},
    time::LocalTime,
};

named_enum! {
    /// How prices and tax relate (M3).
    TaxMode {
        /// No tax.
        None = "none",
        /// Prices contain the tax.
        Inclusive = "inclusive",
        /// Tax is added to prices.
        Exclusive = "exclusive",
    }
}

/// The tax of a space (M3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxSettings {
    /// How prices and tax relate.
    pub mode: TaxMode,
    /// The rate; 14 % is 1,400 basis points.
    pub rate: Percent,
    /// What the invoice calls it: `VAT`.
    pub name: String,
}

impl TaxSettings {
    /// No tax at all.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            mode: TaxMode::None,
            rate: Percent::ZERO,
            name: String::new(),
        }
    }

    /// Checks what a person entered; without a tax the rate is 0 and the name empty.
    pub fn checked(mode: TaxMode, rate_basis_points: i64, name: &str) -> Result<Self, Refusal> {
        if mode == TaxMode::None {
            return Ok(Self::none());
        }
        let rate =
            Percent::from_basis_points(rate_basis_points).map_err(|refusal| Refusal::from(refusal).on("taxRate"))?;
        Ok(Self {
            mode,
            rate,
            name: required_line("taxName", name, 40)?,
        })
    }
}

/// Reads a local time of hours and minutes, `05:00` or `٠٥:٠٠`.
pub fn parse_local_time(text: &str) -> Result<LocalTime, SpaceRefusal> {
    let folded = fold_digits(text.trim());
    let parts = folded.split_once(':').and_then(|(hour, minute)| {
        let fits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        (fits(hour) && fits(minute)).then(|| (hour.parse().ok(), minute.parse().ok()))
    });
    match parts {
        Some((Some(hour), Some(minute))) => LocalTime::new(hour, minute, 0, 0).map_err(|_| SpaceRefusal::NotALocalTime),
        _ => Err(SpaceRefusal::NotALocalTime),
    }
}

/// Refuses increments outside 1..=1,440 minutes and graces outside 0..=increment − 1 (P5).
pub fn check_metering(increment_minutes: i64, grace_minutes: i64) -> Result<(), SpaceRefusal> {
    if !(1..=1_440).contains(&increment_minutes) {
        return Err(SpaceRefusal::OddIncrement);
    }
    if (0..increment_minutes).contains(&grace_minutes) {
        Ok(())
    } else {
        Err(SpaceRefusal::OddGrace)
    }
}

/// Why settings of a space were refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpaceRefusal {
    /// A weekday outside 1..=7 or too many openings.
    #[error("odd opening hours")]
    OddOpeningHours,
    /// Two openings share a moment.
    #[error("overlapping opening hours")]
    OverlappingOpeningHours,
    /// Not hours and minutes.
    #[error("not a local time")]
    NotALocalTime,
    /// P5: increment out of bounds.
    #[error("odd increment")]
    OddIncrement,
    /// P5: grace out of bounds.
    #[error("odd grace")]
    OddGrace,
    /// M5: a prefix that is not a few plain letters.
    #[error("odd invoice prefix")]
    OddInvoicePrefix,
    /// A count of days out of bounds.
    #[error("days outside {from}..={to}")]
    OddDays {
        /// The fewest.
        from: i64,
        /// The most.
        to: i64,
    },
    /// A paper that is neither 80 nor 58 mm wide.
    #[error("odd receipt width")]
    OddReceiptWidth,
    /// An hour that no day has.
    #[error("odd backup hour")]
    OddBackupHour,
    /// A run of days that ends before it begins or is too long.
    #[error("odd holiday")]
    OddHoliday,
    /// A target that is nothing or less.
    #[error("odd daily target")]
    OddDailyTarget,
}

impl Refuse for SpaceRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::OddOpeningHours => Refusal::new(
                "space.odd_opening_hours",
                "Opening hours need a weekday from 1 (Monday) to 7, at most 4 openings a day. Change them.",
                "مواعيد العمل تحتاج إلى يوم من 1 (الاثنين) إلى 7، وبحد أقصى 4 فترات في اليوم. عدّلها.",
            )
            .on("openingHours"),
            Self::OverlappingOpeningHours => Refusal::new(
                "space.overlapping_opening_hours",
                "Two opening hours overlap. Change one of them.",
                "هناك فترتا عمل متداخلتان. عدّل إحداهما.",
            )
            .on("openingHours"),
            Self::NotALocalTime => Refusal::new(
                "space.not_a_local_time",
                "This is not a time of day. Write it like 09:00.",
                "هذا ليس وقتًا صحيحًا. اكتبه بهذا الشكل: 09:00.",
            ),
            Self::OddIncrement => Refusal::new(
                "space.odd_increment",
                "Time is billed in steps of 1 to 1,440 minutes. Choose one of these.",
                "يُحسب الوقت بوحدات من 1 إلى 1440 دقيقة. اختر قيمة بينهما.",
            )
            .on("incrementMinutes"),
            Self::OddGrace => Refusal::new(
                "space.odd_grace",
                "The grace must be shorter than a billing step and not below zero. Choose a shorter one.",
                "يجب أن تكون فترة السماح أقصر من وحدة الحساب وألا تقل عن صفر. اختر فترة أقصر.",
            )
            .on("graceMinutes"),
            Self::OddInvoicePrefix => Refusal::new(
                "space.odd_invoice_prefix",
                "The prefix of invoice numbers has 1 to 8 letters (A-Z), digits or hyphens, such as INV, and is not C or CN. Change it.",
                "بادئة أرقام الفواتير من 1 إلى 8 أحرف لاتينية أو أرقام أو شرطات، مثل INV، وليست C أو CN. عدّلها.",
            )
            .on("invoicePrefix"),
            Self::OddDays { from, to } => Refusal::new(
                "space.odd_days",
                format!("Give a number of days from {from} to {to}."),
                format!("أدخل عدد أيام من {from} إلى {to}."),
            ),
            Self::OddReceiptWidth => Refusal::new(
                "space.odd_receipt_width",
                "Receipt paper is 80 or 58 mm wide. Choose one of the two.",
                "عرض ورق الإيصالات 80 أو 58 مم. اختر أحدهما.",
            )
            .on("receiptWidth"),
            Self::OddBackupHour => Refusal::new(
                "space.odd_backup_hour",
                "The backup runs at an hour from 0 to 23. Choose one of these.",
                "يُنفَّذ النسخ الاحتياطي في ساعة من 0 إلى 23. اختر إحداها.",
            )
            .on("backupHour"),
            Self::OddHoliday => Refusal::new(
                "space.odd_holiday",
                "The last day must not be before the first, and at most 60 days are entered at once. Change the days.",
                "يجب ألا يسبق اليوم الأخير اليوم الأول، وبحد أقصى 60 يومًا في المرة. عدّل الأيام.",
            ),
            Self::OddDailyTarget => Refusal::new(
                "space.odd_daily_target",
                "The daily target must be more than zero. Enter an amount, or leave it empty for none.",
                "يجب أن يكون الهدف اليومي أكبر من صفر. أدخل مبلغًا، أو اتركه فارغًا إن لم يكن هناك هدف.",
            )
            .on("dailyTarget"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // M3
    #[test]
    fn a_tax_has_a_rate_and_a_name_or_is_none() {
        assert_eq!(
            TaxSettings::checked(TaxMode::None, 1_400, "VAT"),
            Ok(TaxSettings::none())
        );
        assert_eq!(
            TaxSettings::checked(TaxMode::Inclusive, 1_400, "VAT")
                .unwrap()
                .rate
                .to_string(),
            "14%"
        );
        assert_eq!(
            TaxSettings::checked(TaxMode::Exclusive, 10_001, "VAT")
                .unwrap_err()
                .field
                .as_deref(),
            Some("taxRate")
        );
        assert_eq!(
            TaxSettings::checked(TaxMode::Exclusive, 1_400, " ")
                .unwrap_err()
                .field
                .as_deref(),
            Some("taxName")
        );
    }

    #[test]
    fn local_times_read_in_both_digits() {
        assert_eq!(parse_local_time("٠٥:٣٠"), Ok(jiff::civil::time(5, 30, 0, 0)));
        for text in ["24:00", "5", "05:60", "05:00:00", "-1:00", ""] {
            assert_eq!(parse_local_time(text), Err(SpaceRefusal::NotALocalTime), "{text}");
        }
    }

    // P5
    #[test]
    fn metering_has_bounds() {
        assert_eq!(check_metering(1, 0), Ok(()));
        assert_eq!(check_metering(0, 0), Err(SpaceRefusal::OddIncrement));
        assert_eq!(check_metering(15, 15), Err(SpaceRefusal::OddGrace));
    }
}
