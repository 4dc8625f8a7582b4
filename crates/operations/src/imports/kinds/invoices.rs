//! Invoices of another program, kept to be looked up. They take no number of ours (`M5`), move no balance and stand in no
//! report: the other program's books were closed there, and what was still owed comes along as an opening balance, once.

use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::money::{Money, Sign};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::text::{fold_digits, optional_text, required_line};
use coworkflow_domain::time::Date;
use coworkflow_store::past_invoices::{self, PastInvoiceRow};
use serde::Serialize;

use super::super::cells::Cells;
use super::super::fields::Field;
use super::super::refusals::ImportRefusal;
use super::whose::Whose;
use crate::failure::Failure;
use crate::work::Work;

/// A past invoice.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Draft {
    reference: String,
    whose: Whose,
    date: Date,
    total: Money,
    paid: Money,
    note: String,
}

impl Draft {
    pub(super) fn read(cells: &Cells) -> Result<Draft, Refusal> {
        let reference = required_line("invoice", &fold_digits(cells.text(Field::Invoice)), 60)?;
        let date = cells
            .date(Field::Date)?
            .ok_or(ImportRefusal::NotADate { field: Field::Date })?;
        let total = cells.amount(Field::Total, Sign::NotNegative)?;
        let total = total.ok_or_else(|| General::invalid("total", "Write the total.", "اكتب الإجمالي."))?;
        // What says nothing of payments was settled.
        let paid = cells.amount(Field::Paid, Sign::NotNegative)?.unwrap_or(total);
        if paid > total {
            return Err(ImportRefusal::PaidBeyondTotal.into());
        }
        Ok(Draft {
            reference,
            whose: Whose::read(cells)?,
            date,
            total,
            paid,
            note: optional_text("notes", Some(cells.text(Field::Notes)), 1_000)?.unwrap_or_default(),
        })
    }

    pub(super) fn keys(&self) -> Vec<String> {
        vec![self.reference.clone()]
    }

    pub(super) fn take(&self, work: &mut Work, write: bool) -> Result<(), Failure> {
        if past_invoices::is_known(work.tx, &self.reference)? {
            return Err(ImportRefusal::AlreadyKnown {
                kind: ImportKind::Invoices,
            }
            .into());
        }
        let customer = self.whose.find(work)?;
        if self.date > work.day()? {
            return Err(ImportRefusal::InTheFuture.into());
        }
        if write {
            let row = PastInvoiceRow {
                id: work.new_id(),
                customer_id: customer.id,
                reference: self.reference.clone(),
                date: self.date,
                total: self.total,
                paid: self.paid,
                note: self.note.clone(),
                imported_at: work.now(),
                imported_by: work.actor_id(),
            };
            past_invoices::insert(work.tx, &row)?;
        }
        Ok(())
    }
}
