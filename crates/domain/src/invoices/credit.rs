//! Credit notes: correcting what was issued (M6, M7).

use serde::{Deserialize, Serialize};

use super::due;
use crate::{
    ids::InvoiceLineId,
    money::{Money, MoneyOverflow},
    refusal::{Refusal, Refuse},
};

/// A line of an issued invoice and what was taken back from it so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditLine {
    /// Which.
    pub id: InvoiceLineId,
    /// As issued, with tax.
    pub total: Money,
    /// As issued.
    pub tax: Money,
    /// Of `total`, before.
    pub credited: Money,
    /// Of `tax`, before.
    pub credited_tax: Money,
}

/// What to take back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreditRequest {
    /// All that remains.
    Everything,
    /// These amounts, with tax, each line at most once.
    Lines(Vec<(InvoiceLineId, Money)>),
}

/// What a credit note takes back from one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditedLine {
    /// From which.
    pub id: InvoiceLineId,
    /// With tax, more than 0.
    pub total: Money,
    /// Contained in it.
    pub tax: Money,
}

/// A credit note's figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credited {
    /// The sum of the lines.
    pub total: Money,
    /// The sum of the lines.
    pub tax: Money,
    /// At least one.
    pub lines: Vec<CreditedLine>,
}

/// Takes back at most what remains of each line (M6). Tax follows in proportion, counted from the start,
/// so that credit notes for the whole of a line give back its tax to the minor unit (M2).
pub fn credit(lines: &[CreditLine], request: &CreditRequest) -> Result<Credited, CreditRefusal> {
    let wanted: Vec<(InvoiceLineId, Money)> = match request {
        CreditRequest::Everything => lines
            .iter()
            .map(|line| Ok((line.id, line.total.minus(line.credited)?)))
            .collect::<Result<Vec<_>, MoneyOverflow>>()?
            .into_iter()
            .filter(|(_, amount)| amount.is_positive())
            .collect(),
        CreditRequest::Lines(wanted) => wanted.clone(),
    };
    let mut credited: Vec<CreditedLine> = Vec::with_capacity(wanted.len());
    for (id, amount) in wanted {
        if credited.iter().any(|line| line.id == id) {
            return Err(CreditRefusal::SameLineTwice);
        }
        let line = lines
            .iter()
            .find(|line| line.id == id)
            .ok_or(CreditRefusal::NoSuchLine)?;
        let remaining = line.total.minus(line.credited)?;
        if !amount.is_positive() || amount > remaining {
            return Err(CreditRefusal::BeyondRemaining { line: id, remaining });
        }
        let so_far = line.credited.plus(amount)?;
        let tax = line
            .tax
            .share(so_far.minor(), line.total.minor())?
            .minus(line.credited_tax)?;
        credited.push(CreditedLine { id, total: amount, tax });
    }
    if credited.is_empty() {
        return Err(CreditRefusal::NothingLeft);
    }
    let total = Money::sum(credited.iter().map(|line| line.total))?;
    let tax = Money::sum(credited.iter().map(|line| line.tax))?;
    Ok(Credited {
        total,
        tax,
        lines: credited,
    })
}

/// Refuses to put back less than one piece, or more than were sold and not put back yet (K1).
pub fn check_restock(line: InvoiceLineId, quantity: i64, sold: i64, restocked: i64) -> Result<i64, CreditRefusal> {
    let left = sold.saturating_sub(restocked).max(0);
    if (1..=left).contains(&quantity) {
        Ok(quantity)
    } else {
        Err(CreditRefusal::RestockTooMany { line, left })
    }
}

/// What a credit does to the money (M7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AfterCredit {
    /// Comes off what is still due.
    pub due_reduced_by: Money,
    /// Was paid and goes back.
    pub refund_excess: Money,
}

/// A credit of `amount` first lowers what is due, then gives back what was paid too much (M7).
#[must_use]
pub fn after_credit(total: Money, credited: Money, paid: Money, refunded: Money, amount: Money) -> AfterCredit {
    let due_reduced_by = due(total, credited, paid, refunded).min(amount);
    let excess = amount.minor().saturating_sub(due_reduced_by.minor());
    let received = paid.minor().saturating_sub(refunded.minor()).max(0);
    AfterCredit {
        due_reduced_by,
        refund_excess: Money::from_minor(excess.min(received)),
    }
}

/// Why a credit note was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CreditRefusal {
    /// M6: not between 1 and what remains of the line.
    #[error("at most {} remains", remaining.minor())]
    BeyondRemaining {
        /// Which line.
        line: InvoiceLineId,
        /// What can still be taken back.
        remaining: Money,
    },
    /// Not a line of this invoice.
    #[error("no such line")]
    NoSuchLine,
    /// Each line once.
    #[error("same line twice")]
    SameLineTwice,
    /// M6: all was taken back already.
    #[error("nothing left")]
    NothingLeft,
    /// K1: more pieces than were sold and not put back yet.
    #[error("at most {left} can go back to the stock")]
    RestockTooMany {
        /// Which line.
        line: InvoiceLineId,
        /// What can still go back.
        left: i64,
    },
    /// M5: it is void.
    #[error("void already")]
    VoidAlready,
    /// Beyond 64 bits.
    #[error(transparent)]
    Overflow(#[from] MoneyOverflow),
}

