//! Invoices of another program in GraphQL.

use async_graphql::{ID, Object, SimpleObject};
use coworkflow_operations::page::Page;
use coworkflow_store::past_invoices::PastInvoiceRow;

use crate::scalars::{Date, Money};

/// An invoice that another program issued, kept to be looked up. It moves no balance and stands in no report.
pub struct PastInvoice(PastInvoiceRow);

#[Object]
impl PastInvoice {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    /// Its number there.
    async fn reference(&self) -> &str {
        &self.0.reference
    }
    async fn date(&self) -> Date {
        Date(self.0.date)
    }
    async fn total(&self) -> Money {
        Money(self.0.total)
    }
    /// As it was when it was taken in.
    async fn paid(&self) -> Money {
        Money(self.0.paid)
    }
    /// May be empty.
    async fn note(&self) -> &str {
        &self.0.note
    }
}

/// A page of a customer's invoices of another program.
#[derive(SimpleObject, Default)]
pub struct PastInvoicePage {
    nodes: Vec<PastInvoice>,
    end_cursor: Option<String>,
    has_more: bool,
}

impl From<Page<PastInvoiceRow>> for PastInvoicePage {
    fn from(page: Page<PastInvoiceRow>) -> PastInvoicePage {
        PastInvoicePage {
            nodes: page.nodes.into_iter().map(PastInvoice).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        }
    }
}
