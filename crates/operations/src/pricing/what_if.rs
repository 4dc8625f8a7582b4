//! What the last thirty days would have made by other rules, by the function that prices them for real.

use std::collections::HashMap;

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, PriceRuleId, SessionId};
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::{
    Applied, Calendar, EffectKind, Guest, ItemFacts, ItemQuote, Metering, PriceRule, Quote, Spent, Stay, Terms, beyond,
    item_price, price,
};
use coworkflow_domain::spaces::operating_day_interval;
use coworkflow_domain::subscriptions::Cover;
use coworkflow_domain::time::{Date, Interval};
use coworkflow_store::pricing::{self as kept, PastBooking, PastSale};
use coworkflow_store::sessions::{SegmentRow, SessionRow};

use super::draft::DraftChange;
use super::terms::calendar;
use crate::failure::{Failure, broken};
use crate::perform::Question;
use crate::sessions::{as_booked, stay};
use crate::work::Work;

/// How far back is looked, in operating days.
const DAYS: i64 = 30;

/// The most sessions and sales that are priced again.
pub const MOST: i64 = 20_000;

/// What the stays, walked in or booked, and the sales of the last thirty operating days would have made with a change that is
/// only thought of.
/// Plans pay what they paid; discounts and tax are left out on both sides.
#[derive(Debug, Clone)]
pub struct PriceWhatIf {
    /// The change.
    pub draft: DraftChange,
}

/// Time and items, before discounts and tax.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Made {
    /// By time.
    pub time: Money,
    /// By items sold in sessions.
    pub items: Money,
}

/// What one rule would have done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleEffect {
    /// Which; that of a new rule means nothing.
    pub rule_id: PriceRuleId,
    /// As it is called.
    pub name: String,
    /// What it does.
    pub kind: EffectKind,
    /// In how many sessions or sales it would have had a part.
    pub times: i64,
    /// What it would have changed of their price.
    pub amount: Money,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhatIf {
    /// The first operating day.
    pub from: Date,
    /// The last: today.
    pub to: Date,
    /// Ended sessions that were priced again.
    pub sessions: i64,
    /// Sales that were priced again.
    pub sales: i64,
    /// There were more than could be priced: the newest are in.
    pub cut: bool,
    /// As billed.
    pub billed: Made,
    /// By the rules in force.
    pub saved: Made,
    /// With the change.
    pub draft: Made,
    /// Each rule of the draft, by its priority.
    pub rules: Vec<RuleEffect>,
}

impl Question for PriceWhatIf {
    type Output = WhatIf;
    const NAME: &'static str = "pricing.what_if";
    const PERMISSION: Permission = Permission::PricingWrite;

    fn run(&self, work: &mut Work) -> Result<WhatIf, Failure> {
        let (calendar, today) = (calendar(work)?, work.day()?);
        let from = (1..DAYS).fold(today, |date, _| date.yesterday().unwrap_or(date));
        let since = operating_day_interval(from, &calendar.zone, calendar.cut_off).start();
        let (saved, draft) = (DraftChange::default().rules(work)?, self.draft.rules(work)?);
        let sessions = kept::ended_since(work.tx, since, MOST)?;
        let first = sessions
            .iter()
            .filter_map(|session| session.ended_at)
            .min()
            .unwrap_or(since);
        let mut segments: HashMap<SessionId, Vec<SegmentRow>> = HashMap::new();
        for segment in kept::segments_since(work.tx, first)? {
            segments.entry(segment.session_id).or_default().push(segment);
        }
        let mut bookings: HashMap<SessionId, PastBooking> = HashMap::new();
        for booking in kept::booked_since(work.tx, first, MOST)? {
            bookings.insert(booking.session_id, booking);
        }
        let sales = kept::sales_since(work.tx, first, MOST)?;
        let mut answer = WhatIf {
            from,
            to: today,
            sessions: sessions.len() as i64,
            sales: sales.len() as i64,
            cut: sessions.len() as i64 == MOST || sales.len() as i64 == MOST,
            billed: Made::default(),
            saved: Made::default(),
            draft: Made::default(),
            rules: draft.iter().map(RuleEffect::none).collect(),
        };
        let (mut passes_saved, mut passes_draft) = (Passes::default(), Passes::default());
        // The oldest first: what a stay cost counts for the next one of its day (`S5`).
        for session in sessions.iter().rev() {
            let past = PastStay::of(
                session,
                segments.remove(&session.id).unwrap_or_default(),
                bookings.remove(&session.id),
            )?;
            answer.billed.time = answer.billed.time.plus(past.billed.total)?;
            let by_saved = past.priced(&saved, &mut passes_saved, &calendar)?;
            answer.saved.time = answer.saved.time.plus(by_saved.total)?;
            let by_draft = past.priced(&draft, &mut passes_draft, &calendar)?;
            answer.draft.time = answer.draft.time.plus(by_draft.total)?;
            count(
                &mut answer.rules,
                by_draft.lines.iter().flat_map(|line| &line.applied),
                1,
            )?;
        }
        for sale in &sales {
            let facts = facts(sale)?;
            let ask = |rules: &[PriceRule]| item_price(facts, rules, guest(sale), sale.created_at, &calendar);
            let (by_saved, by_draft) = (ask(&saved)?, ask(&draft)?);
            let add = |made: Money, price: Money| made.plus(price.times(sale.quantity)?);
            answer.billed.items = add(answer.billed.items, sale.price_at_consumption)?;
            answer.saved.items = add(answer.saved.items, by_saved.price)?;
            answer.draft.items = add(answer.draft.items, by_draft.price)?;
            count(&mut answer.rules, by_draft.applied.iter(), sale.quantity)?;
        }
        Ok(answer)
    }
}

