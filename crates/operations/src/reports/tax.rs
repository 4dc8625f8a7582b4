//! What is owed to the tax office.

use std::collections::BTreeMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::reports::{Document, Period};
use coworkflow_store::reports;

use super::ask::{Asked, Compared, add, take};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// The tax of a period, by rate.
#[derive(Debug, Clone, Copy)]
pub struct TaxReport {
    /// The period.
    pub asked: Asked,
}

/// The tax on what was sold.
#[derive(Debug, Clone, PartialEq)]
pub struct Taxes {
    /// The days it is about.
    pub period: Period,
    /// By rate, the lowest first; what carries no tax has the rate 0.
    pub rows: Vec<TaxRow>,
    /// All together.
    pub total: TaxFigures,
}

/// One rate.
#[derive(Debug, Clone, PartialEq)]
pub struct TaxRow {
    /// As on the invoices; empty without tax.
    pub name: String,
    /// The rate.
    pub rate: Percent,
    /// What it came to.
    pub figures: TaxFigures,
}

/// Base and tax, as invoiced, as credited and what remains.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TaxFigures {
    /// Invoices issued.
    pub invoices: i64,
    /// Invoiced, without tax.
    pub base: Money,
    /// Tax invoiced.
    pub tax: Money,
    /// Credited, without tax.
    pub credited_base: Money,
    /// Tax credited.
    pub credited_tax: Money,
    /// Invoiced less credited, without tax.
    pub net_base: Money,
    /// Tax invoiced less credited.
    pub net_tax: Money,
}

impl TaxFigures {
    fn document(&mut self, day: &reports::InvoiceDay) -> Result<(), Failure> {
        let base = day.total.minus(day.tax)?;
        match day.document {
            Document::Invoice => {
                self.invoices += day.documents;
                add(&mut self.base, base)?;
                add(&mut self.tax, day.tax)?;
                add(&mut self.net_base, base)?;
                add(&mut self.net_tax, day.tax)
            }
            Document::CreditNote => {
                add(&mut self.credited_base, base)?;
                add(&mut self.credited_tax, day.tax)?;
                take(&mut self.net_base, base)?;
                take(&mut self.net_tax, day.tax)
            }
        }
    }
}

impl Question for TaxReport {
    type Output = Compared<Taxes>;
    const NAME: &'static str = "reports.tax";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<Taxes>, Failure> {
        self.asked.answer(work, taxes)
    }
}

fn taxes(work: &mut Work, period: Period) -> Result<Taxes, Failure> {
    let mut rates: BTreeMap<(u16, String), TaxRow> = BTreeMap::new();
    let mut total = TaxFigures::default();
    for day in reports::invoice_days(work.tx, period)? {
        total.document(&day)?;
        rates
            .entry((day.tax_rate.basis_points(), day.tax_name.clone()))
            .or_insert_with(|| TaxRow {
                name: day.tax_name.clone(),
                rate: day.tax_rate,
                figures: TaxFigures::default(),
            })
            .figures
            .document(&day)?;
    }
    Ok(Taxes {
        period,
        rows: rates.into_values().collect(),
        total,
    })
}
