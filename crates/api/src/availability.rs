//! What is taken and what is free, in GraphQL: one scalar, made in one pass, and each change of it.

use async_graphql::{
    Context, InputValueError, InputValueResult, Object, Result, Scalar, ScalarType, Subscription, Value,
};
use coworkflow_operations::availability::{Availability, Watch, WhatIsTaken};
use futures_util::Stream;

use crate::error;
use crate::request::Request;
use crate::scalars::{Instant, Long};

/// In the data of a request whose answer is written by somebody who passes on bytes as the JSON that they are: what is told to
/// many is then put in words once, and not once for each.
#[derive(Debug, Clone, Copy)]
pub struct PassesBytes;

/// All resources in use with what takes them in a stretch of time, as JSON; all moments are milliseconds since 1970:
/// `{ seq, serverTime, from, until, resources: [{ id, name, kind, parentId, capacity, bookable, open: [[from, until]],
/// claims: [{ id, kind, from, until, usedUntil, wholeId?, running?, mine?, bookingId?, sessionId?, customerId?, who?, title?,
/// state?, amount? }] }] }`. `kind` of a resource: seat, desk, room, event_space; of a claim: session, closure, booking, hold.
/// `until` is with the turnaround that follows, `usedUntil` without. `wholeId`: what was asked for, when this is a part of it;
/// a resource is taken too while a part of it is. `running`: a stay that goes on, be it past its `until`. What the reader may
/// not know is left out: a member sees bookings, names and prices of their own alone, and those are `mine`.
#[derive(Debug, Clone, PartialEq)]
pub struct AvailabilityMap(Value);

/// What came of an `AvailabilityMap`, as JSON: `{ seq, map }` with everything anew, or
/// `{ seq, changed: [{ resourceId, …a claim as in the map }], gone: [id of a claim] }`. Changes are told to all alike, also those
/// outside of the stretch that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct AvailabilityNews(Value);

#[Scalar(name = "AvailabilityMap")]
impl ScalarType for AvailabilityMap {
    fn parse(value: Value) -> InputValueResult<Self> {
        Err(InputValueError::expected_type(value))
    }

    fn to_value(&self) -> Value {
        self.0.clone()
    }
}

#[Scalar(name = "AvailabilityNews")]
impl ScalarType for AvailabilityNews {
    fn parse(value: Value) -> InputValueResult<Self> {
        Err(InputValueError::expected_type(value))
    }

    fn to_value(&self) -> Value {
        self.0.clone()
    }
}

impl AvailabilityMap {
    /// As the reader gets it.
    pub(crate) fn of(taken: &Availability, context: &Context<'_>) -> Result<AvailabilityMap> {
        let bytes = serde_json::to_vec(taken).map_err(|_| match Request::of(context) {
            Ok(request) => error::broken(&request.context),
            Err(error) => error,
        })?;
        Ok(AvailabilityMap(value(bytes, context)))
    }
}

/// Bytes of JSON for whoever passes them on, read for everybody else.
fn value(bytes: Vec<u8>, context: &Context<'_>) -> Value {
    if context.data_opt::<PassesBytes>().is_some() {
        Value::Binary(bytes.into())
    } else {
        read(&bytes)
    }
}

fn read(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes)
        .ok()
        .and_then(|json| Value::from_json(json).ok())
        .unwrap_or_default()
}

/// Questions about what is free.
#[derive(Default)]
pub struct AvailabilityQuery;

#[Object]
impl AvailabilityQuery {
    /// What is taken from a moment until another, at most 62 days.
    async fn availability(&self, context: &Context<'_>, from: Instant, until: Instant) -> Result<AvailabilityMap> {
        let request = Request::of(context)?;
        let taken = request
            .ask(WhatIsTaken {
                from: from.0,
                until: until.0,
            })
            .await?;
        AvailabilityMap::of(&taken, context)
    }
}

/// What one can hear of what is free.
#[derive(Default)]
pub struct AvailabilitySubscription;

#[Subscription]
impl AvailabilitySubscription {
    /// What is taken from a moment until another, at most 62 days: everything at once, then each change. `since`: the `seq`
    /// of what was heard last, by a screen that was away; it is told everything anew unless nothing came after it.
    async fn availability(
        &self,
        context: &Context<'_>,
        from: Instant,
        until: Instant,
        since: Option<Long>,
    ) -> Result<impl Stream<Item = Result<AvailabilityNews>> + use<>> {
        let request = Request::of(context)?.clone();
        let looked = WhatIsTaken {
            from: from.0,
            until: until.0,
        };
        let watch = request
            .services
            .watch(&request.context, looked, since.map(|since| since.0));
        let passes = context.data_opt::<PassesBytes>().is_some();
        Ok(futures_util::stream::unfold((request, watch, passes), heard))
    }
}

type Watching = (Request, Watch, bool);

/// The next that a screen hears, until it ends.
async fn heard((request, mut watch, passes): Watching) -> Option<(Result<AvailabilityNews>, Watching)> {
    let told = watch.next().await?;
    let told = told
        .map(|bytes| AvailabilityNews(if passes { Value::Binary(bytes) } else { read(&bytes) }))
        .map_err(|failure| error::to_graphql(failure, &request.context));
    Some((told, (request, watch, passes)))
}
