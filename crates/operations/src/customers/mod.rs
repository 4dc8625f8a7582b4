//! The people the front desk and the invoices know.

mod adjust_balance;
mod archive;
mod change;
mod create;
mod delete;
mod duplicates;
mod entry;
mod get;
mod ledger;
mod list;
mod passer_by;
mod past_invoices;
mod read_phone;
mod top_up;

pub use adjust_balance::AdjustBalance;
pub use archive::{ArchiveCustomer, RestoreCustomer};
pub use change::ChangeCustomer;
pub use create::CreateCustomer;
pub(crate) use create::insert;
pub use delete::DeleteCustomer;
pub use duplicates::PossibleDuplicates;
pub use entry::CustomerInput;
pub(crate) use entry::Entry;
pub use get::GetCustomer;
pub use ledger::ListLedger;
pub use list::{Customers, ListCustomers};
pub(crate) use passer_by::passer_by;
pub use past_invoices::ListPastInvoices;
pub use read_phone::ReadPhone;
pub use top_up::TopUp;

use coworkflow_domain::customers::{CustomerRefusal, PASSER_BY};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::customers::{self, CustomerRow};

use crate::failure::Failure;
use crate::work::Work;

crate::operations! {
    changes: [CreateCustomer, ChangeCustomer, ArchiveCustomer, RestoreCustomer, DeleteCustomer, TopUp, AdjustBalance],
    questions: [GetCustomer, ListCustomers, PossibleDuplicates, ReadPhone, ListLedger, ListPastInvoices],
}

/// The customer, or 'not there' (`A3`): the passer-by is nobody in particular.
pub(crate) fn known(work: &mut Work, id: CustomerId) -> Result<CustomerRow, Failure> {
    let row = customers::by_id(work.tx, id)?.filter(|row| row.id != PASSER_BY);
    Ok(row.ok_or(General::NotFound {
        what: SubjectKind::Customer,
    })?)
}

/// The customer, unless archived.
pub(crate) fn in_use(work: &mut Work, id: CustomerId) -> Result<CustomerRow, Failure> {
    let row = known(work, id)?;
    if row.archived_at.is_some() {
        return Err(CustomerRefusal::Archived { name: row.name }.into());
    }
    Ok(row)
}
