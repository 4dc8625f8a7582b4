//! What ending a session now would bill.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SessionId;
use coworkflow_domain::invoices::{Discount, Totals, build};
use coworkflow_domain::money::Percent;
use coworkflow_domain::pricing::{Coupon, Quote};
use coworkflow_domain::spaces::TaxSettings;
use coworkflow_domain::time::Instant;
use coworkflow_store::spaces;

use super::bill;
use super::end::{coupon_of, end_of, fee_of, running};
use super::time::quote_until;
use super::view::{self, SessionView};
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// The bill as it would be issued, by the same function that issues it.
#[derive(Debug, Clone)]
pub struct Checkout {
    /// The session.
    pub session_id: SessionId,
    /// When it really ended; left out: now.
    pub ended_at: Option<Instant>,
    /// On the whole bill.
    pub discount: Percent,
    /// A code that takes something off; empty for none.
    pub coupon: Option<String>,
}

/// A bill that is not issued yet.
#[derive(Debug, Clone)]
pub struct Bill {
    /// The session.
    pub session: SessionView,
    /// Until when it counts.
    pub at: Instant,
    /// On the whole bill.
    pub discount: Percent,
    /// The coupon that holds.
    pub coupon: Option<Coupon>,
    /// What the time costs until then, with its reasons (`P1`).
    pub quote: Quote,
    /// Lines and sums.
    pub totals: Totals,
    /// Which tax.
    pub tax: TaxSettings,
}

impl Question for Checkout {
    type Output = Bill;
    const NAME: &'static str = "sessions.checkout";
    const PERMISSION: Permission = Permission::SessionsRead;

    fn run(&self, work: &mut Work) -> Result<Bill, Failure> {
        let row = running(work, self.session_id)?;
        let session = view::of(work, row)?;
        let at = end_of(work, &session.session, &session.segments, self.ended_at)?;
        let quote = quote_until(work, &session.customer, &session.session, &session.segments, at)?.quote;
        let tax = spaces::the_space(work.tx)?.tax();
        let booking = session.booking.as_ref();
        let coupon = coupon_of(work, booking, self.coupon.as_deref(), session.customer.id)?;
        let discount = Discount {
            percent: self.discount,
            coupon: coupon.as_ref().map(|coupon| coupon.off),
        };
        let mut lines = bill::lines(&quote, &session.consumptions)?;
        if let Some(booking) = booking {
            lines.extend(fee_of(work, booking)?);
        }
        let totals = build(lines, discount, &tax)?;
        Ok(Bill {
            session,
            at,
            discount: self.discount,
            coupon,
            quote,
            totals,
            tax,
        })
    }
}
