//! What a row becomes: read from its cells, recognised by its keys, checked against what is here, put where it belongs.

mod balances;
mod customers;
mod invoices;
mod items;
mod plans;
mod whose;

use coworkflow_domain::imports::ImportKind;
use coworkflow_domain::refusal::Refusal;
use serde::Serialize;

use super::cells::Cells;
use crate::failure::Failure;
use crate::work::Work;

/// A row of any kind that may go in.
#[derive(Debug, Clone, Serialize)]
pub(crate) enum Draft {
    Customer(customers::Draft),
    Item(items::Draft),
    Balance(balances::Draft),
    Plan(plans::Draft),
    Invoice(invoices::Draft),
}

impl Draft {
    /// What the row says, or why it can't be taken in whatever is here.
    pub(super) fn read(kind: ImportKind, cells: &Cells) -> Result<Draft, Refusal> {
        Ok(match kind {
            ImportKind::Customers => Draft::Customer(customers::Draft::read(cells)?),
            ImportKind::Items => Draft::Item(items::Draft::read(cells)?),
            ImportKind::Balances => Draft::Balance(balances::Draft::read(cells)?),
            ImportKind::Plans => Draft::Plan(plans::Draft::read(cells)?),
            ImportKind::Invoices => Draft::Invoice(invoices::Draft::read(cells)?),
        })
    }

    /// By what it is the same as another row of the file.
    pub(super) fn keys(&self) -> Vec<String> {
        match self {
            Draft::Customer(draft) => draft.keys(),
            Draft::Item(draft) => draft.keys(),
            Draft::Balance(draft) => draft.keys(),
            Draft::Plan(draft) => draft.keys(),
            Draft::Invoice(draft) => draft.keys(),
        }
    }

    /// Takes it in, or only says whether it would be (`write`): the reason why not, with nothing written then.
    pub(super) fn take(&self, work: &mut Work, write: bool) -> Result<Option<Refusal>, Failure> {
        let taken = match self {
            Draft::Customer(draft) => draft.take(work, write),
            Draft::Item(draft) => draft.take(work, write),
            Draft::Balance(draft) => draft.take(work, write),
            Draft::Plan(draft) => draft.take(work, write),
            Draft::Invoice(draft) => draft.take(work, write),
        };
        match taken {
            Ok(()) => Ok(None),
            Err(Failure::Refused(refusal)) => Ok(Some(*refusal)),
            Err(broken) => Err(broken),
        }
    }
}
