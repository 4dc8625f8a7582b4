//! Money that moves on an invoice, in or out, with the ledger following.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{LedgerKind, PASSER_BY, PasserByRefusal};
use coworkflow_domain::ids::{CreditNoteId, InvoiceId, LedgerEntryId, PaymentId};
use coworkflow_domain::invoices::{due, invoice_number, status};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::{
    PaidWith, Part, PaymentInput, PaymentKind, PaymentRefusal, Settled, Tender, allocate_refund, settle,
    settle_in_full, settle_several,
};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::invoices::{self, InvoiceRow, Movement};
use coworkflow_store::ledger::{self, Floor};
use coworkflow_store::payments::{self, PaymentRow};

use crate::failure::Failure;
use crate::shifts::{Cash, book};
use crate::work::Work;

/// Takes payments for an invoice, several tenders in one go; what is too much becomes balance (`M9`).
pub(crate) fn take_payments(
    work: &mut Work,
    invoice: &InvoiceRow,
    customer: &CustomerRow,
    inputs: &[PaymentInput],
) -> Result<(), Failure> {
    if inputs.is_empty() && customer.id != PASSER_BY {
        return Ok(());
    }
    work.require(Permission::PaymentsTake)?;
    let settlement = if customer.id == PASSER_BY {
        settle_in_full(due_of(invoice), inputs)?
    } else {
        settle(due_of(invoice), inputs, customer.balance, customer.balance_limit)?
    };
    record(work, invoice, customer, settlement.payments)
}

/// What was taken for several invoices.
pub(super) struct Taken {
    /// Those that got something, in order.
    pub invoices: Vec<InvoiceId>,
    /// What became balance.
    pub to_balance: Money,
    /// Cash handed back.
    pub change: Money,
}

/// Takes payments for several invoices of a customer, the first settled before the next gets anything (`M9`).
pub(super) fn take_several(
    work: &mut Work,
    owed: &[InvoiceRow],
    customer: &CustomerRow,
    inputs: &[PaymentInput],
) -> Result<Taken, Failure> {
    let dues: Vec<Money> = owed.iter().map(due_of).collect();
    let mut parts = settle_several(&dues, inputs, customer.balance, customer.balance_limit)?;
    let mut taken = Taken {
        invoices: Vec::new(),
        to_balance: Money::sum(parts.iter().map(|part| part.settled.to_balance))?,
        change: Money::sum(parts.iter().map(|part| part.settled.change))?,
    };
    for (at, invoice) in owed.iter().enumerate() {
        let (own, others): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|part| part.invoice == at);
        parts = others;
        if !own.is_empty() {
            record(
                work,
                invoice,
                customer,
                own.into_iter().map(|part| part.settled).collect(),
            )?;
            taken.invoices.push(invoice.id);
        }
    }
    Ok(taken)
}

/// What is still to be paid of an invoice.
pub(super) fn due_of(invoice: &InvoiceRow) -> Money {
    due(
        invoice.total,
        invoice.credited_amount,
        invoice.paid_amount,
        invoice.refunded_amount,
    )
}

/// Writes payments that were set against an invoice, with the ledger and the status that follow.
fn record(
    work: &mut Work,
    invoice: &InvoiceRow,
    customer: &CustomerRow,
    payments: Vec<Settled>,
) -> Result<(), Failure> {
    let paid = Money::sum(payments.iter().map(|payment| payment.applied))?;
    for settled in payments {
        let row = PaymentRow {
            id: work.new_id::<PaymentId>(),
            invoice_id: invoice.id,
            customer_id: customer.id,
            kind: PaymentKind::Payment,
            tender: settled.tender,
            amount: settled.amount,
            applied: settled.applied,
            given: settled.given,
            change_given: settled.change,
            reference: settled.reference,
            reason: String::new(),
            credit_note_id: None,
            actor_id: work.actor_id(),
            actor_name: work.actor_name().to_owned(),
            at: work.now(),
            day: work.day()?,
        };
        payments::insert(work.tx, &row)?;
        if row.tender == Tender::Cash {
            book(work, Cash::Sale(row.id), row.amount)?;
        }
        if row.tender == Tender::Balance {
            let spent = row.amount.negated()?;
            if post(work, invoice, LedgerKind::Payment, spent, None, Floor::Limit)?.is_none() {
                let available = customer.balance.minus(customer.balance_limit)?.max(Money::ZERO);
                return Err(PaymentRefusal::BalanceTooLow { available }.into());
            }
        }
        if settled.to_balance.is_positive() {
            post(
                work,
                invoice,
                LedgerKind::Overpayment,
                settled.to_balance,
                Some(row.tender),
                Floor::None,
            )?;
        }
        work.journal(&Event::PaymentReceived {
            payment_id: row.id,
            invoice_id: invoice.id,
            invoice_number: invoice_number(&invoice.prefix, invoice.number),
            customer_id: customer.id,
            customer: customer.name.clone(),
            tender: row.tender,
            amount: row.amount,
            to_balance: settled.to_balance,
            change: settled.change,
        })?;
    }
    customers::owes_more(work.tx, invoice.customer_id, paid.negated()?)?;
    settled(
        work,
        invoice.id,
        Movement {
            paid,
            ..Movement::default()
        },
    )
}

