//! Reports as objects: each holds the same of the period that it is compared with.

use async_graphql::{Enum, ID, InputObject, SimpleObject};
use coworkflow_operations::reports as asked;

use crate::customers::Customer;
use crate::enums::{InvoiceLineKind, ItemCategory, ResourceType, Tender};
use crate::scalars::{Date, Instant, Long, Money};

/// Spans that have a name; those that still run end today.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "coworkflow_domain::reports::PeriodName")]
#[allow(missing_docs)]
pub enum PeriodName {
    Today,
    Yesterday,
    ThisWeek,
    ThisMonth,
    LastMonth,
    ThisQuarter,
    ThisYear,
}

/// What a period is held against: the one before it, or the same dates a year earlier.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "coworkflow_domain::reports::Comparison")]
#[allow(missing_docs)]
pub enum Comparison {
    Previous,
    LastYear,
}

/// How wide a row of a report is.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "coworkflow_domain::reports::Step")]
#[allow(missing_docs)]
pub enum ReportStep {
    Day,
    Week,
    Month,
}

/// Operating days (`T6`): by a name, or from one to another, both included.
#[derive(InputObject)]
pub struct PeriodInput {
    name: Option<PeriodName>,
    from: Option<Date>,
    to: Option<Date>,
    /// With what it is compared.
    compare: Option<Comparison>,
}

impl From<PeriodInput> for asked::Asked {
    fn from(input: PeriodInput) -> Self {
        asked::Asked {
            name: input.name.map(Into::into),
            from: input.from.map(|date| date.0),
            to: input.to.map(|date| date.0),
            compare: input.compare.map(Into::into),
        }
    }
}

/// From one operating day to another, both included.
#[derive(SimpleObject)]
pub struct Period {
    from: Date,
    to: Date,
    days: Long,
}

/// What a value of the operations is in the schema.
trait Shown {
    type As;
    fn shown(self) -> Self::As;
}

macro_rules! shown {
    ($($from:ty => $to:ty: $with:expr;)+) => { $(
        impl Shown for $from {
            type As = $to;
            fn shown(self) -> $to {
                let with: fn($from) -> $to = $with;
                with(self)
            }
        }
    )+ };
}

shown! {
    i64 => Long: Long;
    i8 => i32: i32::from;
    String => String: |text| text;
    coworkflow_domain::money::Money => Money: Money;
    coworkflow_domain::money::Percent => i32: |rate| i32::from(rate.basis_points());
    coworkflow_domain::time::Instant => Instant: Instant;
    coworkflow_domain::ids::ResourceId => ID: ID::from;
    coworkflow_domain::ids::ItemId => ID: ID::from;
    coworkflow_domain::ids::PlanId => ID: ID::from;
    coworkflow_domain::ids::UserId => ID: ID::from;
    coworkflow_domain::ids::CustomerId => ID: ID::from;
    coworkflow_domain::payments::Tender => Tender: Tender::from;
    coworkflow_domain::inventory::ItemCategory => ItemCategory: ItemCategory::from;
    coworkflow_domain::resources::ResourceKind => ResourceType: ResourceType::from;
    coworkflow_store::customers::CustomerRow => Customer: Customer::from;
    coworkflow_domain::reports::Period => Period: |period| Period {
        from: Date(period.from()),
        to: Date(period.to()),
        days: Long(period.days()),
    };
    Vec<(coworkflow_domain::invoices::LineKind, coworkflow_domain::money::Money)> => Vec<KindTotal>: |kinds| {
        let total = |(kind, amount): (coworkflow_domain::invoices::LineKind, _)| KindTotal {
            kind: kind.into(),
            amount: Money(amount),
        };
        kinds.into_iter().map(total).collect()
    };
    Vec<i8> => Vec<i32>: |numbers| numbers.into_iter().map(i32::from).collect();
}

