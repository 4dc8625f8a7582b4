//! An invoice on paper.

use coworkflow_domain::invoices::InvoiceStatus;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::{PaymentKind, Tender};
use coworkflow_domain::spaces::TaxMode;
use coworkflow_domain::time::Date;

use crate::House;
use crate::look::{AMBER_INK, AMBER_PAPER, EMERALD_INK, EMERALD_PAPER, MUTED, PAPER, RED_INK, RED_PAPER, Style, WIDTH};
use crate::pdf::Document;
use crate::sheet::{Chip, Sheet, Side, Sum};
use crate::table::{Cell, Column, Density};
use crate::words::{Speech, left_to_right, own_way};

/// Whom a document is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    /// As on the document.
    pub name: String,
    /// `C-014`.
    pub human_id: String,
    /// As people write it; may be empty.
    pub phone: String,
    /// May be empty.
    pub email: String,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub description: String,
    /// What explains it, in the document's language; may be empty.
    pub detail: String,
    /// How many and what each costs, where the amount is their product.
    pub each: Option<(i64, Money)>,
    /// Before the document's discount, as it was agreed.
    pub amount: Money,
}

/// Money that came in or went back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The day, in the space's zone.
    pub date: Date,
    /// Which way.
    pub kind: PaymentKind,
    /// By which means.
    pub tender: Tender,
    /// What it did to the invoice.
    pub amount: Money,
    /// Of a transfer; may be empty.
    pub reference: String,
}

/// An issued invoice with all that is printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// `INV-0001`.
    pub number: String,
    /// The day it was issued, in the space's zone.
    pub issued: Date,
    /// The day it should be paid.
    pub due_date: Date,
    /// Whether that day has passed with something owed (M8).
    pub overdue: bool,
    /// Whether it was taken back whole.
    pub voided: bool,
    /// Where it stands (M8).
    pub status: InvoiceStatus,
    /// For whom.
    pub customer: Customer,
    /// In order.
    pub lines: Vec<Line>,
    /// Before discount.
    pub amount: Money,
    /// On the whole document.
    pub discount: Percent,
    /// What it and the coupon take off.
    pub discount_amount: Money,
    /// The code of a coupon and its part of what is taken off.
    pub coupon: Option<(String, Money)>,
    /// Whether prices contain the tax (M3).
    pub tax_mode: TaxMode,
    /// At that time.
    pub tax_rate: Percent,
    /// At that time.
    pub tax_name: String,
    /// In the total.
    pub tax: Money,
    /// To be paid.
    pub total: Money,
    /// Taken back by credit notes.
    pub credited: Money,
    /// Applied so far.
    pub paid: Money,
    /// Given back so far.
    pub refunded: Money,
    /// Still to be paid.
    pub due: Money,
    /// In order.
    pub payments: Vec<Payment>,
    /// What was written on this invoice; may be empty.
    pub note: String,
}

/// Draws an invoice, on one page if it fits in any of the densities.
pub(crate) fn draw(document: &mut Document, house: &House, speech: Speech, invoice: &Invoice) {
    let density = Density::fitting(|density| {
        let mut scratch = document.blank();
        draw_in(&mut scratch, house, speech, invoice, density) == 1
    });
    draw_in(document, house, speech, invoice, density);
}

/// What the document is called.
pub(crate) fn title(speech: Speech, invoice: &Invoice) -> String {
    format!("{} {}", speech.say("Invoice", "فاتورة"), left_to_right(&invoice.number))
}

