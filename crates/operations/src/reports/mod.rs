//! Figures that the journal and the documents add up to.

mod ask;
mod customers;
mod dashboard;
mod day;
mod items;
mod kept;
mod occupancy;
mod payments;
mod plans;
mod resources;
mod revenue;
mod staff;
mod tax;

pub use ask::{Asked, Compared};
pub use customers::{CustomerFigures, CustomersReport, LAPSED_AFTER_DAYS, TopCustomer};
pub use dashboard::{Dashboard, DashboardFigures, DashboardHour};
pub use day::{DayFigures, DayOverview, figures};
pub use items::{ItemFigures, ItemSale, ItemSales, ItemsReport};
pub use occupancy::{Occupancy, OccupancyCell, OccupancyReport};
pub use payments::{PaymentFigures, PaymentRow, Payments, PaymentsReport};
pub use plans::{PlanFigures, PlanRow, Plans, PlansReport};
pub use resources::{ResourceEarning, ResourceEarnings, ResourceFigures, ResourcesReport};
pub use revenue::{Revenue, RevenueReport, RevenueRow};
pub use staff::{Staff, StaffFigures, StaffReport, StaffRow};
pub use tax::{TaxFigures, TaxReport, TaxRow, Taxes};

crate::operations! {
    changes: [],
    questions: [
        DayOverview, Dashboard, RevenueReport, OccupancyReport, ResourcesReport, CustomersReport, PlansReport, ItemsReport, TaxReport,
        PaymentsReport, StaffReport,
    ],
}

#[cfg(test)]
mod tests;
