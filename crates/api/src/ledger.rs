//! The accounts of customers in GraphQL.

use async_graphql::{Context, ID, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::customers::{AdjustBalance, TopUp};
use coworkflow_operations::page::Page;
use coworkflow_store::ledger::LedgerRow;

use crate::customers::Customer;
use crate::enums::{LedgerKind, Tender};
use crate::invoices::Invoice;
use crate::request::Request;
use crate::scalars::{Instant, Money};

/// A page of a customer's account.
#[derive(SimpleObject)]
pub struct LedgerPage {
    nodes: Vec<LedgerEntry>,
    end_cursor: Option<String>,
    has_more: bool,
}

/// One move of a balance.
pub struct LedgerEntry(LedgerRow);

#[Object]
impl LedgerEntry {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn kind(&self) -> LedgerKind {
        self.0.kind.into()
    }
    async fn amount(&self) -> Money {
        Money(self.0.amount)
    }
    async fn balance(&self) -> Money {
        Money(self.0.balance)
    }
    async fn tender(&self) -> Option<Tender> {
        self.0.tender.map(Into::into)
    }
    async fn note(&self) -> &str {
        &self.0.note
    }
    async fn invoice(&self, context: &Context<'_>) -> Result<Option<Invoice>> {
        crate::invoices::of(Request::of(context)?, self.0.invoice_id).await
    }
    async fn actor_name(&self) -> &str {
        &self.0.actor_name
    }
    async fn at(&self) -> Instant {
        Instant(self.0.at)
    }
}

impl From<Page<LedgerRow>> for LedgerPage {
    fn from(page: Page<LedgerRow>) -> LedgerPage {
        let nodes = page.nodes.into_iter().map(LedgerEntry).collect();
        LedgerPage {
            nodes,
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        }
    }
}

/// Changes of accounts.
#[derive(Default)]
pub struct LedgerMutation;

#[Object]
impl LedgerMutation {
    #[allow(clippy::too_many_arguments)]
    async fn top_up(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        amount: Money,
        tender: Tender,
        reference: Option<String>,
        note: Option<String>,
        idempotency_key: Option<String>,
    ) -> Result<Customer> {
        let request = Request::of(context)?;
        let id = request.id(&customer_id, SubjectKind::Customer)?;
        let top_up = TopUp {
            id,
            amount: amount.0,
            tender: tender.into(),
            reference,
            note,
        };
        request.change(top_up, idempotency_key).await.map(Customer::from)
    }

    /// Corrects a balance by a signed amount, with a reason.
    async fn adjust_balance(
        &self,
        context: &Context<'_>,
        customer_id: ID,
        amount: Money,
        reason: String,
        idempotency_key: Option<String>,
    ) -> Result<Customer> {
        let request = Request::of(context)?;
        let id = request.id(&customer_id, SubjectKind::Customer)?;
        request
            .change(
                AdjustBalance {
                    id,
                    amount: amount.0,
                    reason,
                },
                idempotency_key,
            )
            .await
            .map(Customer::from)
    }
}
