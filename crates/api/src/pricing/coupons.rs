//! Coupons as an owner sees them.

use async_graphql::{ID, Object, SimpleObject};
use coworkflow_store::pricing::CouponRow;

use crate::scalars::{Date, Instant, Long, Money};

/// A code that takes something off a bill: `percent` (basis points) or `amount`.
pub struct Coupon(pub CouponRow);

#[Object]
impl Coupon {
    async fn id(&self) -> ID {
        self.0.id.into()
    }
    async fn code(&self) -> &str {
        &self.0.code
    }
    async fn percent(&self) -> Option<i32> {
        self.0.percent.map(|percent| i32::from(percent.basis_points()))
    }
    async fn amount(&self) -> Option<Money> {
        self.0.amount.map(Money)
    }
    /// Inclusive, in the space's zone.
    async fn first_date(&self) -> Option<Date> {
        self.0.first_date.map(Date)
    }
    /// Inclusive.
    async fn last_date(&self) -> Option<Date> {
        self.0.last_date.map(Date)
    }
    async fn max_uses(&self) -> Option<i64> {
        self.0.max_uses
    }
    async fn max_per_customer(&self) -> Option<i64> {
        self.0.max_per_customer
    }
    async fn uses(&self) -> i64 {
        self.0.uses
    }
    /// What it has taken off bills so far.
    async fn taken_off(&self) -> Money {
        Money(self.0.taken_off)
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.0.archived_at.map(Instant)
    }
    async fn version(&self) -> Long {
        Long(self.0.version)
    }
}

/// A page of coupons.
#[derive(SimpleObject)]
pub struct CouponPage {
    nodes: Vec<Coupon>,
    end_cursor: Option<String>,
    has_more: bool,
}

impl From<coworkflow_operations::page::Page<CouponRow>> for CouponPage {
    fn from(page: coworkflow_operations::page::Page<CouponRow>) -> Self {
        CouponPage {
            nodes: page.nodes.into_iter().map(Coupon).collect(),
            end_cursor: page.end_cursor,
            has_more: page.has_more,
        }
    }
}