fn draw_in(document: &mut Document, house: &House, speech: Speech, invoice: &Invoice, density: Density) -> usize {
    let mut sheet = Sheet::new(document, house, speech, title(speech, invoice));
    let chip = chip(speech, invoice);
    sheet.head(speech.say("Invoice", "فاتورة"), &invoice.number, Some(&chip));
    sheet.facts(&[
        customer_fact(speech.say("Billed to", "إلى"), &invoice.customer),
        (
            0.25,
            speech.say("Issued", "تاريخ الإصدار"),
            speech.date(invoice.issued),
            Vec::new(),
        ),
        (
            0.25,
            speech.say("Due", "تاريخ الاستحقاق"),
            speech.date(invoice.due_date),
            Vec::new(),
        ),
    ]);
    sheet.table(&columns(speech), &rows(speech, invoice), density);
    settlement(&mut sheet, invoice, chip);
    notes(&mut sheet, house, &invoice.note);
    sheet.finish()
}

/// The fact of whom a document is for.
pub(crate) fn customer_fact<'l>(label: &'l str, customer: &Customer) -> (f32, &'l str, String, Vec<String>) {
    let reach = [&customer.human_id, &customer.phone, &customer.email];
    let reach: Vec<String> = reach
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| left_to_right(text))
        .collect();
    (0.5, label, own_way(&customer.name), vec![reach.join(" · ")])
}

fn columns(speech: Speech) -> [Column; 4] {
    let amount = format!("{} ({})", speech.say("Amount", "المبلغ"), speech.currency_name());
    let figures = |label: &str, width| Column {
        label: label.to_owned(),
        width: Some(width),
        side: Side::End,
    };
    [
        Column {
            label: speech.say("Description", "البيان").to_owned(),
            width: None,
            side: Side::Start,
        },
        figures(speech.say("Quantity", "الكمية"), 46.0),
        figures(speech.say("Price", "السعر"), 68.0),
        figures(&amount, 82.0),
    ]
}

fn rows(speech: Speech, invoice: &Invoice) -> Vec<Vec<Cell>> {
    let row = |line: &Line| {
        let (quantity, price) = match line.each {
            Some((quantity, price)) => (speech.digits(&quantity.to_string()), speech.amount(price)),
            None => (String::new(), String::new()),
        };
        let what = Cell {
            text: own_way(&line.description),
            detail: speech.digits(&line.detail),
            bold: false,
        };
        vec![
            what,
            Cell::of(quantity),
            Cell::of(price),
            Cell::of(speech.amount(line.amount)),
        ]
    };
    invoice.lines.iter().map(row).collect()
}

/// The sums, and beside them what was paid.
fn settlement(sheet: &mut Sheet, invoice: &Invoice, chip: Chip) {
    let speech = sheet.speech;
    let sums = sums(speech, invoice);
    let framed = (
        Sum {
            label: speech.say("To pay", "المطلوب").to_owned(),
            value: speech.money(invoice.due),
            strong: false,
        },
        chip,
    );
    sheet.y += 9.0;
    let payments: Vec<_> = invoice
        .payments
        .iter()
        .map(|payment| payment_line(speech, payment))
        .collect();
    let height = Sheet::sums_height(&sums, true).max((payments.len() + 1) as f32 * 12.5);
    if height > sheet.left() {
        sheet.next_page();
    }
    let (from, to) = sheet.sums(&sums, Some(&framed));
    let column = (6.0, WIDTH - 226.0 - 34.0);
    let mut y = from;
    if !payments.is_empty() {
        y += sheet.write(
            speech.say("Payments", "المدفوعات"),
            Style::of(8.0).bold().muted(),
            column,
            Side::Start,
            y,
        ) + 1.0;
    }
    for (what, amount) in payments {
        let style = Style::of(8.5).muted();
        sheet.write(&amount, style, column, Side::End, y);
        y += sheet.write(&what, style, (column.0, column.1 - 70.0), Side::Start, y);
    }
    sheet.y = to.max(y) + 14.0;
}