impl RuleEffect {
    fn none(rule: &PriceRule) -> Self {
        Self {
            rule_id: rule.id,
            name: rule.name.clone(),
            kind: rule.effect.kind(),
            times: 0,
            amount: Money::ZERO,
        }
    }
}

/// A session that ended, ready to be priced again.
struct PastStay<'a> {
    session: &'a SessionRow,
    booking: Option<PastBooking>,
    stay: Stay,
    billed: Quote,
    covers: Vec<Cover>,
}

impl<'a> PastStay<'a> {
    fn of(session: &'a SessionRow, segments: Vec<SegmentRow>, booking: Option<PastBooking>) -> Result<Self, Failure> {
        let mut billed: Quote = match &session.quote {
            Some(kept) => serde_json::from_str(kept).map_err(broken)?,
            None => Quote::default(),
        };
        let mut stay = stay(&segments, session.ended_at.unwrap_or(session.started_at));
        if let Some(booking) = &booking {
            stay = as_booked(stay, booking.starts_at, booking.ends_at);
            if booking.paid_ahead {
                let ahead: Quote = serde_json::from_str(&booking.quote).map_err(broken)?;
                billed = ahead.followed_by(billed)?;
            }
        }
        Ok(Self {
            session,
            booking,
            stay,
            covers: paid_by_plans(&billed),
            billed,
        })
    }

    /// By these rules: the booked time as it would have been quoted, and what came after.
    fn priced(&self, rules: &[PriceRule], passes: &mut Passes, calendar: &Calendar) -> Result<Quote, Failure> {
        let spent = passes.0.entry(self.session.customer_id).or_default();
        let terms = self.terms(rules, spent.clone());
        let whole = price(&self.stay, &terms, &self.covers, calendar)?;
        let quote = match &self.booking {
            None => whole,
            Some(booking) => {
                let booked = Stay {
                    segments: self.stay.segments.iter().take(1).cloned().collect(),
                };
                let booked = price(&booked, &terms, &self.covers, calendar)?;
                let more = beyond(&booked, &whole, booking.ends_at)?;
                booked.followed_by(more)?
            }
        };
        spent.extend(quote.spent(calendar));
        Ok(quote)
    }

    fn terms(&self, rules: &[PriceRule], spent: Vec<Spent>) -> Terms {
        let ahead = |booking: &PastBooking| booking.starts_at.minutes_since(booking.created_at);
        Terms {
            metering: Metering {
                increment_minutes: self.session.increment_minutes,
                grace_minutes: self.session.grace_minutes,
            },
            rules: rules.to_vec(),
            guest: Guest {
                customer_id: Some(self.session.customer_id),
                customer_type: self.session.guest_type,
                lead_minutes: self.booking.as_ref().map_or(0, ahead),
            },
            spent,
        }
    }
}

/// What each guest would have been charged under day passes so far.
#[derive(Default)]
struct Passes(HashMap<CustomerId, Vec<Spent>>);

/// The covers that a quote says have paid, each for its own minutes.
fn paid_by_plans(billed: &Quote) -> Vec<Cover> {
    let covered = billed.lines.iter().filter_map(|line| {
        Some(Cover {
            subscription_id: line.subscription_id?,
            plan_name: String::new(),
            windows: vec![Interval::new(line.from?, line.until?).ok()?],
            resource_kinds: Vec::new(),
            minutes_left: Some(line.minutes),
        })
    });
    covered.collect()
}

fn facts(sale: &PastSale) -> Result<ItemFacts, Failure> {
    let list_price = match &sale.price_reasons {
        Some(kept) => serde_json::from_str::<ItemQuote>(kept).map_err(broken)?.list_price,
        None => sale.price_at_consumption,
    };
    Ok(ItemFacts {
        item_id: sale.item_id,
        category: sale.category,
        price: list_price,
        // What was there before it was sold; of one that nobody counted there was enough.
        stock: sale
            .stock_after
            .map_or(i64::MAX, |left| left.saturating_add(sale.quantity)),
    })
}

fn guest(sale: &PastSale) -> Guest {
    Guest {
        customer_id: Some(sale.customer_id),
        customer_type: sale.guest_type,
        lead_minutes: 0,
    }
}

/// Adds what rules did in one session or sale.
fn count<'a>(rules: &mut [RuleEffect], applied: impl Iterator<Item = &'a Applied>, pieces: i64) -> Result<(), Failure> {
    let mut seen: Vec<PriceRuleId> = Vec::new();
    for applied in applied {
        let Some(rule) = rules.iter_mut().find(|rule| rule.rule_id == applied.rule.id) else {
            continue;
        };
        rule.amount = rule.amount.plus(applied.amount.times(pieces)?)?;
        if !seen.contains(&rule.rule_id) {
            seen.push(rule.rule_id);
            rule.times += 1;
        }
    }
    Ok(())
}
