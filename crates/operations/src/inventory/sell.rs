//! Items go over the counter, without a session.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::{CustomerId, InvoiceId, ItemId, MovementId};
use coworkflow_domain::inventory::MovementKind;
use coworkflow_domain::invoices::{DraftLine, LineKind, invoice_number};
use coworkflow_domain::journal::Event;
use coworkflow_domain::money::{Money, Percent};
use coworkflow_domain::payments::PaymentInput;
use coworkflow_domain::pricing::{Guest, PricingRefusal};
use coworkflow_domain::refusal::{General, Refusal};
use coworkflow_domain::sessions::{SessionRefusal, check_quantity};
use coworkflow_store::inventory::{self, ItemRow, MovementRow};
use coworkflow_store::invoices::InvoiceRow;
use coworkflow_store::spaces;
use serde::Serialize;

use super::{cost_of, follow_stock, on_the_menu};
use crate::customers;
use crate::failure::Failure;
use crate::invoices::{Draft, InvoiceView, issue, load, take_payments};
use crate::perform::Change;
use crate::pricing::{self, detail_of};
use crate::work::Work;

/// More lines than anybody buys at once.
const MOST_LINES: usize = 100;

/// One line of a sale over the counter.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SaleLine {
    /// What.
    pub item_id: ItemId,
    /// How many, 1..=999.
    pub quantity: i64,
    /// What one cost on the screen: another price of now is refused (`P7`).
    pub expected_price: Option<Money>,
}

/// Sells items without a session: invoice, stock, payments and journal commit together or not at all (`M13`). A passer-by
/// pays in full; a known customer may owe.
#[derive(Debug, Clone, Serialize)]
pub struct SellItems {
    /// To whom; left out: a passer-by.
    pub customer_id: Option<CustomerId>,
    /// What, at least one line.
    pub lines: Vec<SaleLine>,
    /// On the whole bill; more than nothing needs `invoices.discount`.
    pub discount: Percent,
    /// What is paid at once.
    pub payments: Vec<PaymentInput>,
}

impl Change for SellItems {
    type Output = InvoiceView;
    const NAME: &'static str = "inventory.sell";
    const PERMISSION: Permission = Permission::InventorySell;

    fn run(&self, work: &mut Work) -> Result<InvoiceView, Failure> {
        if !self.discount.is_zero() {
            work.require(Permission::InvoicesDiscount)?;
        }
        let (customer, guest) = match self.customer_id {
            Some(id) => {
                let customer = customers::in_use(work, id)?;
                let guest = pricing::guest(work, &customer)?;
                (customer, guest)
            }
            None => (customers::passer_by(work)?, pricing::passer_by()),
        };
        let sold = sold(work, guest, &self.lines)?;
        let draft = Draft {
            customer: &customer,
            session_id: None,
            lines: sold.iter().map(|(_, line)| line.clone()).collect(),
            discount: self.discount,
            coupon: None,
        };
        let invoice = issue(work, draft)?;
        for (item, line) in &sold {
            hand_over(work, &invoice, item, line)?;
        }
        take_payments(work, &invoice, &customer, &self.payments)?;
        load(work, invoice.id)
    }
}

/// What the lines cost this guest now (`P7`), with their items.
pub(super) fn sold(work: &mut Work, guest: Guest, lines: &[SaleLine]) -> Result<Vec<(ItemRow, DraftLine)>, Failure> {
    if lines.is_empty() || lines.len() > MOST_LINES {
        return Err(General::invalid(
            "lines",
            "A sale has 1 to 100 lines. Choose what is sold.",
            "عملية البيع من سطر واحد إلى 100 سطر. اختر الأصناف المبيعة.",
        )
        .into());
    }
    let rules = pricing::rules_now(work)?;
    let mut sold = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let quantity = check_quantity(line.quantity)
            .map_err(|refusal| Refusal::from(refusal).on(format!("lines.{at}.quantity")))?;
        let item = on_the_menu(work, line.item_id)?;
        let quote = pricing::item_quote(work, &item, &rules, guest)?;
        let price = quote.price;
        if line.expected_price.is_some_and(|expected| expected != price) {
            let changed = PricingRefusal::PriceChanged { item: item.name, price };
            return Err(Refusal::from(changed).on(format!("lines.{at}.expectedPrice")).into());
        }
        let draft = DraftLine {
            kind: LineKind::Item,
            description: item.name.clone(),
            detail: detail_of(&quote)?,
            quantity,
            unit_price: price,
            amount: price.times(quantity)?,
            cost: cost_of(&item, quantity)?,
            item_id: Some(item.id),
            resource_id: None,
        };
        sold.push((item, draft));
    }
    Ok(sold)
}

/// Moves the stock of a sold line (`K1`), unless it is not there (`K2`).
pub(crate) fn hand_over(
    work: &mut Work,
    invoice: &InvoiceRow,
    item: &ItemRow,
    line: &DraftLine,
) -> Result<(), Failure> {
    let id: InvoiceId = invoice.id;
    let movement = MovementRow {
        id: work.new_id::<MovementId>(),
        item_id: item.id,
        kind: MovementKind::Sale,
        quantity: -line.quantity,
        stock_after: 0,
        value: line.cost.negated()?,
        delivery_id: None,
        count_id: None,
        consumption_id: None,
        invoice_id: Some(id),
        reason: String::new(),
        actor_id: work.actor_id(),
        at: work.now(),
    };
    let allow_negative = spaces::allow_negative_stock(work.tx)?;
    let Some(stock) = inventory::move_stock(work.tx, &movement, allow_negative)? else {
        // An earlier line may have taken of it.
        let left = inventory::by_id(work.tx, item.id)?.map_or(0, |now| now.quantity.max(0));
        let item = item.name.clone();
        return Err(SessionRefusal::OutOfStock { item, left }.into());
    };
    work.journal(&Event::ItemSold {
        invoice_id: id,
        invoice_number: invoice_number(&invoice.prefix, invoice.number),
        customer_id: invoice.customer_id,
        customer: invoice.customer_name.clone(),
        item_id: item.id,
        item: item.name.clone(),
        quantity: line.quantity,
        amount: line.amount,
    })?;
    follow_stock(work, item.id, stock)
}
