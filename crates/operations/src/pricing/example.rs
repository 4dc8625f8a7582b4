//! An example, to see rules at work before anybody pays by them.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::CustomerType;
use coworkflow_domain::ids::{CustomerId, ItemId, ResourceId};
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::{
    EffectKind, Guest, ItemFacts, ItemQuote, Quote, Segment, Spent, Stay, Terms, item_price, price,
};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::spaces::operating_day;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::{customers, inventory, resources, spaces};

use super::draft::DraftChange;
use super::terms::calendar;
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// The longest example, in days.
const LONGEST: i64 = 31;

/// What a stay and an item would cost, by the rules in force or with a change that is only thought of. Plans are left out:
/// an example is about rules.
#[derive(Debug, Clone)]
pub struct PriceExample {
    /// The change.
    pub draft: DraftChange,
    /// Where the guest sits; left out: only the item is priced.
    pub resource_id: Option<ResourceId>,
    /// What kind of guest.
    pub customer_type: CustomerType,
    /// A guest by name.
    pub customer_id: Option<CustomerId>,
    /// When the stay begins, and when the item is sold.
    pub starts_at: Instant,
    /// When the stay ends.
    pub ends_at: Instant,
    /// What is sold.
    pub item_id: Option<ItemId>,
    /// How many minutes ahead the stay was booked; 0 for a guest who walks in.
    pub lead_minutes: i64,
    /// What the guest was charged before on that operating day: it counts for every day pass (`S5`).
    pub spent_before: Money,
}

/// An example, priced.
#[derive(Debug, Clone, PartialEq)]
pub struct PricedExample {
    /// The stay.
    pub quote: Quote,
    /// The item.
    pub item: Option<ItemQuote>,
}

impl Question for PriceExample {
    type Output = PricedExample;
    const NAME: &'static str = "pricing.example";
    const PERMISSION: Permission = Permission::PricingRead;

    fn run(&self, work: &mut Work) -> Result<PricedExample, Failure> {
        let asked =
            Interval::new(self.starts_at, self.ends_at).map_err(|refusal| Refusal::from(refusal).on("endsAt"))?;
        if asked.millis() > LONGEST * 24 * 3_600_000 {
            let (en, ar) = (
                "An example lasts at most 31 days. Choose an earlier end.",
                "مدة المثال 31 يومًا على الأكثر. اختر نهاية أقرب.",
            );
            return Err(General::invalid("endsAt", en, ar).into());
        }
        if let Some(id) = self.customer_id {
            customers::by_id(work.tx, id)?.ok_or(General::NotFound {
                what: SubjectKind::Customer,
            })?;
        }
        let rules = self.draft.rules(work)?;
        let guest = Guest {
            customer_id: self.customer_id,
            customer_type: self.customer_type,
            lead_minutes: self.lead_minutes.max(0),
        };
        let calendar = calendar(work)?;
        let item = match self.item_id {
            None => None,
            Some(id) => {
                let item = inventory::by_id(work.tx, id)?.ok_or(General::NotFound {
                    what: SubjectKind::Item,
                })?;
                let facts = ItemFacts {
                    item_id: item.id,
                    category: item.category,
                    price: item.price,
                    stock: item.quantity,
                };
                Some(item_price(facts, &rules, guest, self.starts_at, &calendar)?)
            }
        };
        let segments = match self.resource_id {
            None => Vec::new(),
            Some(id) => {
                let place = resources::by_id(work.tx, id)?.ok_or(General::NotFound {
                    what: SubjectKind::Resource,
                })?;
                vec![Segment {
                    resource_id: place.id,
                    resource_name: place.name,
                    resource_kind: place.resource_type,
                    rate_per_hour: place.rate_per_hour,
                    started_at: asked.start(),
                    ended_at: asked.end(),
                }]
            }
        };
        let day = operating_day(self.starts_at, &calendar.zone, calendar.cut_off);
        let passes = rules.iter().filter(|rule| rule.effect.kind() == EffectKind::DayPass);
        let spent = passes
            .map(|rule| Spent {
                rule_id: rule.id,
                day,
                amount: self.spent_before.max(Money::ZERO),
            })
            .collect();
        let terms = Terms {
            metering: spaces::the_space(work.tx)?.metering(),
            rules,
            guest,
            spent,
        };
        let quote = price(&Stay { segments }, &terms, &[], &calendar)?;
        Ok(PricedExample { quote, item })
    }
}
