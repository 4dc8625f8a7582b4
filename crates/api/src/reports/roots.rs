//! Questions about figures.

use async_graphql::{Context, Object, Result};
use coworkflow_operations::reports as asked;

use super::dashboard::Dashboard;
use super::day::DayOverview;
use super::figures::{
    CustomersReport, ItemsReport, OccupancyReport, PaymentsReport, PeriodInput, PlansReport, ReportStep,
    ResourcesReport, RevenueReport, StaffReport, TaxReport,
};
use crate::request::Request;
use crate::scalars::Date;

/// Questions about figures.
#[derive(Default)]
pub struct ReportsQuery;

#[Object]
impl ReportsQuery {
    /// The figures of an operating day; today's when `date` is left out (`T6`).
    async fn day_overview(&self, context: &Context<'_>, date: Option<Date>) -> Result<DayOverview> {
        let day = asked::DayOverview {
            date: date.map(|date| date.0),
        };
        Request::of(context)?.ask(day).await.map(DayOverview::from)
    }

    /// Today against the same weekday of last week and against the target, and what needs the owner's eye.
    async fn dashboard(&self, context: &Context<'_>) -> Result<Dashboard> {
        Request::of(context)?.ask(asked::Dashboard).await.map(Dashboard::from)
    }

    /// What was sold, by day, week or month and by kind.
    async fn revenue_report(
        &self,
        context: &Context<'_>,
        period: PeriodInput,
        step: ReportStep,
    ) -> Result<RevenueReport> {
        let report = asked::RevenueReport {
            asked: period.into(),
            step: step.into(),
        };
        Request::of(context)?.ask(report).await.map(RevenueReport::from)
    }

    /// How full the house was, by weekday and hour.
    async fn occupancy_report(&self, context: &Context<'_>, period: PeriodInput) -> Result<OccupancyReport> {
        let report = asked::OccupancyReport { asked: period.into() };
        Request::of(context)?.ask(report).await.map(OccupancyReport::from)
    }

    /// What each place earned and how much it was taken.
    async fn resources_report(&self, context: &Context<'_>, period: PeriodInput) -> Result<ResourcesReport> {
        let report = asked::ResourcesReport { asked: period.into() };
        Request::of(context)?.ask(report).await.map(ResourcesReport::from)
    }

    /// Who is new, who came back, who stopped coming and who brought the most.
    async fn customers_report(&self, context: &Context<'_>, period: PeriodInput) -> Result<CustomersReport> {
        let report = asked::CustomersReport { asked: period.into() };
        Request::of(context)?.ask(report).await.map(CustomersReport::from)
    }

    /// Which plans were sold, renewed and left.
    async fn plans_report(&self, context: &Context<'_>, period: PeriodInput) -> Result<PlansReport> {
        let report = asked::PlansReport { asked: period.into() };
        Request::of(context)?.ask(report).await.map(PlansReport::from)
    }

    /// What items brought in, what they had cost and what is left.
    async fn items_report(&self, context: &Context<'_>, period: PeriodInput) -> Result<ItemsReport> {
        let report = asked::ItemsReport { asked: period.into() };
        Request::of(context)?.ask(report).await.map(ItemsReport::from)
    }

    /// Tax by rate.
    async fn tax_report(&self, context: &Context<'_>, period: PeriodInput) -> Result<TaxReport> {
        let report = asked::TaxReport { asked: period.into() };
        Request::of(context)?.ask(report).await.map(TaxReport::from)
    }

    /// Money in and out, by tender.
    async fn payments_report(&self, context: &Context<'_>, period: PeriodInput) -> Result<PaymentsReport> {
        let report = asked::PaymentsReport { asked: period.into() };
        Request::of(context)?.ask(report).await.map(PaymentsReport::from)
    }

    /// Who sold, took money, gave it back and took sales back.
    async fn staff_report(&self, context: &Context<'_>, period: PeriodInput) -> Result<StaffReport> {
        let report = asked::StaffReport { asked: period.into() };
        Request::of(context)?.ask(report).await.map(StaffReport::from)
    }
}
