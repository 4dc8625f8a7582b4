//! The documents of money: issued, paid, given back and corrected.

mod credit;
mod issue;
mod list;
mod manual;
mod pay;
mod pay_several;
mod print;
mod refund;
mod remind;
mod restock;
mod settle;
mod view;
mod void;

pub use credit::IssueCreditNote;
pub use list::{CreditNotesOf, LinesOf, ListInvoices, OneCreditNote, OneInvoice, PaymentsOf};
pub use manual::{InvoicePreview, IssueInvoice, PreviewInvoice};
pub use pay::PayInvoice;
pub use pay_several::{OpenInvoicesOf, PaidInvoices, PayInvoices};
pub use print::{AT_ONCE, CreditNotePrint, InvoicePrint, Letterhead, PrintCreditNote, PrintInvoices, PrintStatement};
pub use refund::Refund;
pub use remind::{RemindInvoices, ReminderOf, ReminderView};
pub use view::{CreditNoteView, InvoiceView, LineDetail};
pub use void::VoidInvoice;

pub(crate) use credit::take_back;
pub(crate) use issue::{Draft, issue, issue_due};
pub(crate) use settle::take_payments;
pub(crate) use view::load;

crate::operations! {
    changes: [IssueInvoice, PayInvoice, PayInvoices, Refund, IssueCreditNote, VoidInvoice, RemindInvoices],
    questions: [OneInvoice, LinesOf, PaymentsOf, CreditNotesOf, ListInvoices, OneCreditNote, PreviewInvoice, OpenInvoicesOf, ReminderOf, PrintInvoices, PrintCreditNote, PrintStatement],
}
