//! The owner's day at one look, in GraphQL.

use async_graphql::{Object, SimpleObject};
use coworkflow_operations::reports::DashboardFigures;

use super::day::DayOverview;
use crate::inventory::Item;
use crate::scalars::{Instant, Long, Money};
use crate::sessions::Session;
use crate::subscriptions::PlanSubscription;

/// Today against the same weekday of last week and against the target, and what needs the owner's eye.
pub struct Dashboard(DashboardFigures);

impl From<DashboardFigures> for Dashboard {
    fn from(figures: DashboardFigures) -> Self {
        Dashboard(figures)
    }
}

#[Object]
impl Dashboard {
    async fn server_time(&self) -> Instant {
        Instant(self.0.server_time)
    }
    /// Today so far.
    async fn today(&self) -> DayOverview {
        self.0.today.clone().into()
    }
    /// The same weekday of last week, until the same time of day.
    async fn last_week(&self) -> DayOverview {
        self.0.last_week.clone().into()
    }
    /// All of that day.
    async fn last_week_revenue(&self) -> Money {
        Money(self.0.last_week_revenue)
    }
    /// What a day should bring in, if the space says so.
    async fn target(&self) -> Option<Money> {
        self.0.target.map(Money)
    }
    /// Basis points of today's revenue in the target.
    async fn target_share(&self) -> Option<Long> {
        self.0.target_share.map(Long)
    }
    /// Places that somebody sits at.
    async fn occupied(&self) -> Long {
        Long(self.0.occupied)
    }
    /// Places in use.
    async fn places(&self) -> Long {
        Long(self.0.places)
    }
    /// Each hour that is open or was taken, from the cut-off on.
    async fn hours(&self) -> Vec<DashboardHour> {
        let hour = |hour: &coworkflow_operations::reports::DashboardHour| DashboardHour {
            hour: i32::from(hour.hour),
            minutes: Long(hour.minutes),
            capacity: Long(hour.capacity),
            last_week: Long(hour.last_week),
        };
        self.0.hours.iter().map(hour).collect()
    }
    /// Who came today, the latest first, at most 8.
    async fn arrivals(&self) -> Vec<Session> {
        self.0.arrivals.iter().cloned().map(Session).collect()
    }
    /// Items whose alert stands.
    async fn low_stock(&self) -> Vec<Item> {
        self.0.low_stock.iter().cloned().map(Item::from).collect()
    }
    /// Plans that end soon and are followed by none, at most 8.
    async fn expiring(&self) -> Vec<PlanSubscription> {
        self.0.expiring.iter().cloned().map(PlanSubscription).collect()
    }
    /// What customers owe on all invoices.
    async fn owed(&self) -> OwedTotal {
        OwedTotal {
            amount: Money(self.0.owed.amount),
            invoices: Long(self.0.owed.invoices),
            overdue: Money(self.0.owed.overdue),
            overdue_invoices: Long(self.0.owed.overdue_invoices),
        }
    }
}

/// One hour on the wall.
#[derive(SimpleObject)]
pub struct DashboardHour {
    /// 0 to 23.
    hour: i32,
    /// Taken today.
    minutes: Long,
    /// What places could be taken for in opening hours.
    capacity: Long,
    /// Taken on the same weekday of last week.
    last_week: Long,
}

/// What is still to be paid.
#[derive(SimpleObject)]
pub struct OwedTotal {
    amount: Money,
    invoices: Long,
    /// Of it past its day.
    overdue: Money,
    overdue_invoices: Long,
}
