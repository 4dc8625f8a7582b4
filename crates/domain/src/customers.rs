//! Customers: their ids, phones and what is checked at entry.

mod ledger;
mod passer_by;
mod phone;
mod search;
mod statement;

pub use ledger::{LedgerKind, LedgerRefusal, check_balance_limit, check_ledger_amount, check_top_up};
pub use passer_by::{PASSER_BY, PASSER_BY_NAME, PASSER_BY_NUMBER, PasserByRefusal, shown_name};
pub use phone::{Phone, PhoneRefusal, phone_fragment};
pub use search::{search_terms, search_text};
pub use statement::{Movement, Statement, StatementKind, StatementLine, StatementRefusal, check_period, statement};

use crate::{
    access::Email,
    names::named_enum,
    refusal::{Refusal, Refuse},
    text::{Lang, fold_digits, optional_text, required_line},
    time::Date,
    words::day_in_words,
};

named_enum! {
    /// What a customer's access is.
    CustomerType {
        /// Pays per session.
        Visitor = "visitor",
        /// Seven days.
        Weekly = "weekly",
        /// Fifteen days.
        HalfMonthly = "half_monthly",
        /// Thirty days.
        Monthly = "monthly",
    }
}

/// `C-001`, `C-1000`.
#[must_use]
pub fn human_id(number: i64) -> String {
    format!("C-{number:03}")
}

/// The number in `C-014`, `c14` or `C-٠١٤`; `None` for anything else, such as a bare number.
#[must_use]
pub fn parse_human_id(text: &str) -> Option<i64> {
    let folded = fold_digits(text.trim());
    let rest = folded.strip_prefix(['C', 'c'])?;
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    let plain = (1..=18).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|&number| plain && number > 0)
}

/// A customer as entered or imported, cleaned and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCustomer {
    /// One line, 1 to 120 characters.
    pub name: String,
    /// A1.
    pub phone: Option<Phone>,
    /// Where invoices may go.
    pub email: Option<Email>,
    /// What the front desk should know, at most 2,000 characters; empty when there is nothing.
    pub notes: String,
}

impl NewCustomer {
    /// Checks what was typed; blank fields count as left out. The refusal names the field.
    pub fn checked(name: &str, phone: Option<&str>, email: Option<&str>, notes: Option<&str>) -> Result<Self, Refusal> {
        let typed = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        Ok(Self {
            name: required_line("name", name, 120)?,
            phone: typed(phone).map(|phone| Phone::parse(&phone)).transpose()?,
            email: typed(email).map(|email| Email::parse(&email)).transpose()?,
            notes: optional_text("notes", notes, 2_000)?.unwrap_or_default(),
        })
    }
}

/// Why something about a customer was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CustomerRefusal {
    /// Another customer has the same phone or e-mail.
    #[error("possible duplicate of {human_id}")]
    Duplicate {
        /// `phone` or `email`.
        field: &'static str,
        /// Of the other customer.
        human_id: String,
        /// Of the other customer.
        name: String,
    },
    /// Put away; nothing new can be done with them.
    #[error("archived")]
    Archived {
        /// Who.
        name: String,
    },
    /// A session of theirs goes on.
    #[error("has a running session")]
    HasRunningSession {
        /// Who.
        name: String,
    },
    /// Something is still to be paid or their balance isn't 0.
    #[error("accounts are not settled")]
    NotSettled {
        /// Who.
        name: String,
    },
    /// Something is booked for them that is not over.
    #[error("has bookings")]
    HasBookings {
        /// Who.
        name: String,
    },
    /// A plan of theirs is not over.
    #[error("has a plan")]
    HasPlan {
        /// Who.
        name: String,
        /// The last day of it.
        until: Date,
    },
    /// Sessions, invoices or money exist: archive instead.
    #[error("has history")]
    HasHistory {
        /// Who.
        name: String,
    },
}

