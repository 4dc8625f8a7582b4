//! A customer takes a drink or a meal.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{ConsumptionId, ItemId, MovementId, SessionId};
use coworkflow_domain::inventory::MovementKind;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::Money;
use coworkflow_domain::pricing::PricingRefusal;
use coworkflow_domain::refusal::General;
use coworkflow_domain::sessions::{SessionRefusal, check_quantity};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::inventory::MovementRow;
use coworkflow_store::sessions::{self, ConsumptionRow};
use coworkflow_store::{customers, inventory, spaces};
use serde::Serialize;

use crate::failure::Failure;
use crate::inventory::{cost_of, follow_stock};
use crate::perform::Change;
use crate::pricing;
use crate::work::Work;

/// Sells items in a running session: price and stock are settled now (`P6`, `K1`, `K2`).
#[derive(Debug, Clone, Serialize)]
pub struct Consume {
    /// The session.
    pub session_id: SessionId,
    /// What.
    pub item_id: ItemId,
    /// How many, 1..=999.
    pub quantity: i64,
    /// What one cost on the screen: another price of now is refused (`P7`).
    pub expected_price: Option<Money>,
}

impl Change for Consume {
    type Output = ConsumptionRow;
    const NAME: &'static str = "sessions.consume";
    const PERMISSION: Permission = Permission::SessionsRun;

    fn run(&self, work: &mut Work) -> Result<ConsumptionRow, Failure> {
        let quantity = check_quantity(self.quantity)?;
        let session = sessions::by_id(work.tx, self.session_id)?.ok_or(General::NotFound {
            what: SubjectKind::Session,
        })?;
        if session.ended_at.is_some() {
            return Err(SessionRefusal::EndedAlready.into());
        }
        let item = inventory::by_id(work.tx, self.item_id)?.ok_or(General::NotFound {
            what: SubjectKind::Item,
        })?;
        if item.archived_at.is_some() {
            return Err(SessionRefusal::ItemArchived { item: item.name }.into());
        }
        let rules = pricing::rules_now(work)?;
        let customer = customers::by_id(work.tx, session.customer_id)?.ok_or(General::NotFound {
            what: SubjectKind::Customer,
        })?;
        let guest = pricing::guest(work, &customer)?;
        let quote = pricing::item_quote(work, &item, &rules, guest)?;
        let price = quote.price;
        if self.expected_price.is_some_and(|expected| expected != price) {
            let item = item.name;
            return Err(PricingRefusal::PriceChanged { item, price }.into());
        }
        let consumption = ConsumptionRow {
            id: work.new_id::<ConsumptionId>(),
            session_id: session.id,
            item_id: item.id,
            item_name: item.name.clone(),
            category: item.category,
            quantity,
            price_at_consumption: price,
            price_reasons: pricing::stored(&quote)?,
            cost: cost_of(&item, quantity)?,
            created_at: work.now(),
            created_by: work.actor_id(),
            created_by_name: work.actor_name().to_owned(),
            voided_at: None,
            voided_by: None,
            void_reason: String::new(),
        };
        let amount = price.times(quantity)?;
        sessions::insert_consumption(work.tx, &consumption)?;
        let movement = MovementRow {
            id: work.new_id::<MovementId>(),
            item_id: item.id,
            kind: MovementKind::Sale,
            quantity: -quantity,
            stock_after: 0,
            value: consumption.cost.negated()?,
            delivery_id: None,
            count_id: None,
            consumption_id: Some(consumption.id),
            invoice_id: None,
            reason: String::new(),
            actor_id: work.actor_id(),
            at: work.now(),
        };
        let allow_negative = spaces::allow_negative_stock(work.tx)?;
        let stock =
            inventory::move_stock(work.tx, &movement, allow_negative)?.ok_or_else(|| SessionRefusal::OutOfStock {
                item: item.name.clone(),
                left: item.quantity.max(0),
            })?;
        work.journal(&Event::ItemConsumed {
            session_id: session.id,
            customer_id: session.customer_id,
            customer: customer.name,
            consumption_id: consumption.id,
            item_id: item.id,
            item: item.name,
            quantity,
            amount,
        })?;
        follow_stock(work, item.id, stock)?;
        Ok(consumption)
    }
}