impl Refuse for CreditRefusal {
    fn refusal(&self) -> Refusal {
        match self {
            Self::BeyondRemaining { line, remaining } => Refusal::new(
                "invoice.credit_beyond_remaining",
                "This is not between zero and what remains of the line. Enter a smaller amount.",
                "المبلغ ليس بين صفر والمتبقي من هذا البند. أدخل مبلغًا أقل.",
            )
            .on("lines")
            .with("lineId", line)
            .with("remaining", remaining),
            Self::NoSuchLine => Refusal::new(
                "invoice.no_such_line",
                "This line is not on the invoice. Open the invoice again and choose from its lines.",
                "هذا البند ليس في الفاتورة. افتح الفاتورة من جديد واختر من بنودها.",
            )
            .on("lines"),
            Self::SameLineTwice => Refusal::new(
                "invoice.same_line_twice",
                "A line is given twice. Give each line once.",
                "تكرر أحد البنود. أدخل كل بند مرة واحدة.",
            )
            .on("lines"),
            Self::NothingLeft => Refusal::new(
                "invoice.nothing_left_to_credit",
                "Nothing of this invoice is left to take back. Look at its credit notes.",
                "لم يتبقَّ في هذه الفاتورة ما يُسترد. راجع إشعاراتها الدائنة.",
            ),
            Self::RestockTooMany { line, left } => Refusal::new(
                "invoice.restock_too_many",
                "More pieces than this line sold can't go back to the stock. Enter fewer.",
                "لا يمكن إعادة قطع إلى المخزون أكثر مما بيع في هذا البند. أدخل عددًا أقل.",
            )
            .on("restock")
            .with("lineId", line)
            .with("left", left),
            Self::VoidAlready => Refusal::new(
                "invoice.void_already",
                "This invoice is void already. Look at its credit notes.",
                "هذه الفاتورة ملغاة بالفعل. راجع إشعاراتها الدائنة.",
            ),
            Self::Overflow(overflow) => overflow.refusal(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        invoices::build::tests::{item, vat},
        money::Percent,
        spaces::TaxMode,
    };

    fn line(number: u128, total: i64, tax: i64) -> CreditLine {
        CreditLine {
            id: InvoiceLineId::from_uuid(Uuid::from_u128(number)),
            total: Money::from_minor(total),
            tax: Money::from_minor(tax),
            credited: Money::ZERO,
            credited_tax: Money::ZERO,
        }
    }

    fn of(line: &CreditLine, amount: i64) -> CreditRequest {
        CreditRequest::Lines(vec![(line.id, Money::from_minor(amount))])
    }

    // M6
    #[test]
    fn a_line_gives_back_at_most_what_remains() {
        let coffee = line(1, 2_500, 307);
        let lines = [coffee.clone()];
        let remaining = Money::from_minor(2_500);
        for amount in [0, -1, 2_501] {
            let refused = credit(&lines, &of(&coffee, amount));
            assert_eq!(
                refused,
                Err(CreditRefusal::BeyondRemaining {
                    line: coffee.id,
                    remaining
                })
            );
        }
        let twice = CreditRequest::Lines(vec![(coffee.id, Money::from_minor(1)); 2]);
        assert_eq!(credit(&lines, &twice), Err(CreditRefusal::SameLineTwice));
        assert_eq!(credit(&lines, &of(&line(2, 1, 0), 1)), Err(CreditRefusal::NoSuchLine));
        let spent = [CreditLine {
            credited: remaining,
            credited_tax: coffee.tax,
            ..coffee
        }];
        assert_eq!(
            credit(&spent, &CreditRequest::Everything),
            Err(CreditRefusal::NothingLeft)
        );
    }

    // M7
    #[test]
    fn a_credit_lowers_what_is_due_before_it_gives_back() {
        let of = |paid: i64, refunded: i64, amount: i64| {
            let [total, paid, refunded, amount] = [100, paid, refunded, amount].map(Money::from_minor);
            let after = after_credit(total, Money::ZERO, paid, refunded, amount);
            (after.due_reduced_by.minor(), after.refund_excess.minor())
        };
        assert_eq!(of(0, 0, 30), (30, 0));
        assert_eq!(of(80, 0, 30), (20, 10));
        assert_eq!(of(100, 0, 100), (0, 100));
        assert_eq!(of(100, 60, 100), (60, 40));
    }

    proptest! {
        // M2, M6: invoice plus its credit notes is exactly 0, tax included, in one go or in parts.
        #[test]
        fn full_credit_is_the_invoice_reversed(
            amounts in proptest::collection::vec(1i64..500_000, 1..8), discount in 0i64..9_000, part in 1i64..100,
        ) {
            let discount = Percent::from_basis_points(discount).unwrap();
            let totals = build_totals(&amounts, discount);
            let mut lines: Vec<CreditLine> = totals.lines.iter().zip(1..)
                .map(|(built, number)| line(number, built.total.minor(), built.tax.minor())).collect();
            let (mut total, mut tax) = (Money::ZERO, Money::ZERO);
            let some: Vec<_> = lines.iter()
                .map(|line| (line.id, line.total.share(part, 100).unwrap()))
                .filter(|(_, amount)| amount.is_positive()).collect();
            for request in [CreditRequest::Lines(some), CreditRequest::Everything] {
                let Ok(note) = credit(&lines, &request) else { continue };
                total = total.plus(note.total).unwrap();
                tax = tax.plus(note.tax).unwrap();
                for credited in note.lines {
                    prop_assert!(!credited.tax.is_negative());
                    let line = lines.iter_mut().find(|line| line.id == credited.id).unwrap();
                    line.credited = line.credited.plus(credited.total).unwrap();
                    line.credited_tax = line.credited_tax.plus(credited.tax).unwrap();
                }
            }
            prop_assert_eq!(total, totals.total);
            prop_assert_eq!(tax, totals.tax);
        }
    }

    fn build_totals(amounts: &[i64], discount: Percent) -> crate::invoices::Totals {
        let lines = amounts.iter().map(|&amount| item(amount)).collect();
        crate::invoices::build(lines, discount, &vat(TaxMode::Inclusive, 1_400)).unwrap()
    }
}
