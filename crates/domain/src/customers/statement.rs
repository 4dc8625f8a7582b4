//! The statement of a customer: everything that happened to their account in a period, and how it stood after each.

use serde::{Deserialize, Serialize};

use crate::{
    ids::InvoiceId,
    money::{Money, MoneyOverflow},
    names::named_enum,
    payments::Tender,
    refusal::{Refusal, Refuse},
    time::{Date, Instant},
};

named_enum! {
    /// What moved an account.
    StatementKind {
        /// An invoice was issued.
        Invoice = "invoice",
        /// Something of one was taken back.
        CreditNote = "credit_note",
        /// Money came in for one.
        Payment = "payment",
        /// Money went back.
        Refund = "refund",
        /// Money was handed in beforehand.
        TopUp = "top_up",
        /// The balance was corrected by hand.
        Adjustment = "adjustment",
        /// The balance was brought along from elsewhere.
        Opening = "opening",
    }
}

/// One thing that moved an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: StatementKind,
    /// The number of the invoice or credit note; empty where there is none.
    pub document: String,
    /// The invoice it belongs to.
    pub invoice_id: Option<InvoiceId>,
    /// How money moved, where some did.
    pub tender: Option<Tender>,
    /// More than 0, but for what moves a balance by hand: there it is credit of the customer.
    pub amount: Money,
    /// In somebody's words.
    pub note: String,
}

/// A movement and what it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLine {
    /// What happened.
    pub movement: Movement,
    /// The customer owes so much more.
    pub charge: Money,
    /// The customer owes so much less.
    pub credit: Money,
    /// What the customer owed then; below 0 the house owes them.
    pub owes: Money,
}

/// An account over a period: `opening + charged − credited = closing`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What the customer owed before; below 0 the house owed them.
    pub opening: Money,
    /// In the order of time.
    pub lines: Vec<StatementLine>,
    /// The sum of the charges.
    pub charged: Money,
    /// The sum of the credits.
    pub credited: Money,
    /// What the customer owed after.
    pub closing: Money,
}

impl Movement {
    /// What it adds to what the customer owes, and what it takes off. What is paid from the balance, or given back to it,
    /// moves inside the account and does neither.
    fn effect(&self) -> Result<(Money, Money), MoneyOverflow> {
        let inside = self.tender == Some(Tender::Balance);
        Ok(match self.kind {
            StatementKind::Payment | StatementKind::Refund if inside => (Money::ZERO, Money::ZERO),
            StatementKind::Invoice | StatementKind::Refund => (self.amount, Money::ZERO),
            StatementKind::CreditNote | StatementKind::Payment => (Money::ZERO, self.amount),
            StatementKind::TopUp | StatementKind::Adjustment | StatementKind::Opening if self.amount.is_negative() => {
                (self.amount.negated()?, Money::ZERO)
            }
            StatementKind::TopUp | StatementKind::Adjustment | StatementKind::Opening => (Money::ZERO, self.amount),
        })
    }
}

/// Runs an account from what was owed before through its movements.
pub fn statement(opening: Money, movements: Vec<Movement>) -> Result<Statement, MoneyOverflow> {
    let mut statement = Statement {
        opening,
        lines: Vec::with_capacity(movements.len()),
        charged: Money::ZERO,
        credited: Money::ZERO,
        closing: opening,
    };
    for movement in movements {
        let (charge, credit) = movement.effect()?;
        statement.charged = statement.charged.plus(charge)?;
        statement.credited = statement.credited.plus(credit)?;
        statement.closing = statement.closing.plus(charge)?.minus(credit)?;
        statement.lines.push(StatementLine {
            movement,
            charge,
            credit,
            owes: statement.closing,
        });
    }
    Ok(statement)
}

/// The longest period of a statement, in days.
const LONGEST: i32 = 1_096;

