//! What is typed about a customer, checked and folded; and who has the same phone or e-mail.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::{CustomerRefusal, NewCustomer, check_balance_limit, human_id, search_text};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::Refusal;
use coworkflow_domain::text::search_key;
use coworkflow_store::customers::{self, CustomerRow};
use serde::Serialize;

use crate::failure::Failure;
use crate::work::Work;

/// What the desk types about a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct CustomerInput {
    /// As they are called.
    pub name: String,
    /// In any spelling (`A1`).
    pub phone: Option<String>,
    /// Any case.
    pub email: Option<String>,
    /// What the desk wants to remember.
    pub notes: Option<String>,
    /// How far below 0 they may spend (`M10`); left out: as it is. Takes the permission to adjust balances.
    pub balance_limit: Option<Money>,
}

/// The typed part of a customer's row.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) search_key: String,
    pub(crate) search_text: String,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) notes: String,
}

impl From<NewCustomer> for Entry {
    fn from(new: NewCustomer) -> Entry {
        Entry {
            search_key: search_key(&new.name),
            search_text: search_text(&new.name, new.phone.as_ref(), new.email.as_ref()),
            name: new.name,
            phone: new.phone.map(String::from),
            email: new.email.map(String::from),
            notes: new.notes,
        }
    }
}

impl CustomerInput {
    pub(super) fn checked(&self) -> Result<Entry, Failure> {
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let (phone, email, notes) = (optional(&self.phone), optional(&self.email), optional(&self.notes));
        Ok(NewCustomer::checked(&self.name, Some(&phone), Some(&email), Some(&notes))?.into())
    }

    /// The limit that shall hold, when it differs from the one that does.
    pub(super) fn checked_limit(&self, work: &Work, current: Money) -> Result<Money, Failure> {
        match self.balance_limit {
            Some(limit) if limit != current => {
                work.require(Permission::LedgerAdjust)?;
                Ok(check_balance_limit(limit)?)
            }
            _ => Ok(current),
        }
    }
}

/// Refuses a phone or e-mail that somebody else has, and says who.
pub(super) fn refuse_duplicates(
    work: &mut Work,
    phone: Option<&str>,
    email: Option<&str>,
    but: Option<CustomerId>,
) -> Result<(), Failure> {
    if phone.is_none() && email.is_none() {
        return Ok(());
    }
    let alike = customers::alike(work.tx, phone, email, None, but)?;
    let Some(first) = alike.first() else { return Ok(()) };
    let same_phone = phone.is_some() && first.phone.as_deref() == phone;
    let field = if same_phone { "phone" } else { "email" };
    let duplicate = CustomerRefusal::Duplicate {
        field,
        human_id: human_id(first.number),
        name: first.name.clone(),
    };
    let who: Vec<_> = alike.iter().map(seen).collect();
    Err(Refusal::from(duplicate)
        .with("customerId", first.id)
        .with("customers", who)
        .into())
}

/// What a screen shows of somebody who may be the same person.
fn seen(row: &CustomerRow) -> serde_json::Value {
    serde_json::json!({
        "id": row.id,
        "humanId": human_id(row.number),
        "name": row.name,
        "archived": row.archived_at.is_some(),
    })
}
