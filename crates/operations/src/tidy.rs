//! What is kept for a while and then forgotten: the work of an hourly job.

use coworkflow_store::{idempotency, tenants};

use crate::context::Services;
use crate::failure::Failure;

/// How long the answer to a keyed request can be asked for again (`M12`); at least 24 hours are promised.
const KEEP_ANSWERS_HOURS: i64 = 48;
/// How many are forgotten in one transaction, so that no till waits for it.
const PIECE: i64 = 500;

impl Services {
    /// Forgets the kept answers of all tenants that are older than two days; says how many.
    pub async fn forget_old_answers(&self) -> Result<u64, Failure> {
        let before = self.clock.now().plus_hours(-KEEP_ANSWERS_HOURS);
        let all = self
            .store
            .read_across_tenants(|tx| Ok::<_, Failure>(tenants::all_across_tenants(tx)?));
        let mut forgotten = 0;
        for tenant in all.answer().await? {
            loop {
                let piece = self.store.write(tenant, move |tx| {
                    Ok::<_, Failure>(idempotency::forget_before(tx, before, PIECE)?)
                });
                let gone = piece.answer().await?;
                forgotten += gone;
                if gone < PIECE.unsigned_abs() {
                    break;
                }
            }
        }
        Ok(forgotten)
    }
}

#[cfg(test)]
mod tests {
    use coworkflow_domain::inventory::ItemCategory;
    use coworkflow_domain::money::Money;

    use crate::inventory::CreateItem;
    use crate::testing::{TestHouse, block_on};

    fn coffee(name: String) -> CreateItem {
        let price = Money::from_minor(2_500);
        CreateItem {
            name,
            category: ItemCategory::Beverage,
            price,
            category_id: None,
            cost: None,
            min_stock: 0,
            quantity: 0,
        }
    }

    // M12
    #[test]
    fn a_kept_answer_is_given_for_two_days_and_then_forgotten() {
        let house = TestHouse::new();
        let ask =
            |key: usize| house.change_with_key(&house.owner, coffee(format!("Coffee {key}")), &format!("key-{key}"));
        let made: Vec<_> = (0..501).map(|key| ask(key).unwrap()).collect();
        let forget = || block_on(house.services.forget_old_answers()).unwrap();
        house.clock.advance_minutes(47 * 60);
        assert_eq!(forget(), 0);
        assert_eq!(ask(7).unwrap(), made[7]);
        house.clock.advance_minutes(2 * 60);
        assert_eq!((forget(), forget()), (501, 0));
        // The name is taken: it was asked anew.
        assert_eq!(ask(7).unwrap_err().refusal().unwrap().code, "inventory.name_taken");
    }
}
