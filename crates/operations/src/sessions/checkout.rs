//! What ending a session now would bill.

use coworkflow_domain::access::Permission;
use coworkflow_domain::ids::SessionId;
use coworkflow_domain::invoices::{Totals, build};
use coworkflow_domain::money::Percent;
use coworkflow_domain::spaces::TaxSettings;
use coworkflow_domain::time::Instant;
use coworkflow_store::spaces;

use super::bill;
use super::end::{end_of, running};
use super::view::{self, SessionView, quote_until};
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
        let quote = quote_until(&session.session, &session.segments, at)?;
        let tax = spaces::the_space(work.tx)?.tax();
        let totals = build(bill::lines(&quote, &session.consumptions)?, self.discount, &tax)?;
        Ok(Bill {
            session,
            at,
            discount: self.discount,
            totals,
            tax,
        })
    }
}