fn sums(speech: Speech, invoice: &Invoice) -> Vec<Sum> {
    let plain = |label: &str, value: Money| Sum {
        label: label.to_owned(),
        value: speech.amount(value),
        strong: false,
    };
    let back = |money: Money| Money::from_minor(money.minor().saturating_neg());
    let mut sums = Vec::new();
    let discounted = !invoice.discount_amount.is_zero();
    if discounted || invoice.tax_mode == TaxMode::Exclusive {
        sums.push(plain(speech.say("Sum", "المجموع"), invoice.amount));
    }
    let by_coupon = invoice.coupon.as_ref().map_or(0, |(_, amount)| amount.minor());
    let by_percent = Money::from_minor(invoice.discount_amount.minor().saturating_sub(by_coupon));
    if !by_percent.is_zero() {
        let label = format!("{} {}", speech.say("Discount", "خصم"), speech.percent(invoice.discount));
        sums.push(plain(&label, back(by_percent)));
    }
    if let Some((code, amount)) = &invoice.coupon {
        let label = format!("{} {}", speech.say("Coupon", "كوبون"), left_to_right(code));
        sums.push(plain(&label, back(*amount)));
    }
    let name = if invoice.tax_name.is_empty() {
        speech.say("Tax", "ضريبة")
    } else {
        &invoice.tax_name
    };
    let tax = format!("{} {}", own_way(name), speech.percent(invoice.tax_rate));
    if invoice.tax_mode == TaxMode::Exclusive {
        sums.push(plain(&tax, invoice.tax));
    }
    sums.push(Sum {
        label: speech.say("Total", "الإجمالي").to_owned(),
        value: speech.money(invoice.total),
        strong: true,
    });
    if invoice.tax_mode == TaxMode::Inclusive {
        sums.push(plain(&format!("{} {tax}", speech.say("of which", "منها")), invoice.tax));
    }
    let after = [
        (speech.say("Credited", "إشعارات دائنة"), back(invoice.credited)),
        (speech.say("Paid", "المدفوع"), back(invoice.paid)),
        (speech.say("Given back", "المُسترد"), invoice.refunded),
    ];
    sums.extend(
        after
            .into_iter()
            .filter(|(_, money)| !money.is_zero())
            .map(|(label, money)| plain(label, money)),
    );
    sums
}

/// A payment in words, and its amount.
pub(crate) fn payment_line(speech: Speech, payment: &Payment) -> (String, String) {
    let tender = speech.tender(payment.tender);
    let (tender, amount) = match payment.kind {
        PaymentKind::Payment => (tender.to_owned(), payment.amount),
        PaymentKind::Refund => {
            let back = Money::from_minor(payment.amount.minor().saturating_neg());
            (format!("{} · {tender}", speech.say("Refund", "استرداد")), back)
        }
    };
    let mut what = format!("{} · {tender}", speech.date(payment.date));
    if !payment.reference.is_empty() {
        what = format!("{what} · {}", left_to_right(&payment.reference));
    }
    (what, speech.amount(amount))
}

/// What this document says at its end, and then what every document of the house does.
pub(crate) fn notes(sheet: &mut Sheet, house: &House, own: &str) {
    const LEADING: f32 = 8.5 * 1.42;
    for note in [own, house.note.as_str()].into_iter().filter(|note| !note.is_empty()) {
        if sheet.left() < LEADING * note.lines().count() as f32 {
            sheet.next_page();
        }
        let y = sheet.y;
        let style = Style::of(8.5).colored(MUTED);
        let lines: Vec<String> = note.lines().map(own_way).collect();
        sheet.y += sheet.write(&lines.join("\n"), style, (6.0, WIDTH - 12.0), Side::Start, y) + 5.0;
    }
}

fn chip(speech: Speech, invoice: &Invoice) -> Chip {
    let (text, ink, paper) = if invoice.voided {
        (speech.say("Void", "ملغاة"), MUTED, PAPER)
    } else if invoice.overdue {
        (speech.say("Overdue", "متأخرة"), RED_INK, RED_PAPER)
    } else if invoice.status == InvoiceStatus::Paid {
        (speech.status(invoice.status), EMERALD_INK, EMERALD_PAPER)
    } else {
        (speech.status(invoice.status), AMBER_INK, AMBER_PAPER)
    };
    Chip {
        text: text.to_owned(),
        ink,
        paper,
    }
}