impl Refuse for CustomerRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::Duplicate { field, human_id, name } => Refusal::new(
                "customer.duplicate",
                format!(
                    "{name} ({human_id}) has the same {}. Open that customer, or confirm that this is somebody else.",
                    if *field == "phone" { "phone" } else { "e-mail" }
                ),
                format!(
                    "العميل {name} ({human_id}) مسجّل {} نفسه. افتح ملفه أو أكّد أن هذا شخص آخر.",
                    if *field == "phone" {
                        "برقم الهاتف"
                    } else {
                        "بالبريد الإلكتروني"
                    }
                ),
            )
            .on(*field)
            .with("humanId", human_id)
            .with("name", name),
            Self::Archived { name } => Refusal::new(
                "customer.archived",
                format!("{name} is archived. Restore the customer first."),
                format!("العميل {name} مؤرشف. استعده أولًا."),
            ),
            Self::HasRunningSession { name } => Refusal::new(
                "customer.has_running_session",
                format!("{name} has a running session. End it first."),
                format!("لدى العميل {name} جلسة جارية. أنهها أولًا."),
            ),
            Self::NotSettled { name } => Refusal::new(
                "customer.not_settled",
                format!("{name} has an open invoice or a balance. Settle it first."),
                format!("لدى العميل {name} فاتورة مفتوحة أو رصيد. سوِّ حسابه أولًا."),
            ),
            Self::HasBookings { name } => Refusal::new(
                "customer.has_bookings",
                format!("Something is booked for {name}. Cancel it first."),
                format!("توجد حجوزات قادمة للعميل {name}. ألغها أولًا."),
            ),
            Self::HasPlan { name, until } => Refusal::new(
                "customer.has_plan",
                format!(
                    "{name} has a plan until {}. Cancel it first, or wait until it is over.",
                    day_in_words(*until, Lang::En)
                ),
                format!(
                    "لدى العميل {name} اشتراك حتى {}. ألغه أولًا أو انتظر انتهاءه.",
                    day_in_words(*until, Lang::Ar)
                ),
            ),
            Self::HasHistory { name } => Refusal::new(
                "customer.has_history",
                format!("{name} has sessions or invoices and can't be deleted. Archive the customer instead."),
                format!("لدى العميل {name} جلسات أو فواتير ولا يمكن حذفه. أرشفه بدلًا من ذلك."),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn human_ids_read_back_in_every_spelling() {
        assert_eq!(human_id(1), "C-001");
        assert_eq!(human_id(12_345), "C-12345");
        for text in ["C-014", "c14", " C-٠١٤ ", "c-14"] {
            assert_eq!(parse_human_id(text), Some(14), "{text}");
        }
        for text in ["14", "C-", "C--1", "C-000", "C-1x", "C-99999999999999999999"] {
            assert_eq!(parse_human_id(text), None, "{text}");
        }
    }

    #[test]
    fn an_entry_is_cleaned_and_its_refusal_names_the_field() {
        let entry = NewCustomer::checked(" منى الشريف ", Some("٠١٠١٢٣٤٥٦٧٨"), Some(" "), None).unwrap();
        assert_eq!(entry.name, "منى الشريف");
        assert_eq!(entry.phone.unwrap().as_str(), "+201012345678");
        assert_eq!(entry.email, None);
        let field = |refused: Result<NewCustomer, Refusal>| refused.unwrap_err().field;
        assert_eq!(
            field(NewCustomer::checked("", None, None, None)).as_deref(),
            Some("name")
        );
        assert_eq!(
            field(NewCustomer::checked("Omar", Some("12"), None, None)).as_deref(),
            Some("phone")
        );
        assert_eq!(
            field(NewCustomer::checked("Omar", None, Some("omar@"), None)).as_deref(),
            Some("email")
        );
        assert_eq!(
            field(NewCustomer::checked("Omar", None, None, Some("\u{202E}"))).as_deref(),
            Some("notes")
        );
    }
}
