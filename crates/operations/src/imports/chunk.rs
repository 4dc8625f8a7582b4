//! A piece of an import: one transaction.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::LedgerKind;
use coworkflow_domain::ids::ImportId;
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::{Currency, Money};
use coworkflow_store::ledger::{self, Floor};
use coworkflow_store::{customers, tenants};
use serde::Serialize;

use super::rows::Draft;
use crate::customers::{Entry, insert};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Takes in the customers of these rows that nobody is yet.
#[derive(Serialize)]
pub struct ImportCustomers {
    pub(super) import: ImportId,
    pub(super) drafts: Vec<Draft>,
}

/// Asks whether the actor may import, and in which currency balances are.
pub struct MayImport;

/// Asks which of these rows are customers already.
pub struct KnownCustomers {
    pub(super) drafts: Vec<Draft>,
}

impl Change for ImportCustomers {
    /// The places of the rows that are customers already.
    type Output = Vec<usize>;
    const NAME: &'static str = "customers.import";
    const PERMISSION: Permission = Permission::DataImport;

    fn run(&self, work: &mut Work) -> Result<Vec<usize>, Failure> {
        let mut known = Vec::new();
        for draft in &self.drafts {
            if is_known(work, &draft.entry)? {
                known.push(draft.at);
                continue;
            }
            let row = insert(work, draft.entry.clone(), Money::ZERO)?;
            if draft.opening.is_zero() {
                continue;
            }
            let entry = ledger::Entry {
                id: work.new_id(),
                customer_id: row.id,
                kind: LedgerKind::Opening,
                amount: draft.opening,
                tender: None,
                invoice_id: None,
                note: String::new(),
                actor_id: work.actor_id(),
                at: work.now(),
                day: work.day()?,
            };
            ledger::post(work.tx, &entry, Floor::None)?;
        }
        let (added, duplicates) = (self.drafts.len() - known.len(), known.len());
        if added > 0 {
            let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
            let (added, duplicates) = (count(added), count(duplicates));
            work.journal(&Event::RowsImported {
                import_id: self.import,
                what: coworkflow_domain::imports::ImportKind::Customers,
                added,
                duplicates,
            })?;
        }
        Ok(known)
    }
}

impl Question for MayImport {
    type Output = Currency;
    const NAME: &'static str = "customers.may_import";
    const PERMISSION: Permission = Permission::DataImport;

    fn run(&self, work: &mut Work) -> Result<Currency, Failure> {
        Ok(tenants::currency(work.tx)?)
    }
}

impl Question for KnownCustomers {
    type Output = Vec<usize>;
    const NAME: &'static str = "customers.known";
    const PERMISSION: Permission = Permission::DataImport;

    fn run(&self, work: &mut Work) -> Result<Vec<usize>, Failure> {
        let mut known = Vec::new();
        for draft in &self.drafts {
            if is_known(work, &draft.entry)? {
                known.push(draft.at);
            }
        }
        Ok(known)
    }
}

/// Same phone or e-mail; same folded name where the row has neither.
fn is_known(work: &mut Work, entry: &Entry) -> Result<bool, Failure> {
    let nothing_else = entry.phone.is_none() && entry.email.is_none();
    let name = nothing_else.then_some(entry.search_key.as_str());
    Ok(customers::is_known(
        work.tx,
        entry.phone.as_deref(),
        entry.email.as_deref(),
        name,
    )?)
}
