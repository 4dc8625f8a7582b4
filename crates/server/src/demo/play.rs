//! Plays the plan through the operations. What the house refuses (a place just taken, an empty shelf) simply does not happen.

use std::collections::HashMap;

use coworkflow_domain::ids::{InvoiceId, SessionId};
use coworkflow_domain::invoices::ManualLine;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::{PaymentInput, Tender};
use coworkflow_domain::time::Zone;
use coworkflow_operations::inventory::{DeliveredItem, OneItem, QuoteSale, RecordDelivery, SaleLine, SellItems};
use coworkflow_operations::invoices::{IssueCreditNote, IssueInvoice, OneInvoice, PayInvoice, Refund, RemindInvoices};
use coworkflow_operations::sessions::{
    Arriving, Checkout, Consume, EndSession, MoveSession, StartSession, VoidConsumption,
};
use coworkflow_operations::shifts::{CloseShift, MyShift, OneShift, OpenShift, PayOut};
use coworkflow_operations::{Change, Context, Failure, Services};

use super::Team;
use super::cast::Cast;
use super::chance::{Dice, StepClock};
use super::days::{Act, Plan};
use super::plans;

/// Below this a delivery fills a shelf up.
const FILL_BELOW: i64 = 8;

struct Stage<'s> {
    services: &'s Services,
    team: &'s Team,
    cast: &'s Cast,
    dice: &'s mut Dice,
    /// The sessions that go on, by their visit.
    sessions: HashMap<usize, SessionId>,
    /// Invoices still to be paid.
    owed: Vec<(InvoiceId, Money)>,
    /// Bills of companies, still to be paid.
    bills: Vec<InvoiceId>,
}

/// Plays everything in order.
pub fn play(
    services: &Services,
    team: &Team,
    clock: &StepClock,
    cast: &Cast,
    plan: Plan,
    zone: &Zone,
    dice: &mut Dice,
) -> Result<(), Failure> {
    let mut stage = Stage {
        services,
        team,
        cast,
        dice,
        sessions: HashMap::new(),
        owed: Vec::new(),
        bills: Vec::new(),
    };
    for (at, act) in &plan.acts {
        clock.set(*at);
        match act {
            Act::Plan(customer, act) => plans::play(services, team, *customer, *act, *at, zone)?,
            Act::Arrive(visit) => stage.arrive(&plan, *visit)?,
            Act::Order(visit) => stage.order(*visit)?,
            Act::Move(visit) => stage.move_on(*visit)?,
            Act::Leave(visit) => stage.leave(&plan, *visit)?,
            Act::Deliver => stage.deliver()?,
            Act::Bill => stage.bill()?,
            Act::OpenTill => stage.open_till()?,
            Act::PassBy => stage.pass_by()?,
            Act::BuyMilk => stage.buy_milk()?,
            Act::CloseTill => stage.close_till()?,
        }
    }
    Ok(())
}

