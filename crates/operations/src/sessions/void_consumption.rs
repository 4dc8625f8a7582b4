//! A drink that was not taken after all.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{ConsumptionId, MovementId};
use coworkflow_domain::inventory::MovementKind;
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::sessions::SessionRefusal;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::optional_text;
use coworkflow_store::inventory::MovementRow;
use coworkflow_store::sessions::{self, ConsumptionRow};
use coworkflow_store::{customers, inventory};
use serde::Serialize;

use crate::failure::Failure;
use crate::inventory::follow_stock;
use crate::perform::Change;
use crate::work::Work;

/// Voids a sale in a running session: the stock comes back by a movement, both rows stay (`K3`).
#[derive(Debug, Clone, Serialize)]
pub struct VoidConsumption {
    /// The sale.
    pub id: ConsumptionId,
    /// Why; may be empty.
    pub reason: String,
}

impl Change for VoidConsumption {
    type Output = ConsumptionRow;
    const NAME: &'static str = "sessions.void_consumption";
    const PERMISSION: Permission = Permission::SessionsRun;

    fn run(&self, work: &mut Work) -> Result<ConsumptionRow, Failure> {
        let reason = optional_text("reason", Some(&self.reason), 500)?.unwrap_or_default();
        let mut sale = sessions::consumption(work.tx, self.id)?.ok_or(General::NotFound {
            what: SubjectKind::Consumption,
        })?;
        let session = sessions::by_id(work.tx, sale.session_id)?.ok_or(General::NotFound {
            what: SubjectKind::Session,
        })?;
        if session.ended_at.is_some() {
            return Err(SessionRefusal::EndedAlready.into());
        }
        let (now, actor) = (work.now(), work.actor_id());
        if !sessions::void_consumption(work.tx, sale.id, now, actor, &reason)? {
            return Err(SessionRefusal::VoidedAlready { item: sale.item_name }.into());
        }
        let customer = customers::name(work.tx, session.customer_id)?;
        work.journal(&Event::ConsumptionVoided {
            session_id: session.id,
            customer_id: session.customer_id,
            customer,
            consumption_id: sale.id,
            item_id: sale.item_id,
            item: sale.item_name.clone(),
            quantity: sale.quantity,
            amount: sale.price_at_consumption.times(sale.quantity)?,
            reason: reason.clone(),
        })?;
        let movement = MovementRow {
            id: work.new_id::<MovementId>(),
            item_id: sale.item_id,
            kind: MovementKind::Void,
            quantity: sale.quantity,
            stock_after: 0,
            value: sale.cost,
            delivery_id: None,
            count_id: None,
            consumption_id: Some(sale.id),
            invoice_id: None,
            reason: reason.clone(),
            actor_id: actor,
            at: now,
        };
        let stock = inventory::move_stock(work.tx, &movement, true)?.ok_or(General::NotFound {
            what: SubjectKind::Item,
        })?;
        follow_stock(work, sale.item_id, stock)?;
        sale.voided_at = Some(now);
        sale.voided_by = Some(actor);
        sale.void_reason = reason;
        Ok(sale)
    }
}
