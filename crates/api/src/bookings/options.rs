//! What could be booked for a time, in GraphQL.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::bookings as operations;

use crate::enums::ResourceType;
use crate::request::Request;
use crate::scalars::{Instant, Json, Money};

/// A time, and for whom.
#[derive(InputObject)]
pub struct BookingOptionsInput {
    starts_at: Instant,
    ends_at: Instant,
    /// 1 when left out.
    attendees: Option<i32>,
    resource_type: Option<ResourceType>,
    /// Their plans make the price; a visitor's price when left out.
    customer_id: Option<ID>,
}

/// One place for a time.
#[derive(SimpleObject)]
pub struct BookingOption {
    resource_id: ID,
    resource_name: String,
    resource_type: ResourceType,
    capacity: i64,
    /// What it would cost, when it can be had.
    amount: Option<Money>,
    /// Why it can't, when it can't.
    refusal: Option<BookingObstacle>,
}

/// Why a place can't be had, as a refusal says it.
#[derive(SimpleObject)]
pub struct BookingObstacle {
    code: String,
    /// In the reader's language.
    message: String,
    data: Json,
}

/// Questions about what could be booked.
#[derive(Default)]
pub struct OptionsQuery;

#[Object]
impl OptionsQuery {
    /// Every place in use for a time: those that can be had first.
    async fn booking_options(&self, context: &Context<'_>, input: BookingOptionsInput) -> Result<Vec<BookingOption>> {
        let request = Request::of(context)?;
        let question = operations::BookingOptions {
            starts_at: input.starts_at.0,
            ends_at: input.ends_at.0,
            attendees: input.attendees.map_or(1, i64::from),
            kind: input.resource_type.map(Into::into),
            customer_id: request.optional_id(input.customer_id.as_ref(), SubjectKind::Customer)?,
        };
        let lang = request.context.lang;
        let found = request.ask(question).await?;
        Ok(found
            .into_iter()
            .map(|option| BookingOption {
                resource_id: option.resource.id.into(),
                resource_name: option.resource.name,
                resource_type: option.resource.resource_type.into(),
                capacity: option.resource.capacity,
                amount: option.amount.map(Money),
                refusal: option.refusal.map(|refusal| BookingObstacle {
                    code: refusal.code.to_string(),
                    message: refusal.message(lang).to_owned(),
                    data: Json(refusal.data),
                }),
            })
            .collect())
    }
}
