//! What is printed: invoices, credit notes and statements as PDF, in English and Arabic.
//!
//! Data in, bytes out: no clock, no database; the same data gives the same bytes.
#![allow(
    clippy::float_arithmetic,
    reason = "lengths on paper are floats; amounts stay `Money` until they are text"
)]

mod credit_note;
mod image;
mod invoice;
mod look;
mod pdf;
mod sheet;
mod statement;
mod table;
mod text;
mod words;

use coworkflow_domain::money::Currency;
use coworkflow_domain::spaces::Digits;
use coworkflow_domain::text::Lang;

pub use credit_note::{CreditNote, CreditedLine};
pub use invoice::{Customer, Invoice, Line, Payment};
pub use statement::Statement;

use crate::image::Picture;
use crate::pdf::Document;
use crate::words::Speech;

/// What every document of a house carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    /// The tenant's name.
    pub name: String,
    /// The space's name; printed where it is another one.
    pub space: String,
    /// Of several lines; may be empty.
    pub address: String,
    /// May be empty.
    pub phone: String,
    /// May be empty.
    pub email: String,
    /// May be empty.
    pub tax_number: String,
    /// What stands below every document; may be empty.
    pub note: String,
    /// A PNG; another file is left out.
    pub logo: Option<Vec<u8>>,
    /// Of all amounts.
    pub currency: Currency,
    /// Of Arabic documents.
    pub digits: Digits,
}

/// Invoices, each beginning on its own page and counting its own pages. At least one, or the document has no page.
#[must_use]
pub fn invoices(house: &House, lang: Lang, invoices: &[Invoice]) -> Vec<u8> {
    let (mut document, speech) = begin(house, lang);
    for each in invoices {
        invoice::draw(&mut document, house, speech, each);
    }
    let titles: Vec<String> = invoices.iter().map(|each| invoice::title(speech, each)).collect();
    end(document, house, lang, &titles.join(", "))
}

/// One credit note.
#[must_use]
pub fn credit_note(house: &House, lang: Lang, note: &CreditNote) -> Vec<u8> {
    let (mut document, speech) = begin(house, lang);
    credit_note::draw(&mut document, house, speech, note);
    end(document, house, lang, &credit_note::title(speech, note))
}

/// The statement of one customer.
#[must_use]
pub fn statement(house: &House, lang: Lang, statement: &Statement) -> Vec<u8> {
    let (mut document, speech) = begin(house, lang);
    statement::draw(&mut document, house, speech, statement);
    end(document, house, lang, &statement::title(speech, statement))
}

fn begin(house: &House, lang: Lang) -> (Document, Speech) {
    let picture = house.logo.as_deref().and_then(Picture::read);
    (Document::new(picture), Speech::new(lang, house.digits, house.currency))
}

fn end(document: Document, house: &House, lang: Lang, title: &str) -> Vec<u8> {
    let plain = title.replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
    document.finish(&format!("{plain} · {}", house.name), lang)
}