/// Refuses a period that ends before it begins, or is longer than three years.
pub fn check_period(from: Date, to: Date) -> Result<(), StatementRefusal> {
    if to < from {
        return Err(StatementRefusal::EndsBeforeItBegins);
    }
    let days = to.since(from).map_or(i32::MAX, |span| span.get_days());
    if days > LONGEST {
        return Err(StatementRefusal::TooLong);
    }
    Ok(())
}

/// Why there is no statement of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatementRefusal {
    /// The last day is before the first.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    /// Longer than three years.
    #[error("too long")]
    TooLong,
}

impl Refuse for StatementRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::EndsBeforeItBegins => Refusal::new(
                "statement.ends_before_it_begins",
                "The last day is before the first. Choose a later last day.",
                "اليوم الأخير قبل اليوم الأول. اختر يومًا أخيرًا بعده.",
            )
            .on("to"),
            Self::TooLong => Refusal::new(
                "statement.too_long",
                "A statement covers at most three years. Choose a shorter period.",
                "يغطي كشف الحساب ثلاث سنوات على الأكثر. اختر فترة أقصر.",
            )
            .on("from"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn moved(kind: StatementKind, tender: Option<Tender>, minor: i64) -> Movement {
        Movement {
            at: Instant::from_millis(0),
            kind,
            document: String::new(),
            invoice_id: None,
            tender,
            amount: Money::from_minor(minor),
            note: String::new(),
        }
    }

    // M7, M9
    #[test]
    fn every_kind_moves_what_is_owed_its_own_way() {
        use StatementKind::{Adjustment, CreditNote, Invoice, Opening, Payment, Refund, TopUp};
        let owes = |kind, tender, minor| {
            let run = statement(Money::from_minor(1_000), vec![moved(kind, tender, minor)]).unwrap();
            run.closing.minor()
        };
        assert_eq!(owes(Invoice, None, 300), 1_300);
        assert_eq!(owes(CreditNote, None, 300), 700);
        assert_eq!(owes(Payment, Some(Tender::Cash), 300), 700);
        assert_eq!(owes(Payment, Some(Tender::Balance), 300), 1_000);
        assert_eq!(owes(Refund, Some(Tender::Card), 300), 1_300);
        assert_eq!(owes(Refund, Some(Tender::Balance), 300), 1_000);
        assert_eq!(owes(TopUp, Some(Tender::Cash), 2_000), -1_000);
        assert_eq!(owes(Adjustment, None, -300), 1_300);
        assert_eq!(owes(Opening, None, 300), 700);
    }

    #[test]
    fn a_period_has_an_end_after_its_beginning() {
        let first = date(2026, 1, 1);
        assert_eq!(check_period(first, first), Ok(()));
        assert_eq!(
            check_period(first, date(2025, 12, 31)),
            Err(StatementRefusal::EndsBeforeItBegins)
        );
        assert_eq!(check_period(first, date(2029, 1, 1)), Ok(()));
        assert_eq!(check_period(first, date(2029, 1, 2)), Err(StatementRefusal::TooLong));
    }

    proptest! {
        // M9: the parts of a period follow on each other and sum to the whole.
        #[test]
        fn two_halves_are_the_whole(
            opening in -100_000i64..100_000, cut in 0usize..12,
            moves in proptest::collection::vec((0usize..7, 0usize..5, 1i64..50_000), 0..12),
        ) {
            let moves: Vec<_> = moves.into_iter()
                .map(|(kind, tender, minor)| moved(StatementKind::ALL[kind], Some(Tender::ALL[tender]), minor))
                .collect();
            let whole = statement(Money::from_minor(opening), moves.clone()).unwrap();
            let (first, second) = moves.split_at(cut.min(moves.len()));
            let first = statement(Money::from_minor(opening), first.to_vec()).unwrap();
            let second = statement(first.closing, second.to_vec()).unwrap();
            prop_assert_eq!(second.closing, whole.closing);
            prop_assert_eq!(first.charged.plus(second.charged), Ok(whole.charged));
            prop_assert_eq!(whole.opening.plus(whole.charged).unwrap().minus(whole.credited), Ok(whole.closing));
        }
    }
}
