//! The documents of money: issued, paid, given back and corrected.

mod credit;
mod issue;
mod list;
mod manual;
mod pay;
mod pay_several;
mod refund;
mod remind;
mod settle;
mod view;
mod void;

pub use credit::IssueCreditNote;
pub use list::{CreditNotesOf, LinesOf, ListInvoices, OneCreditNote, OneInvoice, PaymentsOf};
pub use manual::{InvoicePreview, IssueInvoice, PreviewInvoice};
pub use pay::PayInvoice;
pub use pay_several::{OpenInvoicesOf, PaidInvoices, PayInvoices};
pub use refund::Refund;
pub use remind::{RemindInvoices, ReminderOf, ReminderView};
pub use view::{CreditNoteView, InvoiceView, LineDetail};
pub use void::VoidInvoice;

pub(crate) use issue::{Draft, issue};
pub(crate) use settle::take_payments;
pub(crate) use view::load;

crate::operations! {
    changes: [IssueInvoice, PayInvoice, PayInvoices, Refund, IssueCreditNote, VoidInvoice, RemindInvoices],
    questions: [OneInvoice, LinesOf, PaymentsOf, CreditNotesOf, ListInvoices, OneCreditNote, PreviewInvoice, OpenInvoicesOf, ReminderOf],
}
