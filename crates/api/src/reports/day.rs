//! The figures of a day in GraphQL.

use async_graphql::SimpleObject;
use coworkflow_operations::reports::DayFigures;

use crate::enums::Tender;
use crate::scalars::{Date, Money};

/// What an operating day came to (`T6`).
#[derive(SimpleObject)]
pub struct DayOverview {
    date: Date,
    revenue: Money,
    time_revenue: Money,
    item_revenue: Money,
    plan_revenue: Money,
    custom_revenue: Money,
    tax: Money,
    discounts: Money,
    credited: Money,
    received: Vec<TenderTotal>,
    received_total: Money,
    topped_up: Money,
    owed: Money,
    sessions_started: i64,
    sessions_ended: i64,
    active_sessions: i64,
    new_customers: i64,
    invoices: i64,
}

/// Payments less refunds by tender.
#[derive(SimpleObject)]
pub struct TenderTotal {
    tender: Tender,
    amount: Money,
}

impl From<DayFigures> for DayOverview {
    fn from(day: DayFigures) -> Self {
        let tender = |(tender, amount): (coworkflow_domain::payments::Tender, _)| TenderTotal {
            tender: tender.into(),
            amount: Money(amount),
        };
        DayOverview {
            date: Date(day.date),
            revenue: Money(day.revenue),
            time_revenue: Money(day.time_revenue),
            item_revenue: Money(day.item_revenue),
            plan_revenue: Money(day.plan_revenue),
            custom_revenue: Money(day.custom_revenue),
            tax: Money(day.tax),
            discounts: Money(day.discounts),
            credited: Money(day.credited),
            received: day.received.into_iter().map(tender).collect(),
            received_total: Money(day.received_total),
            topped_up: Money(day.topped_up),
            owed: Money(day.owed),
            sessions_started: day.sessions_started,
            sessions_ended: day.sessions_ended,
            active_sessions: day.active_sessions,
            new_customers: day.new_customers,
            invoices: day.invoices,
        }
    }
}