impl Stage<'_> {
    /// Does it; a refusal is nothing, a fault is a fault.
    fn attempt<C: Change>(&self, context: &Context, change: C) -> Result<Option<C::Output>, Failure> {
        match self.services.change_now(context, change, None) {
            Ok(done) => Ok(Some(done)),
            Err(Failure::Refused(refusal)) => {
                tracing::debug!(code = %refusal.code, "the demo was refused something");
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }

    fn arrive(&mut self, plan: &Plan, at: usize) -> Result<(), Failure> {
        let Some(visit) = plan.visits.get(at) else {
            return Ok(());
        };
        let note = self
            .dice
            .one(&["", "", "", "", "", "Asked for a plug", "اجتماع بعد الظهر"])
            .copied()
            .unwrap_or_default()
            .to_owned();
        let start = StartSession {
            customer: Arriving::Known(visit.customer),
            resource_id: visit.place,
            note,
        };
        if let Some(started) = self.attempt(&self.team.desk, start)? {
            self.sessions.insert(at, started.session.id);
        }
        Ok(())
    }

    fn order(&mut self, visit: usize) -> Result<(), Failure> {
        let (Some(session_id), Some(item_id)) = (
            self.sessions.get(&visit).copied(),
            self.dice.one(&self.cast.items).copied(),
        ) else {
            return Ok(());
        };
        let quantity = if self.dice.percent(80) {
            1
        } else {
            self.dice.between(2, 3)
        };
        let sold = self.attempt(
            &self.team.desk,
            Consume {
                session_id,
                item_id,
                quantity,
                expected_price: None,
            },
        )?;
        if let Some(sold) = sold.filter(|_| self.dice.percent(4)) {
            self.attempt(
                &self.team.desk,
                VoidConsumption {
                    id: sold.id,
                    reason: "Ordered by mistake".to_owned(),
                },
            )?;
        }
        Ok(())
    }

    fn move_on(&mut self, visit: usize) -> Result<(), Failure> {
        let (Some(id), Some((resource_id, _))) = (
            self.sessions.get(&visit).copied(),
            self.dice.one(&self.cast.places).copied(),
        ) else {
            return Ok(());
        };
        self.attempt(&self.team.desk, MoveSession { id, resource_id })?;
        Ok(())
    }

    fn leave(&mut self, plan: &Plan, at: usize) -> Result<(), Failure> {
        let (Some(session_id), Some(visit)) = (self.sessions.remove(&at), plan.visits.get(at)) else {
            return Ok(());
        };
        let (discount, who) = if self.dice.percent(5) {
            (1_000, &self.team.manager)
        } else {
            (0, &self.team.desk)
        };
        let discount = Percent::from_basis_points(discount)?;
        let bill = self.services.ask_now(
            who,
            Checkout {
                session_id,
                ended_at: None,
                discount,
                coupon: None,
            },
        )?;
        let payments = self.payments(
            bill.totals.total,
            self.cast.with_balance.contains(&visit.customer) && bill.session.customer.balance >= bill.totals.total,
        );
        let Some(ended) = self.attempt(
            who,
            EndSession {
                session_id,
                ended_at: None,
                discount,
                coupon: None,
                payments,
            },
        )?
        else {
            return Ok(());
        };
        if ended.due.is_positive() {
            self.owed.push((ended.invoice.id, ended.due));
        } else if ended.invoice.total.is_positive() {
            self.afterwards(ended.invoice.id, ended.invoice.total)?;
        }
        self.somebody_pays_late()
    }

    /// A team had the place for days and pays by invoice: the fourth last is late by now, the one before that pays.
    fn bill(&mut self) -> Result<(), Failure> {
        let Some(customer_id) = self.dice.one(&self.cast.customers).copied() else {
            return Ok(());
        };
        let quantity = self.dice.between(3, 8);
        let lines = vec![
            typed("Day use, team", quantity, 22_000),
            typed("Projector and whiteboard", 1, 15_000),
        ];
        let bill = IssueInvoice {
            customer_id,
            lines,
            discount: Percent::ZERO,
            due_date: None,
            note: Some("Thank you for working with us. شكرًا لكم.".to_owned()),
            payments: vec![],
        };
        if let Some(issued) = self.attempt(&self.team.manager, bill)? {
            self.bills.push(issued.invoice.id);
        }
        if self.bills.len() > 4 {
            let settled = self.bills.remove(0);
            let due = self.services.ask_now(&self.team.desk, OneInvoice { id: settled })?.due;
            let pay = PayInvoice {
                invoice_id: settled,
                payments: vec![paid(Tender::Card, due, None)],
            };
            self.attempt(&self.team.desk, pay)?;
        }
        if let [late, _, _, _] = self.bills[..] {
            let invoice_ids = vec![late];
            self.attempt(&self.team.desk, RemindInvoices { invoice_ids })?;
        }
        Ok(())
    }

    /// Now and then something is given back.
    fn afterwards(&mut self, invoice_id: InvoiceId, total: Money) -> Result<(), Failure> {
        match self.dice.between(1, 60) {
            1 => {
                let amount = total.share(1, 4)?;
                let refund = Refund {
                    invoice_id,
                    amount,
                    tender: None,
                    reason: "The meeting room was noisy".to_owned(),
                };
                self.attempt(&self.team.manager, refund)?;
            }
            2 => {
                let credit = IssueCreditNote {
                    restock: vec![],
                    invoice_id,
                    lines: None,
                    reason: "Billed to the wrong customer".to_owned(),
                    tender: None,
                };
                self.attempt(&self.team.manager, credit)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn somebody_pays_late(&mut self) -> Result<(), Failure> {
        if self.owed.len() < 4 {
            return Ok(());
        }
        let (invoice_id, due) = self.owed.remove(0);
        let payments = vec![paid(Tender::Instapay, due, Some(self.reference()))];
        self.attempt(&self.team.desk, PayInvoice { invoice_id, payments })?;
        Ok(())
    }

    /// How a bill is paid: mostly in cash.
    fn payments(&mut self, total: Money, has_balance: bool) -> Vec<PaymentInput> {
        if !total.is_positive() {
            return Vec::new();
        }
        if has_balance {
            return vec![paid(Tender::Balance, total, None)];
        }
        match self.dice.between(1, 100) {
            1..=50 => {
                // The next full fifty pounds.
                let given = Money::from_minor((total.minor() + 4_999) / 5_000 * 5_000);
                vec![PaymentInput {
                    given: (given != total).then_some(given),
                    ..paid(Tender::Cash, total, None)
                }]
            }
            51..=70 => vec![paid(Tender::Instapay, total, Some(self.reference()))],
            71..=82 => vec![paid(Tender::Card, total, None)],
            83..=89 => vec![paid(Tender::Wallet, total, Some(self.reference()))],
            90..=94 => {
                let cash = Money::from_minor(total.minor() / 2);
                let rest = Money::from_minor(total.minor() - cash.minor());
                let rest = paid(Tender::Instapay, rest, Some(self.reference()));
                if cash.is_positive() {
                    vec![paid(Tender::Cash, cash, None), rest]
                } else {
                    vec![rest]
                }
            }
            _ => Vec::new(),
        }
    }

    fn reference(&mut self) -> String {
        format!("IP{:08}", self.dice.between(10_000_000, 99_999_999))
    }

    fn open_till(&mut self) -> Result<(), Failure> {
        let float = Money::from_minor(50_000);
        self.attempt(&self.team.desk, OpenShift { float })?;
        Ok(())
    }

    /// A coffee to go, paid in cash with the next note.
    fn pass_by(&mut self) -> Result<(), Failure> {
        let Some(item_id) = self.dice.one(&self.cast.items).copied() else {
            return Ok(());
        };
        let lines = vec![SaleLine {
            item_id,
            quantity: 1,
            expected_price: None,
        }];
        let quote = QuoteSale {
            customer_id: None,
            lines: lines.clone(),
            discount: Percent::default(),
        };
        let total = self.services.ask_now(&self.team.desk, quote)?.totals.total;
        let sale = SellItems {
            customer_id: None,
            lines,
            discount: Percent::default(),
            payments: vec![PaymentInput {
                given: Some(Money::from_minor((total.minor() + 1_999) / 2_000 * 2_000)),
                ..paid(Tender::Cash, total, None)
            }],
        };
        self.attempt(&self.team.desk, sale)?;
        Ok(())
    }

    fn buy_milk(&mut self) -> Result<(), Failure> {
        let amount = Money::from_minor(self.dice.between(6, 20) * 1_000);
        let reason = "Milk and sugar".to_owned();
        self.attempt(&self.team.desk, PayOut { amount, reason })?;
        Ok(())
    }

    /// Mostly the drawer is exact; now and then a note is missing, or one is too much.
    fn close_till(&mut self) -> Result<(), Failure> {
        let Some(shift) = self.services.ask_now(&self.team.desk, MyShift)? else {
            return Ok(());
        };
        let seen = self
            .services
            .ask_now(&self.team.manager, OneShift { id: shift.row.id })?;
        let expected = seen.drawer.map_or(Money::ZERO, |drawer| drawer.expected);
        let off = match self.dice.between(1, 10) {
            1 | 2 => -500 * self.dice.between(1, 8),
            3 => 500 * self.dice.between(1, 4),
            _ => 0,
        };
        let counted = Money::from_minor((expected.minor() + off).max(0));
        let close = CloseShift {
            id: None,
            counted,
            denominations: Vec::new(),
            note: None,
        };
        self.attempt(&self.team.desk, close)?;
        Ok(())
    }

    fn deliver(&mut self) -> Result<(), Failure> {
        for (at, &supplier) in self.cast.suppliers.iter().enumerate() {
            let mut lines = Vec::new();
            for id in self.cast.items.iter().skip(at).step_by(self.cast.suppliers.len()) {
                let item = self.services.ask_now(&self.team.manager, OneItem { id: *id })?;
                if item.quantity < FILL_BELOW && self.dice.percent(80) {
                    let dearer = self.dice.between(96, 110);
                    lines.push(DeliveredItem {
                        item_id: *id,
                        quantity: self.dice.between(30, 90),
                        unit_cost: item.cost.map(|cost| cost.share(dearer, 100)).transpose()?,
                        expires_on: None,
                    });
                }
            }
            if !lines.is_empty() {
                let delivery = RecordDelivery {
                    supplier_id: Some(supplier),
                    reference: None,
                    note: Some("Weekly delivery".to_owned()),
                    lines,
                };
                self.attempt(&self.team.desk, delivery)?;
            }
        }
        Ok(())
    }
}

fn paid(tender: Tender, amount: Money, reference: Option<String>) -> PaymentInput {
    PaymentInput {
        tender,
        amount,
        given: None,
        reference,
    }
}

fn typed(description: &str, quantity: i64, price: i64) -> ManualLine {
    ManualLine {
        description: description.to_owned(),
        quantity,
        unit_price: Money::from_minor(price),
        item_id: None,
    }
}
