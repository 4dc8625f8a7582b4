//! Who sold, took money, gave it back and took sales back; and how their shifts came out.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::UserId;
use coworkflow_domain::money::Money;
use coworkflow_domain::payments::Tender;
use coworkflow_domain::reports::{Document, MoneyMove, Period};
use coworkflow_store::reports;

use super::ask::{Asked, Compared, add};
use super::customers::span;
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// What each person did in a period.
#[derive(Debug, Clone, Copy)]
pub struct StaffReport {
    /// The period.
    pub asked: Asked,
}

/// What everybody did.
#[derive(Debug, Clone, PartialEq)]
pub struct Staff {
    /// The days it is about.
    pub period: Period,
    /// Everybody who did something, by name.
    pub rows: Vec<StaffRow>,
    /// All together.
    pub total: StaffFigures,
}

/// One person.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffRow {
    /// Who; the nil id for the program itself.
    pub id: UserId,
    /// Their name; empty for the program itself.
    pub name: String,
    /// What they did.
    pub figures: StaffFigures,
}

/// What a person did.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StaffFigures {
    /// Invoices issued.
    pub invoices: i64,
    /// Their sum, with tax.
    pub sold: Money,
    /// Taken off them before tax.
    pub discounts: Money,
    /// Credit notes issued.
    pub credited: Money,
    /// Money taken, for invoices and onto balances, without payments from balances.
    pub received: Money,
    /// Money given back, without what went back to balances.
    pub refunded: Money,
    /// Sales in sessions that were taken back.
    pub voids: i64,
    /// Shifts opened in the period and closed.
    pub shifts: i64,
    /// What was in the drawer more than should have been, over all of these shifts; less when negative.
    pub variance: Money,
    /// How far off each count was, whichever way, added up.
    pub off_by: Money,
}

impl Question for StaffReport {
    type Output = Compared<Staff>;
    const NAME: &'static str = "reports.staff";
    const PERMISSION: Permission = Permission::ReportsRead;

    fn run(&self, work: &mut Work) -> Result<Compared<Staff>, Failure> {
        self.asked.answer(work, staff)
    }
}

/// The sums of everybody, and of each.
#[derive(Default)]
struct Sums {
    total: StaffFigures,
    people: HashMap<UserId, StaffFigures>,
}

impl Sums {
    fn of(&mut self, who: UserId, adds: impl Fn(&mut StaffFigures) -> Result<(), Failure>) -> Result<(), Failure> {
        adds(&mut self.total)?;
        adds(self.people.entry(who).or_default())
    }
}

fn staff(work: &mut Work, period: Period) -> Result<Staff, Failure> {
    let mut sums = Sums::default();
    for day in reports::invoice_days(work.tx, period)? {
        sums.of(day.issued_by, |figures| match day.document {
            Document::Invoice => {
                figures.invoices += day.documents;
                add(&mut figures.sold, day.total)?;
                add(&mut figures.discounts, day.discounts)
            }
            Document::CreditNote => add(&mut figures.credited, day.total),
        })?;
    }
    for day in reports::payment_days(work.tx, period)? {
        if day.tender != Tender::Balance {
            sums.of(day.actor_id, |figures| match day.kind {
                MoneyMove::Payment | MoneyMove::TopUp => add(&mut figures.received, day.amount),
                MoneyMove::Refund => add(&mut figures.refunded, day.amount),
            })?;
        }
    }
    let span = span(work, period)?;
    for voids in reports::voids(work.tx, span)? {
        sums.of(voids.voided_by, |figures| {
            figures.voids += voids.voids;
            Ok(())
        })?;
    }
    for shift in reports::shift_days(work.tx, period)? {
        let variance = shift.counted.minus(shift.expected)?;
        let off_by = if variance.is_negative() {
            variance.negated()?
        } else {
            variance
        };
        sums.of(shift.user_id, |figures| {
            figures.shifts += 1;
            add(&mut figures.variance, variance)?;
            add(&mut figures.off_by, off_by)
        })?;
    }
    let names: HashMap<UserId, String> = reports::people(work.tx)?
        .into_iter()
        .map(|person| (person.id, person.name))
        .collect();
    let mut rows: Vec<StaffRow> = sums
        .people
        .into_iter()
        .map(|(id, figures)| StaffRow {
            id,
            name: names.get(&id).cloned().unwrap_or_default(),
            figures,
        })
        .collect();
    rows.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    Ok(Staff {
        period,
        rows,
        total: sums.total,
    })
}
