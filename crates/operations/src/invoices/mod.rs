//! The documents of money: issued, paid, given back and corrected.

mod credit;
mod issue;
mod list;
mod pay;
mod refund;
mod settle;
mod view;

pub use credit::IssueCreditNote;
pub use list::{CreditNotesOf, LinesOf, ListInvoices, OneCreditNote, OneInvoice, OwedBy, PaymentsOf};
pub use pay::PayInvoice;
pub use refund::Refund;
pub use view::{CreditNoteView, InvoiceView, LineDetail};

pub(crate) use issue::{Draft, issue};
pub(crate) use settle::take_payments;
pub(crate) use view::load;

crate::operations! {
    changes: [PayInvoice, Refund, IssueCreditNote],
    questions: [OneInvoice, LinesOf, PaymentsOf, CreditNotesOf, ListInvoices, OneCreditNote, OwedBy],
}
