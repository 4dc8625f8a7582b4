//! From what the house keeps to what is printed.

use coworkflow_domain::customers::{Phone, human_id, shown_name};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::invoices::{LineKind, credit_note_number, invoice_number};
use coworkflow_domain::text::Lang;
use coworkflow_operations::Failure;
use coworkflow_operations::balances::StatementView;
use coworkflow_operations::invoices::{CreditNotePrint, InvoicePrint, Letterhead, LineDetail};
use coworkflow_papers as papers;
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::invoices::InvoiceLineRow;
use coworkflow_store::payments::PaymentRow;

/// What every document carries.
pub fn house(head: &Letterhead) -> papers::House {
    let space = &head.space;
    papers::House {
        name: head.name.clone(),
        space: space.name.clone(),
        address: space.address.clone(),
        phone: space.phone.clone(),
        email: space.email.clone(),
        tax_number: space.tax_number.clone(),
        note: space.receipt_note.clone(),
        logo: head.logo.clone(),
        currency: head.currency,
        digits: space.digits,
    }
}

/// An invoice as it is printed.
pub fn invoice(head: &Letterhead, lang: Lang, print: InvoicePrint) -> Result<papers::Invoice, Failure> {
    let zone = head.space.zone()?;
    let row = print.view.invoice;
    Ok(papers::Invoice {
        number: invoice_number(&row.prefix, row.number),
        issued: zone.date(row.issued_at),
        due_date: print.view.due_date,
        overdue: print.view.overdue,
        voided: row.voided_at.is_some(),
        status: row.status,
        customer: customer(row.customer_id, &row.customer_name, lang, &print.customer),
        lines: print.lines.iter().map(|row| line(row, lang)).collect(),
        amount: row.amount,
        discount: row.discount,
        discount_amount: row.discount_amount,
        coupon: row.coupon_code.map(|code| (code, row.coupon_amount)),
        tax_mode: row.tax_mode,
        tax_rate: row.tax_rate,
        tax_name: row.tax_name,
        tax: row.tax,
        total: row.total,
        credited: row.credited_amount,
        paid: row.paid_amount,
        refunded: row.refunded_amount,
        due: print.view.due,
        payments: print.payments.iter().map(|row| payment(row, &zone)).collect(),
        note: row.note,
    })
}

/// A credit note as it is printed.
pub fn credit_note(head: &Letterhead, lang: Lang, print: CreditNotePrint) -> Result<papers::CreditNote, Failure> {
    let zone = head.space.zone()?;
    let (note, invoice) = (print.note, print.invoice.invoice);
    let lines = note.lines.into_iter().map(|line| papers::CreditedLine {
        description: line.description,
        tax: line.tax,
        total: line.total,
    });
    Ok(papers::CreditNote {
        number: credit_note_number(note.note.number),
        invoice_number: invoice_number(&invoice.prefix, invoice.number),
        issued: zone.date(note.note.issued_at),
        invoice_issued: zone.date(invoice.issued_at),
        customer: customer(invoice.customer_id, &invoice.customer_name, lang, &print.customer),
        reason: note.note.reason,
        lines: lines.collect(),
        tax_name: invoice.tax_name,
        tax: note.note.tax,
        total: note.note.total,
        refunds: note.refunds.iter().map(|row| payment(row, &zone)).collect(),
    })
}

/// A statement as it is printed.
pub fn statement(head: &Letterhead, view: StatementView) -> Result<papers::Statement, Failure> {
    Ok(papers::Statement {
        customer: customer(view.customer.id, &view.customer.name, Lang::En, &view.customer),
        from: view.from,
        to: view.to,
        zone: head.space.zone()?,
        account: view.statement,
    })
}

/// The name as it was then, and how they are reached now.
fn customer(id: CustomerId, name: &str, lang: Lang, row: &CustomerRow) -> papers::Customer {
    let named = row.number > 0;
    papers::Customer {
        name: shown_name(id, name, lang).to_owned(),
        human_id: if named { human_id(row.number) } else { String::new() },
        phone: row.phone.as_deref().map(national).unwrap_or_default(),
        email: row.email.clone().unwrap_or_default(),
    }
}

fn national(e164: &str) -> String {
    Phone::parse(e164).map_or_else(|_| e164.to_owned(), |phone| phone.national())
}

/// Time explains itself in its detail; all else is so many at so much.
fn line(row: &InvoiceLineRow, lang: Lang) -> papers::Line {
    papers::Line {
        description: row.description.clone(),
        detail: LineDetail::parse(&row.detail).text(lang).to_owned(),
        each: match row.kind {
            LineKind::Time => None,
            LineKind::Item | LineKind::Plan | LineKind::Custom => Some((row.quantity, row.unit_price)),
        },
        amount: row.amount,
    }
}

fn payment(row: &PaymentRow, zone: &coworkflow_domain::time::Zone) -> papers::Payment {
    papers::Payment {
        date: zone.date(row.at),
        kind: row.kind,
        tender: row.tender,
        amount: row.applied,
        reference: row.reference.clone(),
    }
}
