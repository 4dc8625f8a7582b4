//! The statement of a customer on paper.

use coworkflow_domain::customers::{Movement, Statement as Account, StatementKind, StatementLine};
use coworkflow_domain::money::Money;
use coworkflow_domain::time::{Date, Zone};

use crate::House;
use crate::invoice::{Customer, customer_fact, notes};
use crate::look::{AMBER_INK, AMBER_PAPER, EMERALD_INK, EMERALD_PAPER};
use crate::pdf::Document;
use crate::sheet::{Chip, Sheet, Side, Sum};
use crate::table::{Cell, Column, Density};
use crate::words::{Speech, left_to_right, own_way};

/// An account over a period with all that is printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Whose.
    pub customer: Customer,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// Where the days are counted.
    pub zone: Zone,
    /// What happened.
    pub account: Account,
}

/// What the document is called.
pub(crate) fn title(speech: Speech, statement: &Statement) -> String {
    format!("{} {}", name(speech), own_way(&statement.customer.name))
}

fn name(speech: Speech) -> &'static str {
    speech.say("Statement", "كشف حساب")
}

/// Draws a statement, on one page if it fits in any of the densities.
pub(crate) fn draw(document: &mut Document, house: &House, speech: Speech, statement: &Statement) {
    let density = Density::fitting(|density| {
        let mut scratch = document.blank();
        draw_in(&mut scratch, house, speech, statement, density) == 1
    });
    draw_in(document, house, speech, statement, density);
}

fn draw_in(document: &mut Document, house: &House, speech: Speech, statement: &Statement, density: Density) -> usize {
    let mut sheet = Sheet::new(document, house, speech, title(speech, statement));
    sheet.head(name(speech), &statement.customer.human_id, None);
    sheet.facts(&[
        customer_fact(speech.say("For", "العميل"), &statement.customer),
        (0.25, speech.say("From", "من"), speech.date(statement.from), Vec::new()),
        (0.25, speech.say("To", "إلى"), speech.date(statement.to), Vec::new()),
    ]);
    sheet.table(&columns(speech), &rows(speech, statement), density);
    closing(&mut sheet, &statement.account);
    notes(&mut sheet, house, "");
    sheet.finish()
}

fn columns(speech: Speech) -> [Column; 5] {
    let figures = |label: &str| Column {
        label: label.to_owned(),
        width: Some(72.0),
        side: Side::End,
    };
    let start = |label: &str, width| Column {
        label: label.to_owned(),
        width,
        side: Side::Start,
    };
    [
        start(speech.say("Date", "التاريخ"), Some(72.0)),
        start(speech.say("What", "البيان"), None),
        figures(speech.say("Charged", "عليه")),
        figures(speech.say("Paid or credited", "له")),
        figures(&format!(
            "{} ({})",
            speech.say("Owed", "المستحق"),
            speech.currency_name()
        )),
    ]
}

fn rows(speech: Speech, statement: &Statement) -> Vec<Vec<Cell>> {
    let some = |money: Money| {
        Cell::of(if money.is_zero() {
            String::new()
        } else {
            speech.amount(money)
        })
    };
    let opening = vec![
        Cell::of(speech.date(statement.from)),
        Cell::of(speech.say("Brought forward", "رصيد سابق")),
        Cell::default(),
        Cell::default(),
        Cell::of(speech.amount(statement.account.opening)),
    ];
    let line = |line: &StatementLine| {
        vec![
            Cell::of(speech.date(statement.zone.date(line.movement.at))),
            what(speech, &line.movement),
            some(line.charge),
            some(line.credit),
            Cell::of(speech.amount(line.owes)),
        ]
    };
    std::iter::once(opening)
        .chain(statement.account.lines.iter().map(line))
        .collect()
}

fn what(speech: Speech, movement: &Movement) -> Cell {
    let kind = match movement.kind {
        StatementKind::Invoice => speech.say("Invoice", "فاتورة"),
        StatementKind::CreditNote => speech.say("Credit note", "إشعار دائن"),
        StatementKind::Payment => speech.say("Payment", "دفعة"),
        StatementKind::Refund => speech.say("Given back", "مبلغ مسترد"),
        StatementKind::TopUp => speech.say("Top-up", "شحن رصيد"),
        StatementKind::Adjustment => speech.say("Correction", "تسوية"),
        StatementKind::Opening => speech.say("Opening balance", "رصيد افتتاحي"),
    };
    let mut text = kind.to_owned();
    if !movement.document.is_empty() {
        text = format!("{text} {}", left_to_right(&movement.document));
    }
    if let Some(tender) = movement.tender {
        text = format!("{text} · {}", speech.tender(tender));
    }
    Cell {
        text,
        detail: own_way(&movement.note),
        bold: false,
    }
}

/// What was owed before, what came and went, what is owed after.
fn closing(sheet: &mut Sheet, account: &Account) {
    let speech = sheet.speech;
    let plain = |label: &str, money: Money| Sum {
        label: label.to_owned(),
        value: speech.amount(money),
        strong: false,
    };
    let sums = [
        plain(speech.say("Brought forward", "رصيد سابق"), account.opening),
        plain(speech.say("Charged", "عليه"), account.charged),
        plain(
            speech.say("Paid or credited", "له"),
            Money::from_minor(account.credited.minor().saturating_neg()),
        ),
    ];
    let (label, money, ink, paper) = if account.closing.is_negative() {
        let held = Money::from_minor(account.closing.minor().saturating_neg());
        (
            speech.say("In your favour", "رصيد لصالحك"),
            held,
            EMERALD_INK,
            EMERALD_PAPER,
        )
    } else if account.closing.is_zero() {
        (
            speech.say("To pay", "المطلوب"),
            account.closing,
            EMERALD_INK,
            EMERALD_PAPER,
        )
    } else {
        (speech.say("To pay", "المطلوب"), account.closing, AMBER_INK, AMBER_PAPER)
    };
    let total = Sum {
        label: label.to_owned(),
        value: speech.money(money),
        strong: false,
    };
    sheet.y += 9.0;
    if Sheet::sums_height(&sums, true) > sheet.left() {
        sheet.next_page();
    }
    let frame = Chip {
        text: String::new(),
        ink,
        paper,
    };
    let (_, to) = sheet.sums(&sums, Some(&(total, frame)));
    sheet.y = to + 14.0;
}
