//! What time alone does to bookings: holds and offers end, guests who did not come lose their place, and who waits gets it. The work of
//! a job that looks every few seconds.

use coworkflow_domain::access::Permission;
use coworkflow_store::{bookings, waitlist};
use serde::Serialize;

use super::expire::expire_due;
use super::no_show::release_due;
use super::online::{OnlineRefundSent, RefundsDue};
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// Does what is due now.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct TendBookings;

impl Change for TendBookings {
    type Output = usize;
    const NAME: &'static str = "bookings.tend";
    const PERMISSION: Permission = Permission::BookingsManage;

    fn run(&self, work: &mut Work) -> Result<usize, Failure> {
        let expired = expire_due(work)?;
        let released = release_due(work)?;
        let settled = crate::waitlist::settle_offers(work)?;
        Ok(expired + released + settled + crate::waitlist::offer_freed(work)?)
    }
}

/// Whether there may be something to do, without writing.
#[derive(Debug, Clone, Copy)]
struct AnythingDue;

impl Question for AnythingDue {
    type Output = bool;
    const NAME: &'static str = "bookings.anything_due";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<bool, Failure> {
        let now = work.now();
        let beginning = coworkflow_domain::time::Instant::from_millis(i64::MIN);
        Ok(!bookings::due(work.tx, now, 1)?.is_empty()
            || !bookings::awaited(work.tx, beginning, now, 1)?.is_empty()
            || !waitlist::in_line(work.tx, 1)?.is_empty())
    }
}

impl Services {
    /// Does what is due wherever something may be, and sends back what has to go back online; says how much was done.
    pub async fn tend_bookings(&self) -> Result<usize, Failure> {
        let now = self.clock.now();
        let due = self
            .store
            .read_across_tenants(move |tx| Ok::<_, Failure>(bookings::due_across_tenants(tx, now)?));
        let mut done = 0;
        for tenant in due.answer().await? {
            let context = Context::system(tenant);
            if self.ask(&context, AnythingDue).await? {
                done += self.change(&context, TendBookings, None).await?;
            }
            done += self.send_refunds(&context).await?;
        }
        Ok(done)
    }

    /// Asks the provider to send back what is due. What it does not answer stays due; asked twice, it sends once.
    async fn send_refunds(&self, context: &Context) -> Result<usize, Failure> {
        let Some(provider) = self.payments.clone() else {
            return Ok(0);
        };
        let mut sent = 0;
        for payment in self.ask(context, RefundsDue).await? {
            let (provider, reference, amount) = (provider.clone(), payment.reference.clone(), payment.refund);
            let answered = tokio::task::spawn_blocking(move || provider.refund(&reference, amount)).await;
            if matches!(answered, Ok(Ok(()))) {
                self.change(context, OnlineRefundSent { id: payment.id }, None).await?;
                sent += 1;
            }
        }
        Ok(sent)
    }
}
