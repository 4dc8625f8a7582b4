//! An invoice typed by hand: seen before it is issued, and issued as it was seen.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::invoices::{DraftLine, ManualLine, ManualRefusal, Totals, build, due_date, manual_lines};
use coworkflow_domain::money::Percent;
use coworkflow_domain::payments::PaymentInput;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::spaces::TaxSettings;
use coworkflow_domain::text::optional_text;
use coworkflow_domain::time::Date;
use coworkflow_store::inventory::ItemRow;
use coworkflow_store::spaces;
use serde::Serialize;

use super::issue::{Draft, issue_due};
use super::settle::take_payments;
use super::view::{self, InvoiceView};
use crate::customers::in_use;
use crate::failure::Failure;
use crate::inventory::{cost_of, hand_over, on_the_menu};
use crate::perform::{Change, Question};
use crate::work::Work;

/// Issues an invoice for lines typed by hand; the number comes with it (`M5`). Items named in the lines leave the stock,
/// and all of it commits together or not at all (`M13`).
#[derive(Debug, Clone, Serialize)]
pub struct IssueInvoice {
    /// For whom.
    pub customer_id: CustomerId,
    /// What is billed, 1 to 100 lines.
    pub lines: Vec<ManualLine>,
    /// On the whole document; more than nothing needs `invoices.discount`.
    pub discount: Percent,
    /// When it should be paid; left out: as many days from today as the settings say.
    pub due_date: Option<Date>,
    /// For the customer to read.
    pub note: Option<String>,
    /// What is paid at once; the rest stays owed.
    pub payments: Vec<PaymentInput>,
}

impl Change for IssueInvoice {
    type Output = InvoiceView;
    const NAME: &'static str = "invoices.issue";
    const PERMISSION: Permission = Permission::InvoicesIssue;

    fn run(&self, work: &mut Work) -> Result<InvoiceView, Failure> {
        if !self.discount.is_zero() {
            work.require(Permission::InvoicesDiscount)?;
        }
        let note = optional_text("note", self.note.as_deref(), 1_000)?.unwrap_or_default();
        let customer = in_use(work, self.customer_id)?;
        let due = due(work, self.due_date)?;
        let Drafted { lines, stocked } = drafted(work, &self.lines)?;
        let draft = Draft {
            customer: &customer,
            session_id: None,
            lines,
            discount: self.discount,
            coupon: None,
        };
        let invoice = issue_due(work, draft, due, note)?;
        for (item, line) in &stocked {
            hand_over(work, &invoice, item, line)?;
        }
        take_payments(work, &invoice, &customer, &self.payments)?;
        view::load(work, invoice.id)
    }
}

/// What an invoice would be, by the functions that would issue it.
#[derive(Debug, Clone)]
pub struct PreviewInvoice {
    /// What would be billed.
    pub lines: Vec<ManualLine>,
    /// On the whole document.
    pub discount: Percent,
    /// When it should be paid.
    pub due_date: Option<Date>,
}

/// An invoice that is not issued yet: it has no number (`M5`).
#[derive(Debug, Clone)]
pub struct InvoicePreview {
    /// Lines and sums.
    pub totals: Totals,
    /// When it should be paid.
    pub due_date: Date,
    /// Which tax.
    pub tax: TaxSettings,
}

impl Question for PreviewInvoice {
    type Output = InvoicePreview;
    const NAME: &'static str = "invoices.preview";
    const PERMISSION: Permission = Permission::InvoicesIssue;

    fn run(&self, work: &mut Work) -> Result<InvoicePreview, Failure> {
        let tax = spaces::the_space(work.tx)?.tax();
        let Drafted { lines, .. } = drafted(work, &self.lines)?;
        Ok(InvoicePreview {
            totals: build(lines, self.discount, &tax)?,
            due_date: due(work, self.due_date)?,
            tax,
        })
    }
}

fn due(work: &mut Work, chosen: Option<Date>) -> Result<Date, Failure> {
    let space = spaces::the_space(work.tx)?;
    Ok(due_date(space.zone()?.date(work.now()), chosen, space.due_days)?)
}

/// The lines as they are billed, and those of items that leave the stock once more with their items.
struct Drafted {
    lines: Vec<DraftLine>,
    stocked: Vec<(ItemRow, DraftLine)>,
}

/// Checks what was typed. Below an item's price is a discount.
fn drafted(work: &mut Work, typed: &[ManualLine]) -> Result<Drafted, Failure> {
    let mut lines = manual_lines(typed)?;
    let mut stocked = Vec::new();
    for (at, line) in lines.iter_mut().enumerate() {
        let Some(id) = line.item_id else { continue };
        let on = |failure: Failure| match failure {
            Failure::Refused(refusal) => Refusal::on(*refusal, format!("lines.{at}.itemId")).into(),
            other => other,
        };
        let item = on_the_menu(work, id).map_err(on)?;
        if line.unit_price < item.price {
            work.require(Permission::InvoicesDiscount)?;
        }
        line.cost = cost_of(&item, line.quantity).map_err(|_| ManualRefusal::Quantity { at })?;
        stocked.push((item, line.clone()));
    }
    Ok(Drafted { lines, stocked })
}
