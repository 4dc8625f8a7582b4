//! Figures and reports in GraphQL.

mod dashboard;
mod day;
mod figures;
mod roots;

pub use dashboard::Dashboard;
pub use day::{DayOverview, TenderTotal};
pub use figures::{
    CustomersReport, ItemsReport, OccupancyReport, PaymentsReport, Period, PlansReport, ResourcesReport, RevenueReport,
    StaffReport, TaxReport,
};
pub use roots::ReportsQuery;
