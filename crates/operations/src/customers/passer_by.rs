//! The passer-by: made at the first sale without a name.

use coworkflow_domain::customers::{PASSER_BY, PASSER_BY_NAME, PASSER_BY_NUMBER};
use coworkflow_domain::money::Money;
use coworkflow_domain::time::Instant;
use coworkflow_store::customers::{self, CustomerRow};

use crate::failure::Failure;
use crate::work::Work;

/// Who buys without a name. Nothing to be found by, and from before any count of customers.
pub(crate) fn passer_by(work: &mut Work) -> Result<CustomerRow, Failure> {
    if let Some(row) = customers::by_id(work.tx, PASSER_BY)? {
        return Ok(row);
    }
    let row = CustomerRow {
        id: PASSER_BY,
        number: PASSER_BY_NUMBER,
        name: PASSER_BY_NAME.to_owned(),
        search_key: String::new(),
        search_text: String::new(),
        phone: None,
        email: None,
        plan_until: None,
        balance: Money::ZERO,
        balance_limit: Money::ZERO,
        notes: String::new(),
        visits: 0,
        spent: Money::ZERO,
        owed: Money::ZERO,
        last_visit_at: None,
        archived_at: None,
        created_at: Instant::from_millis(0),
        version: 1,
    };
    customers::insert(work.tx, &row)?;
    Ok(row)
}
