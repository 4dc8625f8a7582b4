//! Customers are asked for what they owe, and it is remembered that they were.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, InvoiceId};
use coworkflow_domain::invoices::{Owed, Reminder, invoice_number, reminder};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::PaymentRefusal;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::invoices::{self, InvoiceRow};
use coworkflow_store::{spaces, tenants};
use serde::Serialize;

use super::settle::due_of;
use super::view::{self, InvoiceView};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// The most invoices of one reminder.
const MOST: usize = 100;

/// Remembers that a customer was reminded of invoices: when, by whom, and how often by now.
#[derive(Debug, Clone, Serialize)]
pub struct RemindInvoices {
    /// Which, 1 to 100 of one customer.
    pub invoice_ids: Vec<InvoiceId>,
}

impl Change for RemindInvoices {
    type Output = Vec<InvoiceView>;
    const NAME: &'static str = "invoices.remind";
    const PERMISSION: Permission = Permission::InvoicesRemind;

    fn run(&self, work: &mut Work) -> Result<Vec<InvoiceView>, Failure> {
        let (_, owed) = owed_by_one(work, &self.invoice_ids)?;
        let (now, actor) = (work.now(), work.actor_id());
        let mut reminded = Vec::with_capacity(owed.len());
        for invoice in owed {
            let count = invoices::remind(work.tx, invoice.id, now, actor)?;
            work.journal(&Event::InvoiceReminded {
                invoice_id: invoice.id,
                invoice_number: invoice_number(&invoice.prefix, invoice.number),
                customer_id: invoice.customer_id,
                due: due_of(&invoice),
                customer: invoice.customer_name,
                count,
            })?;
            reminded.push(view::load(work, invoice.id)?);
        }
        Ok(reminded)
    }
}

/// What to send to a customer about invoices.
#[derive(Debug, Clone)]
pub struct ReminderOf {
    /// Which, 1 to 100 of one customer.
    pub invoice_ids: Vec<InvoiceId>,
}

/// A reminder that is ready to send.
#[derive(Debug, Clone)]
pub struct ReminderView {
    /// To whom.
    pub customer: CustomerRow,
    /// Still to be paid, together.
    pub total: Money,
    /// For an English reader.
    pub en: Reminder,
    /// For an Arabic reader.
    pub ar: Reminder,
}

impl Question for ReminderOf {
    type Output = ReminderView;
    const NAME: &'static str = "invoices.reminder";
    const PERMISSION: Permission = Permission::InvoicesRemind;

    fn run(&self, work: &mut Work) -> Result<ReminderView, Failure> {
        let (customer, rows) = owed_by_one(work, &self.invoice_ids)?;
        let space = spaces::the_space(work.tx)?;
        let today = space.zone()?.date(work.now());
        let currency = tenants::currency(work.tx)?;
        let mut owed: Vec<Owed> = rows
            .iter()
            .map(|row| Owed {
                number: invoice_number(&row.prefix, row.number),
                due: due_of(row),
                due_date: row.due_date,
            })
            .collect();
        owed.sort_by_key(|owed| owed.due_date);
        let total = Money::sum(owed.iter().map(|owed| owed.due))?;
        let say = |lang| reminder(&space.name, &customer.name, &owed, total, today, currency, lang);
        Ok(ReminderView {
            en: say(Lang::En),
            ar: say(Lang::Ar),
            customer,
            total,
        })
    }
}

/// The invoices, if they belong to one customer and something is due on each.
fn owed_by_one(work: &mut Work, ids: &[InvoiceId]) -> Result<(CustomerRow, Vec<InvoiceRow>), Failure> {
    let one = || {
        General::invalid(
            "invoiceIds",
            "A reminder names 1 to 100 invoices of one customer. Choose those.",
            "التذكير يخص من 1 إلى 100 فاتورة لعميل واحد. اختر فواتير عميل واحد.",
        )
    };
    if ids.len() > MOST {
        return Err(one().into());
    }
    let mut owed: Vec<InvoiceRow> = Vec::with_capacity(ids.len());
    for id in ids {
        let invoice = invoices::by_id(work.tx, *id)?.ok_or(General::NotFound {
            what: SubjectKind::Invoice,
        })?;
        if !due_of(&invoice).is_positive() {
            return Err(PaymentRefusal::NothingDue.into());
        }
        if owed
            .first()
            .is_some_and(|first| first.customer_id != invoice.customer_id)
        {
            return Err(one().into());
        }
        if owed.iter().all(|known| known.id != invoice.id) {
            owed.push(invoice);
        }
    }
    let whose: CustomerId = owed.first().map(|invoice| invoice.customer_id).ok_or_else(one)?;
    let customer = customers::by_id(work.tx, whose)?.ok_or(General::NotFound {
        what: SubjectKind::Customer,
    })?;
    Ok((customer, owed))
}
