//! Sales over the counter in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::inventory::{QuoteSale, SaleBill, SaleLine, SellItems};

use crate::customers::Customer;
use crate::enums::TaxMode;
use crate::invoices::{Invoice, InvoiceLine, PaymentInput};
use crate::request::Request;
use crate::scalars::{Long, Money};

/// An item and how many of it.
#[derive(InputObject)]
pub struct SaleLineInput {
    item_id: ID,
    quantity: Long,
    /// What one cost on the screen: another price of now is refused.
    expected_price: Option<Money>,
}

/// What goes over the counter and what is paid. `customer_id` left out: a passer-by, who pays in full. `discount` in basis points.
#[derive(InputObject)]
pub struct SellItemsInput {
    customer_id: Option<ID>,
    lines: Vec<SaleLineInput>,
    discount: Option<i32>,
    payments: Option<Vec<PaymentInput>>,
}

/// What a sale would bill.
pub struct SaleQuote(SaleBill);

#[Object]
impl SaleQuote {
    /// To whom; nobody for a passer-by.
    async fn customer(&self) -> Option<Customer> {
        self.0.customer.clone().map(Customer::from)
    }
    async fn lines(&self, context: &Context<'_>) -> Result<Vec<InvoiceLine>> {
        let lang = Request::of(context)?.context.lang;
        let lines = self.0.totals.lines.iter().enumerate();
        Ok(lines.map(|(at, line)| InvoiceLine::draft(at, line, lang)).collect())
    }
    async fn amount(&self) -> Money {
        Money(self.0.totals.subtotal)
    }
    async fn discount(&self) -> i32 {
        i32::from(self.0.discount.basis_points())
    }
    async fn discount_amount(&self) -> Money {
        Money(self.0.totals.discount_amount)
    }
    async fn tax(&self) -> Money {
        Money(self.0.totals.tax)
    }
    async fn tax_name(&self) -> &str {
        &self.0.tax.name
    }
    async fn tax_mode(&self) -> TaxMode {
        self.0.tax.mode.into()
    }
    async fn total(&self) -> Money {
        Money(self.0.totals.total)
    }
}

/// Questions about sales without a session.
#[derive(Default)]
pub struct CounterQuery;

#[Object]
impl CounterQuery {
    /// What a sale over the counter would bill now. `discount` in basis points.
    async fn quote_sale(
        &self,
        context: &Context<'_>,
        customer_id: Option<ID>,
        lines: Vec<SaleLineInput>,
        discount: Option<i32>,
    ) -> Result<SaleQuote> {
        let request = Request::of(context)?;
        let quote = QuoteSale {
            customer_id: request.optional_id(customer_id.as_ref(), SubjectKind::Customer)?,
            lines: sale_lines(request, lines)?,
            discount: crate::sessions::percent(request, discount)?,
        };
        request.ask(quote).await.map(SaleQuote)
    }
}

fn sale_lines(request: &Request, lines: Vec<SaleLineInput>) -> Result<Vec<SaleLine>> {
    let line = |line: SaleLineInput| {
        Ok(SaleLine {
            item_id: request.id(&line.item_id, SubjectKind::Item)?,
            quantity: line.quantity.0,
            expected_price: line.expected_price.map(|price| price.0),
        })
    };
    lines.into_iter().map(line).collect()
}

/// Changes by sales without a session.
#[derive(Default)]
pub struct CounterMutation;

#[Object]
impl CounterMutation {
    /// Sells items without a session: what they cost is what the menu says.
    async fn sell_items(
        &self,
        context: &Context<'_>,
        input: SellItemsInput,
        idempotency_key: Option<String>,
    ) -> Result<Invoice> {
        let request = Request::of(context)?;
        let sell = SellItems {
            customer_id: request.optional_id(input.customer_id.as_ref(), SubjectKind::Customer)?,
            lines: sale_lines(request, input.lines)?,
            discount: crate::sessions::percent(request, input.discount)?,
            payments: input
                .payments
                .unwrap_or_default()
                .into_iter()
                .map(PaymentInput::into_domain)
                .collect(),
        };
        request.change(sell, idempotency_key).await.map(Invoice)
    }
}
