//! Money that came in and went back, by tender.

use coworkflow_domain::access::Permission;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::reports::{MoneyMove, Period};
use coworkflow_store::reports;

use super::ask::{Asked, Compared, add, take};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// The payments of a period, by tender.
#[derive(Debug, Clone, Copy)]
pub struct PaymentsReport {
    /// The period.
    pub asked: Asked,
}

/// Money that moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Payments {
    /// The days it is about.
    pub period: Period,
    /// Every tender.
    pub rows: Vec<PaymentRow>,
    /// All but what was paid from balances: that money came in before (`M9`).
    pub total: PaymentFigures,
}

/// One tender.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaymentRow {
    /// How it was paid.
    pub tender: Tender,
    /// What it came to.
    pub figures: PaymentFigures,
}

/// What one tender came to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PaymentFigures {
    /// For invoices, with what went on to the balance.
    pub received: Money,
    /// Given back.
    pub refunded: Money,
    /// Put on balances apart from invoices.
    pub topped_up: Money,
    /// In less out.
    pub net: Money,
    /// How many payments, refunds and top-ups.
    pub count: i64,
}

impl PaymentFigures {
    fn moved(&mut self, day: &reports::PaymentDay) -> Result<(), Failure> {
        self.count += day.payments;
        match day.kind {
            MoneyMove::Payment => {
                add(&mut self.received, day.amount)?;
                add(&mut self.net, day.amount)
            }
            MoneyMove::Refund => {
                add(&mut self.refunded, day.amount)?;
                take(&mut self.net, day.amount)
            }
            MoneyMove::TopUp => {
                add(&mut self.topped_up, day.amount)?;
                add(&mut self.net, day.amount)
            }
        }
    }
}

impl Question for PaymentsReport {
    type Output = Compared<Payments>;
    const NAME: &'static str = "reports.payments";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<Payments>, Failure> {
        self.asked.answer(work, payments)
    }
}

fn payments(work: &mut Work, period: Period) -> Result<Payments, Failure> {
    let mut rows: Vec<PaymentRow> = Tender::ALL
        .iter()
        .map(|tender| PaymentRow {
            tender: *tender,
            figures: PaymentFigures::default(),
        })
        .collect();
    let mut total = PaymentFigures::default();
    for day in reports::payment_days(work.tx, period)? {
        for row in rows.iter_mut().filter(|row| row.tender == day.tender) {
            row.figures.moved(&day)?;
        }
        if day.tender != Tender::Balance {
            total.moved(&day)?;
        }
    }
    Ok(Payments { period, rows, total })
}
