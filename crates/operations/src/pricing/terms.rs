//! The rules that a price is made by, and who the guest is to them.

use std::collections::HashMap;

use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::pricing::{Calendar, Guest, Metering, PriceRule, Spent, Terms, has_day_pass};
use coworkflow_domain::spaces::{operating_day, operating_day_interval};
use coworkflow_domain::time::Instant;
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::pricing;
use coworkflow_store::sessions::SessionRow;

use crate::failure::Failure;
use crate::subscriptions::customer_type;
use crate::work::Work;

/// How the space reads a clock.
pub(crate) fn calendar(work: &mut Work) -> Result<Calendar, Failure> {
    let (zone, cut_off) = work.calendar()?;
    Ok(Calendar { zone, cut_off })
}

/// Who a customer is to price rules today (`S7`).
pub(crate) fn guest(work: &mut Work, customer: &CustomerRow) -> Result<Guest, Failure> {
    Ok(Guest {
        customer_id: Some(customer.id),
        customer_type: customer_type(work, customer)?,
        lead_minutes: 0,
    })
}

/// The number of the price book that sessions begin under now; 0 while there was never a rule.
pub(crate) fn current_book(work: &mut Work) -> Result<i64, Failure> {
    Ok(pricing::current_book(work.tx)?.map_or(0, |book| book.number))
}

/// The rules in force now, by their priority.
pub(crate) fn rules_now(work: &mut Work) -> Result<Vec<PriceRule>, Failure> {
    match pricing::current_book(work.tx)? {
        Some(book) => Ok(book.rules()?),
        None => Ok(Vec::new()),
    }
}

/// A stay that ended on a day that a later one touches began at most so long before it.
const LONGEST_STAY: i64 = 7 * 24;

/// What a guest was charged before under the day passes among these rules, by the stays that ended on the operating day
/// of `at` or later (`S5`).
pub(crate) fn spent(
    work: &mut Work,
    rules: &[PriceRule],
    customer: CustomerId,
    at: Instant,
) -> Result<Vec<Spent>, Failure> {
    if !has_day_pass(rules) {
        return Ok(Vec::new());
    }
    let calendar = calendar(work)?;
    let day = operating_day(at, &calendar.zone, calendar.cut_off);
    let since = operating_day_interval(day, &calendar.zone, calendar.cut_off).start();
    let mut spent = Vec::new();
    for past in pricing::charged_since(work.tx, customer, since.plus_hours(-LONGEST_STAY), since)? {
        for quote in past.quotes()? {
            spent.extend(quote.spent(&calendar));
        }
    }
    Ok(spent)
}

/// The price books that were read in this transaction, each once however many sessions name it.
#[derive(Default)]
pub(crate) struct Books(HashMap<i64, Vec<PriceRule>>);

impl Books {
    /// The terms frozen in a session (`P6`).
    pub fn terms(&mut self, work: &mut Work, session: &SessionRow) -> Result<Terms, Failure> {
        let rules = self.rules(work, session.price_book)?;
        Ok(Terms {
            metering: Metering {
                increment_minutes: session.increment_minutes,
                grace_minutes: session.grace_minutes,
            },
            spent: spent(work, &rules, session.customer_id, session.started_at)?,
            rules,
            guest: Guest {
                customer_id: Some(session.customer_id),
                customer_type: session.guest_type,
                lead_minutes: 0,
            },
        })
    }

    fn rules(&mut self, work: &mut Work, number: i64) -> Result<Vec<PriceRule>, Failure> {
        if number == 0 {
            return Ok(Vec::new());
        }
        if let Some(rules) = self.0.get(&number) {
            return Ok(rules.clone());
        }
        let rules = match pricing::book(work.tx, number)? {
            Some(book) => book.rules()?,
            None => Vec::new(),
        };
        self.0.insert(number, rules.clone());
        Ok(rules)
    }
}
