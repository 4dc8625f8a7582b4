//! Displays at doors in GraphQL.

use async_graphql::{Context, Enum, ID, InputObject, Object, Result, SimpleObject};
use coworkflow_domain::subject::SubjectKind;
use coworkflow_operations::displays::{
    self, BookAtDoor, DisplayView, DoorBooking, DoorNow, DoorView, EndAtDoor, ExtendAtDoor, HangDisplay, ListDisplays,
    NewDisplayCode, RemoveDisplay,
};

use crate::enums::{Language, ResourceType};
use crate::request::Request;
use crate::scalars::{Instant, Money};

/// A display at a door.
#[derive(SimpleObject)]
pub struct Display {
    id: ID,
    resource_id: ID,
    resource_name: String,
    /// Whether names and titles may be read at the door.
    shows_names: bool,
    /// When it was paired last; nothing while it waits for its tablet.
    paired_at: Option<Instant>,
    /// The code that pairs it, in the answer that made it alone: typed at `/display`.
    code: Option<String>,
    /// Until when a code counts that waits for its tablet.
    code_expires_at: Option<Instant>,
}

impl From<DisplayView> for Display {
    fn from(view: DisplayView) -> Self {
        Display {
            id: view.id.to_string().into(),
            resource_id: view.resource_id.to_string().into(),
            resource_name: view.resource,
            shows_names: view.shows_names,
            paired_at: view.paired_at.map(Instant),
            code: view.code,
            code_expires_at: view.code_expires_at.map(Instant),
        }
    }
}

/// A display for a door.
#[derive(InputObject)]
pub struct DisplayInput {
    resource_id: ID,
    /// Whether names and titles may be read at the door.
    shows_names: bool,
}

/// What a door shows by colour.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "displays::DoorState")]
#[allow(missing_docs)]
pub enum DoorState {
    Free,
    Taken,
    Reserved,
    OutOfOrder,
    Closed,
}

/// Something that takes the place, as far as it may be read at the door.
#[derive(SimpleObject)]
pub struct DoorClaim {
    starts_at: Instant,
    ends_at: Instant,
    who: Option<String>,
    title: Option<String>,
}

impl From<DoorBooking> for DoorClaim {
    fn from(claim: DoorBooking) -> Self {
        DoorClaim {
            starts_at: Instant(claim.from),
            ends_at: Instant(claim.until),
            who: claim.who,
            title: claim.title,
        }
    }
}

/// An end that may be chosen at the door, and what all of it costs, paid at the desk.
#[derive(SimpleObject)]
pub struct DoorOffer {
    ends_at: Instant,
    amount: Money,
}

impl From<displays::Offer> for DoorOffer {
    fn from(offer: displays::Offer) -> Self {
        DoorOffer {
            ends_at: Instant(offer.ends_at),
            amount: Money(offer.amount),
        }
    }
}

/// What goes on behind the door of a display, and what whoever stands there may do.
#[derive(SimpleObject)]
pub struct Door {
    server_time: Instant,
    /// Of the space.
    zone: String,
    /// What a screen speaks that nobody has set.
    language: Language,
    space_name: String,
    /// Its money, by its code.
    currency: String,
    resource_name: String,
    resource_type: ResourceType,
    capacity: i64,
    state: DoorState,
    current: Option<DoorClaim>,
    /// What comes within a day, in order.
    next: Vec<DoorClaim>,
    /// While it is free: until the next booking or closing time.
    free_until: Option<Instant>,
    /// When a booking made now would begin.
    starts_at: Option<Instant>,
    /// Until when it could be booked now; none when the desk books it.
    offers: Vec<DoorOffer>,
    /// Until when what goes on could go on.
    extensions: Vec<DoorOffer>,
    /// Whether what goes on can be ended here: whoever has no name pays at the desk first.
    may_end: bool,
}