impl<T: Shown> Shown for Option<T> {
    type As = Option<T::As>;
    fn shown(self) -> Self::As {
        self.map(Shown::shown)
    }
}

/// The objects of figures, field by field as the operations have them.
macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident = $from:path { $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(SimpleObject)]
        pub struct $name { $($(#[$fdoc])* $field: $type),+ }

        impl Shown for $from {
            type As = $name;
            fn shown(self) -> $name {
                $name { $($field: self.$field.shown()),+ }
            }
        }

        impl Shown for Vec<$from> {
            type As = Vec<$name>;
            fn shown(self) -> Vec<$name> {
                self.into_iter().map(Shown::shown).collect()
            }
        }
    )+ };
}

objects! {
    /// What was sold in one step of a period; money with tax where not said otherwise.
    RevenueRow = asked::RevenueRow {
        period: Period,
        /// Invoiced less credited, for every kind.
        by_kind: Vec<KindTotal>,
        revenue: Money,
        tax: Money,
        discounts: Money,
        credited: Money,
        invoices: Long,
    }
    /// One hour of one weekday.
    OccupancyCell = asked::OccupancyCell {
        /// 1 is Monday, 7 is Sunday.
        weekday: i32,
        /// On the wall, 0 to 23.
        hour: i32,
        minutes: Long,
        /// Minutes that places stood there in opening hours.
        capacity: Long,
        /// Basis points of the one in the other; nothing while closed.
        share: Option<Long>,
    }
    /// What a place came to.
    ResourceFigures = asked::ResourceFigures {
        revenue: Money,
        minutes: Long,
        capacity: Long,
        share: Option<Long>,
        per_hour: Option<Money>,
    }
    /// One place.
    ResourceEarning = asked::ResourceEarning {
        id: ID,
        name: String,
        resource_type: ResourceType,
        figures: ResourceFigures,
    }
    /// What one customer brought.
    TopCustomer = asked::TopCustomer {
        customer: Customer,
        visits: Long,
        revenue: Money,
    }
    /// Somebody who stopped coming.
    LapsedCustomer = coworkflow_store::reports::Lapsed {
        id: ID,
        number: Long,
        name: String,
        phone: Option<String>,
        last_visit_at: Option<Instant>,
        visits: Long,
        spent: Money,
    }
    /// How a plan went.
    PlanFigures = asked::PlanFigures {
        sold: Long,
        /// Their prices, before discount and tax.
        amount: Money,
        /// Runs whose last day is over.
        ended: Long,
        /// Of these: followed by another within a week.
        renewed: Long,
        lost: Long,
        /// Basis points of the lost in the ended.
        churn: Option<Long>,
        /// Runs that the period's last day belongs to.
        running: Long,
    }
    /// One plan.
    PlanReportRow = asked::PlanRow {
        id: ID,
        name: String,
        figures: PlanFigures,
    }
    /// What an item came to.
    ItemFigures = asked::ItemFigures {
        quantity: Long,
        revenue: Money,
        tax: Money,
        cost: Money,
        /// Revenue without tax less cost, of what has a cost.
        margin: Option<Money>,
        /// Basis points of the margin in the revenue without tax.
        margin_share: Option<Long>,
    }
    /// One item.
    ItemSale = asked::ItemSale {
        id: ID,
        name: String,
        category: ItemCategory,
        figures: ItemFigures,
    }
    /// Base and tax, as invoiced, as credited and what remains.
    TaxFigures = asked::TaxFigures {
        invoices: Long,
        base: Money,
        tax: Money,
        credited_base: Money,
        credited_tax: Money,
        net_base: Money,
        net_tax: Money,
    }
    /// One rate, in basis points.
    TaxRow = asked::TaxRow {
        name: String,
        rate: i32,
        figures: TaxFigures,
    }
    /// What one tender came to.
    PaymentFigures = asked::PaymentFigures {
        received: Money,
        refunded: Money,
        topped_up: Money,
        net: Money,
        count: Long,
    }
    /// One tender.
    PaymentsRow = asked::PaymentRow {
        tender: Tender,
        figures: PaymentFigures,
    }
    /// What a person did.
    StaffFigures = asked::StaffFigures {
        invoices: Long,
        sold: Money,
        discounts: Money,
        credited: Money,
        received: Money,
        refunded: Money,
        voids: Long,
        /// Closed ones that were opened in the period.
        shifts: Long,
        /// What was in the drawer more than should have been.
        variance: Money,
        /// How far off each count was, whichever way, added up.
        off_by: Money,
    }
    /// One person; without a name the program itself.
    StaffRow = asked::StaffRow {
        id: ID,
        name: String,
        figures: StaffFigures,
    }
}

