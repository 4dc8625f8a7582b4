//! A member's own plan and invoices: what the desk sees of them, of nobody else.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::InvoiceId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_store::invoices;

use super::me::own;
use crate::failure::Failure;
use crate::invoices::{InvoicePrint, InvoiceView, Letterhead, ListInvoices, PrintInvoices};
use crate::page::Page;
use crate::perform::Question;
use crate::subscriptions::{SubscriptionView, SubscriptionsOf};
use crate::work::Work;

/// A page of one's own runs of plans, the latest first.
#[derive(Debug, Clone, Default)]
pub struct MyPlans {
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for MyPlans {
    type Output = Page<SubscriptionView>;
    const NAME: &'static str = "members.plans";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<Page<SubscriptionView>, Failure> {
        let of = SubscriptionsOf {
            customer_id: own(work)?.id,
            first: self.first,
            after: self.after.clone(),
        };
        of.run(work)
    }
}

/// A page of one's own invoices, the latest first.
#[derive(Debug, Clone, Default)]
pub struct MyInvoices {
    /// How many; 50 when left out.
    pub first: Option<i32>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Question for MyInvoices {
    type Output = Page<InvoiceView>;
    const NAME: &'static str = "members.invoices";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<Page<InvoiceView>, Failure> {
        let list = ListInvoices {
            customer_id: Some(own(work)?.id),
            first: self.first,
            after: self.after.clone(),
            ..ListInvoices::default()
        };
        list.run(work)
    }
}

/// One of one's own invoices, to print.
#[derive(Debug, Clone, Copy)]
pub struct PrintMyInvoice {
    /// Which.
    pub id: InvoiceId,
}

impl Question for PrintMyInvoice {
    type Output = (Letterhead, Vec<InvoicePrint>);
    const NAME: &'static str = "members.print_invoice";
    const PERMISSION: Permission = Permission::BookingsOwn;

    fn run(&self, work: &mut Work) -> Result<Self::Output, Failure> {
        let me = own(work)?.id;
        let mine = invoices::by_id(work.tx, self.id)?.is_some_and(|row| row.customer_id == me);
        if !mine {
            return Err(General::NotFound {
                what: SubjectKind::Invoice,
            }
            .into());
        }
        PrintInvoices { ids: vec![self.id] }.run(work)
    }
}