/// Gives money back, to the tenders it came from unless staff choose (`M7`).
pub(super) fn give_back(
    work: &mut Work,
    invoice: &InvoiceRow,
    amount: Money,
    chosen: Option<Tender>,
    reason: &str,
    credit_note: Option<CreditNoteId>,
) -> Result<(), Failure> {
    if invoice.customer_id == PASSER_BY && chosen == Some(Tender::Balance) {
        return Err(PasserByRefusal::HasNoBalance.into());
    }
    let paid = paid_with(&payments::of_invoice(work.tx, invoice.id)?)?;
    for (tender, part) in allocate_refund(&paid, amount, chosen)? {
        let row = PaymentRow {
            id: work.new_id::<PaymentId>(),
            invoice_id: invoice.id,
            customer_id: invoice.customer_id,
            kind: PaymentKind::Refund,
            tender,
            amount: part,
            applied: part,
            given: None,
            change_given: Money::ZERO,
            reference: String::new(),
            reason: reason.to_owned(),
            credit_note_id: credit_note,
            actor_id: work.actor_id(),
            actor_name: work.actor_name().to_owned(),
            at: work.now(),
            day: work.day()?,
        };
        payments::insert(work.tx, &row)?;
        if tender == Tender::Cash {
            book(work, Cash::Refund(row.id), part)?;
        }
        if tender == Tender::Balance {
            post(work, invoice, LedgerKind::Refund, part, None, Floor::None)?;
        }
        work.journal(&Event::RefundMade {
            payment_id: row.id,
            invoice_id: invoice.id,
            invoice_number: invoice_number(&invoice.prefix, invoice.number),
            customer_id: invoice.customer_id,
            customer: invoice.customer_name.clone(),
            tender,
            amount: part,
            reason: reason.to_owned(),
        })?;
    }
    customers::owes_more(work.tx, invoice.customer_id, amount)?;
    settled(
        work,
        invoice.id,
        Movement {
            refunded: amount,
            ..Movement::default()
        },
    )
}

/// Adds a movement to the invoice and writes the status that follows (`M8`).
pub(super) fn settled(work: &mut Work, id: InvoiceId, movement: Movement) -> Result<(), Failure> {
    let now = invoices::add(work.tx, id, movement)?;
    let status = status(now.total, now.credited_amount, now.paid_amount, now.refunded_amount);
    let at = work.now();
    Ok(invoices::set_status(work.tx, id, status, at)?)
}

/// What came in and went back by tender, in the order in which each was first used.
fn paid_with(rows: &[PaymentRow]) -> Result<Vec<PaidWith>, Failure> {
    let mut paid: Vec<PaidWith> = Vec::new();
    for row in rows {
        let place = paid
            .iter()
            .position(|with| with.tender == row.tender)
            .unwrap_or_else(|| {
                paid.push(PaidWith {
                    tender: row.tender,
                    applied: Money::ZERO,
                    refunded: Money::ZERO,
                });
                paid.len() - 1
            });
        if let Some(with) = paid.get_mut(place) {
            match row.kind {
                PaymentKind::Payment => with.applied = with.applied.plus(row.applied)?,
                PaymentKind::Refund => with.refunded = with.refunded.plus(row.amount)?,
            }
        }
    }
    Ok(paid)
}

fn post(
    work: &mut Work,
    invoice: &InvoiceRow,
    kind: LedgerKind,
    amount: Money,
    tender: Option<Tender>,
    floor: Floor,
) -> Result<Option<Money>, Failure> {
    let entry = ledger::Entry {
        id: work.new_id::<LedgerEntryId>(),
        customer_id: invoice.customer_id,
        kind,
        amount,
        tender,
        invoice_id: Some(invoice.id),
        note: String::new(),
        actor_id: work.actor_id(),
        at: work.now(),
        day: work.day()?,
    };
    Ok(ledger::post(work.tx, &entry, floor)?)
}