impl From<DoorView> for Door {
    fn from(view: DoorView) -> Self {
        Door {
            server_time: Instant(view.server_time),
            zone: view.zone,
            language: view.language.into(),
            space_name: view.space,
            currency: view.currency,
            resource_name: view.resource,
            resource_type: view.kind.into(),
            capacity: view.capacity,
            state: view.state.into(),
            current: view.current.map(DoorClaim::from),
            next: view.next.into_iter().map(DoorClaim::from).collect(),
            free_until: view.free_until.map(Instant),
            starts_at: view.starts_at.map(Instant),
            offers: view.offers.into_iter().map(DoorOffer::from).collect(),
            extensions: view.extensions.into_iter().map(DoorOffer::from).collect(),
            may_end: view.may_end,
        }
    }
}

/// Questions about displays, and of them.
#[derive(Default)]
pub struct DisplaysQuery;

#[Object]
impl DisplaysQuery {
    /// The displays of the house, in the order they were hung.
    async fn displays(&self, context: &Context<'_>) -> Result<Vec<Display>> {
        let displays = Request::of(context)?.ask(ListDisplays).await?;
        Ok(displays.into_iter().map(Display::from).collect())
    }

    /// What goes on behind the door of the display that asks.
    async fn door(&self, context: &Context<'_>) -> Result<Door> {
        Request::of(context)?.ask(DoorNow).await.map(Door::from)
    }
}

/// Changes of displays, and by them.
#[derive(Default)]
pub struct DisplaysMutation;

#[Object]
impl DisplaysMutation {
    /// Makes a display for the door of a resource, with the code that pairs it.
    async fn hang_display(
        &self,
        context: &Context<'_>,
        input: DisplayInput,
        idempotency_key: Option<String>,
    ) -> Result<Display> {
        let request = Request::of(context)?;
        let hang = HangDisplay {
            resource_id: request.id(&input.resource_id, SubjectKind::Resource)?,
            shows_names: input.shows_names,
        };
        request.change(hang, idempotency_key).await.map(Display::from)
    }

    /// Makes another code for a display; the tablet that hung there is signed out.
    async fn new_display_code(
        &self,
        context: &Context<'_>,
        id: ID,
        idempotency_key: Option<String>,
    ) -> Result<Display> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Display)?;
        request
            .change(NewDisplayCode { id }, idempotency_key)
            .await
            .map(Display::from)
    }

    /// Takes a display away; its tablet is signed out at once. Answers with its id.
    async fn remove_display(&self, context: &Context<'_>, id: ID, idempotency_key: Option<String>) -> Result<ID> {
        let request = Request::of(context)?;
        let id = request.id(&id, SubjectKind::Display)?;
        let gone = request.change(RemoveDisplay { id }, idempotency_key).await?;
        Ok(gone.to_string().into())
    }

    /// Books the place behind the door of the display that asks, from now on, for whoever stands there.
    async fn book_at_door(
        &self,
        context: &Context<'_>,
        ends_at: Instant,
        expected_amount: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<Door> {
        let book = BookAtDoor {
            ends_at: ends_at.0,
            expected_amount: expected_amount.map(|amount| amount.0),
        };
        Request::of(context)?
            .change(book, idempotency_key)
            .await
            .map(Door::from)
    }

    /// Keeps the place of the stay that goes on until a later end.
    async fn extend_at_door(
        &self,
        context: &Context<'_>,
        until: Instant,
        expected_amount: Option<Money>,
        idempotency_key: Option<String>,
    ) -> Result<Door> {
        let extend = ExtendAtDoor {
            until: until.0,
            expected_amount: expected_amount.map(|amount| amount.0),
        };
        Request::of(context)?
            .change(extend, idempotency_key)
            .await
            .map(Door::from)
    }

    /// Ends the stay that goes on: what it costs is owed, and settled at the desk.
    async fn end_at_door(&self, context: &Context<'_>, idempotency_key: Option<String>) -> Result<Door> {
        Request::of(context)?
            .change(EndAtDoor, idempotency_key)
            .await
            .map(Door::from)
    }
}
