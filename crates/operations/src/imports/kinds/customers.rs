//! People, with what the house holds for them.

use coworkflow_domain::customers::NewCustomer;
use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::money::{Money, Sign};
use coworkflow_domain::refusal::Refusal;
use coworkflow_store::customers;
use serde::Serialize;

use super::super::cells::Cells;
use super::super::fields::Field;
use super::super::refusals::ImportRefusal;
use super::balances::post_opening;
use crate::customers::{Entry, insert};
use crate::failure::Failure;
use crate::work::Work;

/// A new customer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Draft {
    pub(crate) entry: Entry,
    /// Brought along; 0 for nothing.
    pub(crate) opening: Money,
}

impl Draft {
    pub(super) fn read(cells: &Cells) -> Result<Draft, Refusal> {
        let (phone, more) = cells.phone()?;
        let notes = cells.notes(&more);
        let (name, email) = (cells.text(Field::Name), cells.text(Field::Email));
        let new = NewCustomer::checked(name, Some(&phone), Some(email), Some(&notes))?;
        Ok(Draft {
            entry: new.into(),
            opening: cells.amount(Field::Balance, Sign::Any)?.unwrap_or(Money::ZERO),
        })
    }

    /// By phone or e-mail; by the folded name where there is neither.
    pub(super) fn keys(&self) -> Vec<String> {
        let entry = &self.entry;
        let phone = entry.phone.as_ref().map(|phone| format!("p{phone}"));
        let email = entry.email.as_ref().map(|email| format!("e{email}"));
        let name = self.name_alone().map(|name| format!("n{name}"));
        [phone, email, name].into_iter().flatten().collect()
    }

    /// Same phone or e-mail; same folded name where the row has neither.
    pub(super) fn take(&self, work: &mut Work, write: bool) -> Result<(), Failure> {
        let (phone, email) = (self.entry.phone.as_deref(), self.entry.email.as_deref());
        if customers::is_known(work.tx, phone, email, self.name_alone())? {
            return Err(ImportRefusal::AlreadyKnown {
                kind: ImportKind::Customers,
            }
            .into());
        }
        if write {
            let row = insert(work, self.entry.clone(), Money::ZERO)?;
            if !self.opening.is_zero() {
                post_opening(work, row.id, self.opening, "")?;
            }
        }
        Ok(())
    }

    fn name_alone(&self) -> Option<&str> {
        let alone = self.entry.phone.is_none() && self.entry.email.is_none();
        alone.then_some(self.entry.search_key.as_str())
    }
}
