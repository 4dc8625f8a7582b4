//! Asking for what is owed, in words that are ready to send.

use crate::{
    money::{Currency, Money},
    text::Lang,
    time::Date,
    words::{DAY, counted, day_in_words},
};

/// An invoice that is not settled, as a reminder names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// `INV-0203`.
    pub number: String,
    /// Still to be paid.
    pub due: Money,
    /// When it should be, or should have been.
    pub due_date: Date,
}

/// What a reminder says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Of a mail.
    pub subject: String,
    /// Plain text of several lines.
    pub text: String,
}

/// A polite reminder of one or more invoices of a customer, with numbers, amounts, due dates and how to pay.
#[must_use]
pub fn reminder(
    space: &str,
    customer: &str,
    owed: &[Owed],
    total: Money,
    today: Date,
    currency: Currency,
    lang: Lang,
) -> Reminder {
    let cash = |amount: Money| currency.format(amount, lang);
    let line = |owed: &Owed| {
        let day = day_in_words(owed.due_date, lang);
        let late = today.since(owed.due_date).map_or(0, |span| i64::from(span.get_days()));
        match (lang, late) {
            (Lang::En, 1..) => format!(
                "{}: {}, due on {day} ({} ago)",
                owed.number,
                cash(owed.due),
                counted(late, &DAY, lang)
            ),
            (Lang::En, _) => format!("{}: {}, due on {day}", owed.number, cash(owed.due)),
            (Lang::Ar, 1..) => format!(
                "الفاتورة {} بمبلغ {}، استحقت في {day} (تأخير: {})",
                owed.number,
                cash(owed.due),
                counted(late, &DAY, lang)
            ),
            (Lang::Ar, _) => format!("الفاتورة {} بمبلغ {}، تستحق في {day}", owed.number, cash(owed.due)),
        }
    };
    let lines = owed.iter().map(line).collect::<Vec<_>>().join("\n");
    let (several, total) = (owed.len() > 1, cash(total));
    let (subject, opening, sum, pay) = match lang {
        Lang::En => (
            format!("A reminder from {space}"),
            format!("Hello {customer},\nthis is a friendly reminder from {space} of what is still to be paid:"),
            format!("Together: {total}"),
            "You can pay at the desk in cash or by card, or by InstaPay or mobile wallet. If you have just paid, please disregard this message.\nThank you!",
        ),
        Lang::Ar => (
            format!("تذكير من {space}"),
            format!("مرحبًا {customer}،\nنود تذكيركم في {space} بما لم يُسدد بعد:"),
            format!("الإجمالي: {total}"),
            "يمكنكم السداد في الاستقبال نقدًا أو بالبطاقة، أو عبر إنستاباي أو المحفظة الإلكترونية. وإذا كنتم قد سددتم للتو فنرجو تجاهل هذه الرسالة.\nشكرًا لكم!",
        ),
    };
    let text = if several {
        format!("{opening}\n\n{lines}\n{sum}\n\n{pay}")
    } else {
        format!("{opening}\n\n{lines}\n\n{pay}")
    };
    Reminder { subject, text }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn owed(number: &str, minor: i64, due_date: Date) -> Owed {
        Owed {
            number: number.into(),
            due: Money::from_minor(minor),
            due_date,
        }
    }

    #[test]
    fn a_reminder_names_number_amount_and_day_in_both_languages() {
        let today = date(2026, 12, 4);
        let late = owed("INV-0203", 12_000, date(2026, 12, 1));
        let say = |owed: &[Owed], lang| {
            let total = Money::sum(owed.iter().map(|owed| owed.due)).unwrap();
            reminder("Nile House", "Mona", owed, total, today, Currency::EGP, lang).text
        };
        let en = say(std::slice::from_ref(&late), Lang::En);
        assert!(
            en.contains("INV-0203: EGP 120.00, due on 1 December 2026 (3 days ago)"),
            "{en}"
        );
        assert!(!en.contains("Together"));
        let ar = say(std::slice::from_ref(&late), Lang::Ar);
        assert!(
            ar.contains("الفاتورة INV-0203 بمبلغ 120.00 ج.م، استحقت في 1 ديسمبر 2026 (تأخير: 3 أيام)"),
            "{ar}"
        );
        let both = say(&[late, owed("INV-0204", 3_000, date(2027, 1, 10))], Lang::En);
        assert!(
            both.contains("INV-0204: EGP 30.00, due on 10 January 2027\nTogether: EGP 150.00"),
            "{both}"
        );
    }
}
