//! What a sale over the counter would bill.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::invoices::{Totals, build};
use coworkflow_domain::money::Percent;
use coworkflow_domain::spaces::TaxSettings;
use coworkflow_store::customers::CustomerRow;
use coworkflow_store::spaces;

use super::sell::{SaleLine, sold};
use crate::customers;
use crate::failure::Failure;
use crate::perform::Question;
use crate::pricing;
use crate::work::Work;

/// The bill as it would be issued, by the same functions that issue it.
#[derive(Debug, Clone)]
pub struct QuoteSale {
    /// To whom; left out: a passer-by.
    pub customer_id: Option<CustomerId>,
    /// What, at least one line.
    pub lines: Vec<SaleLine>,
    /// On the whole bill.
    pub discount: Percent,
}

/// A bill over the counter that is not issued yet.
#[derive(Debug, Clone)]
pub struct SaleBill {
    /// To whom; nobody for a passer-by.
    pub customer: Option<CustomerRow>,
    /// On the whole bill.
    pub discount: Percent,
    /// Lines and sums.
    pub totals: Totals,
    /// Which tax.
    pub tax: TaxSettings,
}

impl Question for QuoteSale {
    type Output = SaleBill;
    const NAME: &'static str = "inventory.quote_sale";
    const PERMISSION: Permission = Permission::InventorySell;

    fn run(&self, work: &mut Work) -> Result<SaleBill, Failure> {
        let customer = self.customer_id.map(|id| customers::in_use(work, id)).transpose()?;
        let guest = match &customer {
            Some(customer) => pricing::guest(work, customer)?,
            None => pricing::passer_by(),
        };
        let lines = sold(work, guest, &self.lines)?
            .into_iter()
            .map(|(_, line)| line)
            .collect();
        let tax = spaces::the_space(work.tx)?.tax();
        Ok(SaleBill {
            customer,
            discount: self.discount,
            totals: build(lines, self.discount, &tax)?,
            tax,
        })
    }
}
