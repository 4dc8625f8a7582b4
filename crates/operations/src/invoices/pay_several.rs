//! A customer settles several invoices in one go.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, InvoiceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::{PaymentInput, PaymentRefusal};
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::invoices;
use serde::{Deserialize, Serialize};

use super::settle::take_several;
use super::view::{self, InvoiceView};
use crate::customers::known;
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// The most invoices that are settled in one go.
const MOST: i64 = 200;

/// Takes payments for several invoices of a customer: the first due is settled first, what is left becomes balance (`M9`).
#[derive(Debug, Clone, Serialize)]
pub struct PayInvoices {
    /// Who pays.
    pub customer_id: CustomerId,
    /// Which invoices; left out: all that are open, at most 200.
    pub invoice_ids: Option<Vec<InvoiceId>>,
    /// At least one.
    pub payments: Vec<PaymentInput>,
}

/// What settling several invoices came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PaidInvoices {
    /// Who paid, with the balance as it is now.
    pub customer: CustomerRow,
    /// The invoices that were paid for, the first due first.
    pub invoices: Vec<InvoiceView>,
    /// What became balance.
    pub to_balance: Money,
    /// Cash handed back.
    pub change: Money,
}

impl Change for PayInvoices {
    type Output = PaidInvoices;
    const NAME: &'static str = "invoices.pay_several";
    const PERMISSION: Permission = Permission::PaymentsTake;

    fn run(&self, work: &mut Work) -> Result<PaidInvoices, Failure> {
        if self.payments.is_empty() {
            return Err(PaymentRefusal::NotPositive { at: 0 }.into());
        }
        let customer = known(work, self.customer_id)?;
        let mut owed = invoices::open_of(work.tx, customer.id, MOST)?;
        if let Some(chosen) = &self.invoice_ids {
            for id in chosen {
                if owed.iter().all(|invoice| invoice.id != *id) {
                    // Not theirs, not there, or settled meanwhile.
                    let invoice = invoices::by_id(work.tx, *id)?.filter(|invoice| invoice.customer_id == customer.id);
                    return Err(match invoice {
                        Some(_) => PaymentRefusal::NothingDue.into(),
                        None => General::NotFound {
                            what: SubjectKind::Invoice,
                        }
                        .into(),
                    });
                }
            }
            owed.retain(|invoice| chosen.contains(&invoice.id));
        }
        let taken = take_several(work, &owed, &customer, &self.payments)?;
        let mut paid = Vec::with_capacity(taken.invoices.len());
        for id in taken.invoices {
            paid.push(view::load(work, id)?);
        }
        Ok(PaidInvoices {
            customer: known(work, customer.id)?,
            invoices: paid,
            to_balance: taken.to_balance,
            change: taken.change,
        })
    }
}

/// What a customer has not settled, the first due first, at most 200.
#[derive(Debug, Clone)]
pub struct OpenInvoicesOf {
    /// Whose.
    pub customer_id: CustomerId,
}

impl Question for OpenInvoicesOf {
    type Output = Vec<InvoiceView>;
    const NAME: &'static str = "invoices.open_of";
    const PERMISSION: Permission = Permission::InvoicesRead;

    fn run(&self, work: &mut Work) -> Result<Vec<InvoiceView>, Failure> {
        let customer = known(work, self.customer_id)?;
        let rows = invoices::open_of(work.tx, customer.id, MOST)?;
        view::of(work, rows)
    }
}
