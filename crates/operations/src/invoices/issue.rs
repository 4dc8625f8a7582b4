//! Issuing an invoice: its number comes in the same transaction (`M5`), and it never changes again (`M6`).

use coworkflow_domain::ids::{InvoiceId, InvoiceLineId, SessionId};
use coworkflow_domain::invoices::{Discount, DraftLine, InvoiceStatus, Totals, build, invoice_number, status};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::pricing::Coupon;
use coworkflow_domain::time::Date;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::invoices::{self, InvoiceLineRow, InvoiceRow};
use coworkflow_store::{journal, spaces};

use crate::failure::Failure;
use crate::pricing;
use crate::work::Work;

/// What is to be billed.
pub(crate) struct Draft<'a> {
    pub customer: &'a CustomerRow,
    pub session_id: Option<SessionId>,
    pub lines: Vec<DraftLine>,
    pub discount: Percent,
    /// Found to hold for this customer.
    pub coupon: Option<Coupon>,
}

/// Issues the invoice, unpaid and due today, and adds it to what the customer spent and owes.
pub(crate) fn issue(work: &mut Work, draft: Draft) -> Result<InvoiceRow, Failure> {
    let today = spaces::the_space(work.tx)?.zone()?.date(work.now());
    issue_due(work, draft, today, String::new())
}

/// The same, due on a day of its own, with a note for the customer.
pub(crate) fn issue_due(work: &mut Work, draft: Draft, due_date: Date, note: String) -> Result<InvoiceRow, Failure> {
    let space = spaces::the_space(work.tx)?;
    let tax = space.tax();
    let discount = Discount {
        percent: draft.discount,
        coupon: draft.coupon.as_ref().map(|coupon| coupon.off),
    };
    let totals = build(draft.lines, discount, &tax)?;
    let now = work.now();
    let status = status(totals.total, Money::ZERO, Money::ZERO, Money::ZERO);
    let invoice = InvoiceRow {
        id: work.new_id::<InvoiceId>(),
        prefix: space.invoice_prefix.clone(),
        number: journal::next_number(work.tx, "invoices")?,
        customer_id: draft.customer.id,
        customer_name: draft.customer.name.clone(),
        session_id: draft.session_id,
        amount: totals.subtotal,
        discount: draft.discount,
        discount_amount: totals.discount_amount,
        coupon_code: draft.coupon.as_ref().map(|coupon| coupon.code.clone()),
        coupon_amount: totals.coupon_amount,
        tax_mode: tax.mode,
        tax_rate: tax.rate,
        tax_name: tax.name,
        tax: totals.tax,
        total: totals.total,
        paid_amount: Money::ZERO,
        refunded_amount: Money::ZERO,
        credited_amount: Money::ZERO,
        status,
        issued_at: now,
        day: work.day()?,
        issued_by: work.actor_id(),
        issued_by_name: work.actor_name().to_owned(),
        due_date,
        paid_at: (status == InvoiceStatus::Paid).then_some(now),
        note,
        voided_at: None,
        reminders: 0,
        reminded_at: None,
        reminded_by_name: String::new(),
    };
    let lines = lines(work, totals);
    invoices::insert(work.tx, &invoice, &lines)?;
    if let Some(coupon) = &draft.coupon {
        pricing::use_coupon(work, coupon, &invoice)?;
    }
    customers::billed(work.tx, invoice.customer_id, invoice.total)?;
    work.journal(&Event::InvoiceIssued {
        invoice_id: invoice.id,
        invoice_number: invoice_number(&invoice.prefix, invoice.number),
        customer_id: invoice.customer_id,
        customer: invoice.customer_name.clone(),
        session_id: invoice.session_id,
        total: invoice.total,
    })?;
    Ok(invoice)
}

fn lines(work: &Work, totals: Totals) -> Vec<InvoiceLineRow> {
    totals
        .lines
        .into_iter()
        .zip(1..)
        .map(|(line, position)| InvoiceLineRow {
            id: work.new_id::<InvoiceLineId>(),
            position,
            kind: line.draft.kind,
            description: line.draft.description,
            detail: line.draft.detail,
            item_id: line.draft.item_id,
            resource_id: line.draft.resource_id,
            quantity: line.draft.quantity,
            unit_price: line.draft.unit_price,
            amount: line.draft.amount,
            discount_amount: line.discount,
            tax: line.tax,
            total: line.total,
            cost: line.draft.cost,
            credited_amount: Money::ZERO,
            credited_tax: Money::ZERO,
            restocked: 0,
        })
        .collect()
}