/// A sum by what was sold.
#[derive(SimpleObject)]
pub struct KindTotal {
    kind: InvoiceLineKind,
    amount: Money,
}

/// The reports: each with the same of the period that it is compared with.
macro_rules! reports {
    ($($(#[$doc:meta])* $name:ident = $from:path { $($(#[$fdoc:meta])* $field:ident: $type:ty),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(SimpleObject)]
        pub struct $name {
            period: Period,
            $($(#[$fdoc])* $field: $type,)+
            /// The same of the period that it is compared with, if one was asked for.
            compared: Option<Box<$name>>,
        }

        impl $name {
            fn of(report: $from, compared: Option<Box<$name>>) -> Self {
                Self { period: report.period.shown(), $($field: report.$field.shown(),)+ compared }
            }
        }

        impl From<asked::Compared<$from>> for $name {
            fn from(answer: asked::Compared<$from>) -> Self {
                let compared = answer.compared.map(|report| Box::new(Self::of(report, None)));
                Self::of(answer.report, compared)
            }
        }
    )+ };
}

reports! {
    /// What was sold, step by step.
    RevenueReport = asked::Revenue {
        /// In order, also those in which nothing was sold.
        rows: Vec<RevenueRow>,
        total: RevenueRow,
    }
    /// When the house was full.
    OccupancyReport = asked::Occupancy {
        /// 1 (Monday) to 7, from the first day of the week.
        weekdays: Vec<i32>,
        /// On the wall, from the cut-off on.
        hours: Vec<i32>,
        /// By weekday and hour in these orders; none where the house was closed and empty.
        cells: Vec<OccupancyCell>,
        minutes: Long,
        capacity: Long,
        share: Option<Long>,
    }
    /// Which places earn and which don't, the best first.
    ResourcesReport = asked::ResourceEarnings {
        rows: Vec<ResourceEarning>,
        total: ResourceFigures,
    }
    /// Who came.
    CustomersReport = asked::CustomerFigures {
        /// Added in the period.
        new: Long,
        /// Came, and had been added before.
        returning: Long,
        /// Came at all.
        came: Long,
        visits: Long,
        /// Their last visit was 30 days before a day of the period.
        lapsed: Long,
        /// At most 100.
        top: Vec<TopCustomer>,
        /// The latest first, at most 100.
        lapsed_rows: Vec<LapsedCustomer>,
    }
    /// Which plans are sold, renewed and left.
    PlansReport = asked::Plans {
        rows: Vec<PlanReportRow>,
        total: PlanFigures,
    }
    /// What items brought in and what is left of it.
    ItemsReport = asked::ItemSales {
        rows: Vec<ItemSale>,
        total: ItemFigures,
    }
    /// Tax by rate.
    TaxReport = asked::Taxes {
        rows: Vec<TaxRow>,
        total: TaxFigures,
    }
    /// Money by tender.
    PaymentsReport = asked::Payments {
        rows: Vec<PaymentsRow>,
        /// Without what was paid from balances: that money came in before.
        total: PaymentFigures,
    }
    /// What each person did, and how their shifts came out.
    StaffReport = asked::Staff {
        rows: Vec<StaffRow>,
        total: StaffFigures,
    }
}
