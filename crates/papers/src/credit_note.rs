//! A credit note on paper.

use coworkflow_domain::money::Money;
use coworkflow_domain::time::Date;

use crate::House;
use crate::invoice::{Customer, Payment, customer_fact, notes, payment_line};
use crate::look::{MUTED, PAPER, Style, WIDTH};
use crate::pdf::Document;
use crate::sheet::{Chip, Sheet, Side, Sum};
use crate::table::{Cell, Column, Density};
use crate::words::{Speech, left_to_right, own_way};

/// What a credit note takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditedLine {
    /// As on the invoice.
    pub description: String,
    /// Contained in the total.
    pub tax: Money,
    /// With tax.
    pub total: Money,
}

/// A correction of an invoice with all that is printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditNote {
    /// `CN-0001`.
    pub number: String,
    /// The invoice it corrects: `INV-0001`.
    pub invoice_number: String,
    /// The day it was issued, in the space's zone.
    pub issued: Date,
    /// The day the invoice was.
    pub invoice_issued: Date,
    /// For whom.
    pub customer: Customer,
    /// Why.
    pub reason: String,
    /// In the invoice's order.
    pub lines: Vec<CreditedLine>,
    /// What the tax is called; may be empty.
    pub tax_name: String,
    /// In the total.
    pub tax: Money,
    /// Taken back.
    pub total: Money,
    /// What it gave back.
    pub refunds: Vec<Payment>,
}

/// What the document is called.
pub(crate) fn title(speech: Speech, note: &CreditNote) -> String {
    format!("{} {}", name(speech), left_to_right(&note.number))
}

fn name(speech: Speech) -> &'static str {
    speech.say("Credit note", "إشعار دائن")
}

/// Draws a credit note, on one page if it fits in any of the densities.
pub(crate) fn draw(document: &mut Document, house: &House, speech: Speech, note: &CreditNote) {
    let density = Density::fitting(|density| {
        let mut scratch = document.blank();
        draw_in(&mut scratch, house, speech, note, density) == 1
    });
    draw_in(document, house, speech, note, density);
}

fn draw_in(document: &mut Document, house: &House, speech: Speech, note: &CreditNote, density: Density) -> usize {
    let mut sheet = Sheet::new(document, house, speech, title(speech, note));
    sheet.head(name(speech), &note.number, None);
    sheet.facts(&[
        customer_fact(speech.say("Credited to", "إلى"), &note.customer),
        (
            0.25,
            speech.say("Issued", "تاريخ الإصدار"),
            speech.date(note.issued),
            Vec::new(),
        ),
        (
            0.25,
            speech.say("Corrects invoice", "عن الفاتورة"),
            left_to_right(&note.invoice_number),
            vec![speech.date(note.invoice_issued)],
        ),
    ]);
    let columns = [
        Column {
            label: speech.say("Taken back", "ما استُرجع").to_owned(),
            width: None,
            side: Side::Start,
        },
        Column {
            label: tax_name(speech, note),
            width: Some(82.0),
            side: Side::End,
        },
        Column {
            label: format!("{} ({})", speech.say("Amount", "المبلغ"), speech.currency_name()),
            width: Some(92.0),
            side: Side::End,
        },
    ];
    let rows: Vec<Vec<Cell>> = note
        .lines
        .iter()
        .map(|line| {
            let figures = [line.tax, line.total].map(|money| Cell::of(speech.amount(money)));
            [Cell::of(own_way(&line.description))]
                .into_iter()
                .chain(figures)
                .collect()
        })
        .collect();
    sheet.table(&columns, &rows, density);
    settlement(&mut sheet, note);
    let reason = format!("{}: {}", speech.say("Reason", "السبب"), own_way(&note.reason));
    notes(&mut sheet, house, if note.reason.is_empty() { "" } else { &reason });
    sheet.finish()
}

fn tax_name(speech: Speech, note: &CreditNote) -> String {
    let name = if note.tax_name.is_empty() {
        speech.say("Tax", "الضريبة")
    } else {
        &note.tax_name
    };
    format!("{} {}", speech.say("of which", "منها"), own_way(name))
}

fn settlement(sheet: &mut Sheet, note: &CreditNote) {
    let speech = sheet.speech;
    let mut sums = Vec::new();
    if !note.tax.is_zero() {
        sums.push(Sum {
            label: tax_name(speech, note),
            value: speech.amount(note.tax),
            strong: false,
        });
    }
    let total = Sum {
        label: speech.say("Taken back", "إجمالي المسترجع").to_owned(),
        value: speech.money(note.total),
        strong: false,
    };
    let frame = Chip {
        text: String::new(),
        ink: crate::look::INK,
        paper: PAPER,
    };
    sheet.y += 9.0;
    if Sheet::sums_height(&sums, true).max((note.refunds.len() + 1) as f32 * 12.5) > sheet.left() {
        sheet.next_page();
    }
    let (from, to) = sheet.sums(&sums, Some(&(total, frame)));
    let column = (6.0, WIDTH - 226.0 - 34.0);
    let mut y = from;
    let style = Style::of(8.5).colored(MUTED);
    if !note.refunds.is_empty() {
        y += sheet.write(
            speech.say("Given back", "ما رُدّ للعميل"),
            style.bold(),
            column,
            Side::Start,
            y,
        ) + 1.0;
    }
    for refund in &note.refunds {
        let (what, amount) = payment_line(speech, refund);
        sheet.write(&amount, style, column, Side::End, y);
        y += sheet.write(&what, style, (column.0, column.1 - 70.0), Side::Start, y);
    }
    sheet.y = to.max(y) + 14.0;
}
