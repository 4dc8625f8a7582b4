//! Plans in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result};
use coworkflow_operations::subscriptions::{PlanEntry, PlanView};

use crate::enums::ResourceType;
use crate::request::Request;
use crate::scalars::{Instant, Long, Money};

/// A plan that is sold.
pub struct Plan(pub PlanView);

#[Object]
impl Plan {
    async fn id(&self) -> ID {
        self.0.row.id.into()
    }
    async fn name(&self) -> &str {
        &self.0.row.name
    }
    async fn days(&self) -> i64 {
        self.0.row.days
    }
    async fn price(&self) -> Money {
        Money(self.0.row.price)
    }
    /// The allowance of a run in minutes; nothing for no limit.
    async fn included_minutes(&self) -> Option<Long> {
        self.0.row.included_minutes.map(Long)
    }
    /// `09:00`; nothing for all day.
    async fn from_time(&self) -> Option<String> {
        let hours = self.0.terms.access.hours?;
        Some(hours.from.strftime("%H:%M").to_string())
    }
    /// `17:00`; at or before `fromTime` it is on the next day.
    async fn to_time(&self) -> Option<String> {
        let hours = self.0.terms.access.hours?;
        Some(hours.to.strftime("%H:%M").to_string())
    }
    /// 1 is Monday; none for every day.
    async fn weekdays(&self) -> Vec<i32> {
        self.0.terms.access.weekdays.iter().map(|&day| day.into()).collect()
    }
    /// The kinds of place it pays; none for every kind.
    async fn resource_types(&self) -> Vec<ResourceType> {
        let kinds = &self.0.terms.access.resource_kinds;
        kinds.iter().copied().map(Into::into).collect()
    }
    /// All that limits it, in the reader's language.
    async fn terms(&self, context: &Context<'_>) -> Result<String> {
        Ok(self.0.terms.words(Request::of(context)?.context.lang))
    }
    /// How many runs of it are not over.
    async fn live_runs(&self) -> i64 {
        self.0.live_runs
    }
    async fn archived_at(&self) -> Option<Instant> {
        self.0.row.archived_at.map(Instant)
    }
    async fn created_at(&self) -> Instant {
        Instant(self.0.row.created_at)
    }
    async fn version(&self) -> Long {
        Long(self.0.row.version)
    }
}

/// A plan as typed.
#[derive(InputObject)]
pub struct PlanInput {
    name: String,
    /// 1 to 366.
    days: i32,
    price: Money,
    /// Left out for no limit.
    included_minutes: Option<Long>,
    /// `09:00`; left out, as `toTime`, for all day.
    from_time: Option<String>,
    /// `17:00`; before `fromTime` it is on the next day.
    to_time: Option<String>,
    /// 1 is Monday; none for every day.
    #[graphql(default)]
    weekdays: Vec<i32>,
    /// None for every kind.
    #[graphql(default)]
    resource_types: Vec<ResourceType>,
}

impl From<PlanInput> for PlanEntry {
    fn from(input: PlanInput) -> PlanEntry {
        let hours = match (input.from_time, input.to_time) {
            (None, None) => None,
            (from, to) => Some((from.unwrap_or_default(), to.unwrap_or_default())),
        };
        PlanEntry {
            name: input.name,
            days: input.days.into(),
            price: input.price.0,
            included_minutes: input.included_minutes.map(|minutes| minutes.0),
            hours,
            // What fits no weekday is refused as one.
            weekdays: input
                .weekdays
                .iter()
                .map(|&day| i8::try_from(day).unwrap_or(0))
                .collect(),
            resource_kinds: input.resource_types.into_iter().map(Into::into).collect(),
        }
    }
}
