//! The house and its palette in GraphQL.

use async_graphql::{Context, Enum, Object, Result, SimpleObject, Union};
use coworkflow_domain::resources::ResourceState as State;
use coworkflow_operations::house::{Find, HouseNow};

use crate::customers::Customer;
use crate::inventory::Item;
use crate::invoices::Invoice;
use crate::reports::DayOverview;
use crate::request::Request;
use crate::resources::Resource;
use crate::scalars::{Instant, Long};
use crate::sessions::Session;

/// What a place is doing.
#[derive(Enum, Debug, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "coworkflow_operations::house::PlaceState")]
#[allow(missing_docs)]
pub enum ResourceState {
    Free,
    Taken,
    Reserved,
    OutOfOrder,
    Closed,
}

/// The house at one moment.
pub struct House(coworkflow_operations::house::House);

#[Object]
impl House {
    async fn server_time(&self) -> Instant {
        Instant(self.0.server_time)
    }
    /// The journal's last entry that this answer has seen.
    async fn seq(&self) -> Long {
        Long(self.0.seq)
    }
    async fn open(&self) -> bool {
        self.0.open
    }
    async fn closes_at(&self) -> Option<Instant> {
        self.0.closes_at.map(Instant)
    }
    async fn places(&self) -> Vec<Place> {
        self.0.places.iter().cloned().map(Place::from).collect()
    }
    async fn day(&self, context: &Context<'_>) -> Result<DayOverview> {
        match &self.0.day {
            Some(day) => Ok(day.clone().into()),
            None => Err(crate::error::broken(&Request::of(context)?.context)),
        }
    }
    async fn low_stock(&self) -> Vec<Item> {
        self.0.low_stock.iter().cloned().map(Item::from).collect()
    }
}

/// One resource on the screen of the house.
#[derive(SimpleObject)]
pub struct Place {
    resource: Resource,
    state: ResourceState,
    /// Free: the start of the next claim. Reserved: when the booking ends. Out of order: its end, if known.
    until: Option<Instant>,
    reason: Option<String>,
    session: Option<Session>,
}

impl From<coworkflow_operations::house::Place> for Place {
    fn from(place: coworkflow_operations::house::Place) -> Self {
        let (until, reason) = match &place.resource.state {
            State::Free { until } | State::Taken { until, .. } | State::Reserved { until } => (*until, None),
            State::OutOfOrder { until, reason } => (*until, Some(reason.clone())),
        };
        Place {
            resource: place.resource.into(),
            state: place.state.into(),
            until: until.map(Instant),
            reason,
            session: place.session.map(Session),
        }
    }
}

/// Something that the palette found.
#[derive(Union)]
#[allow(missing_docs)]
#[expect(clippy::large_enum_variant, reason = "a dozen of them live for one answer")]
pub enum Found {
    Customer(Customer),
    Resource(Resource),
    Session(Session),
    Item(Item),
    Invoice(Invoice),
}

impl From<coworkflow_operations::house::Found> for Found {
    fn from(found: coworkflow_operations::house::Found) -> Self {
        use coworkflow_operations::house::Found as Is;
        match found {
            Is::Customer(row) => Found::Customer((*row).into()),
            Is::Resource(view) => Found::Resource((*view).into()),
            Is::Session(view) => Found::Session(Session(*view)),
            Is::Item(row) => Found::Item((*row).into()),
            Is::Invoice(view) => Found::Invoice(Invoice(*view)),
        }
    }
}

/// Questions about the house.
#[derive(Default)]
pub struct HouseQuery;

#[Object]
impl HouseQuery {
    /// The house now: every resource with its state, the active sessions, the day so far.
    async fn house(&self, context: &Context<'_>) -> Result<House> {
        let wanted = context.look_ahead();
        let now = HouseNow {
            with_day: wanted.field("day").exists(),
            with_low_stock: wanted.field("lowStock").exists(),
        };
        Request::of(context)?.ask(now).await.map(House)
    }

    /// For the command palette: customers, resources, sessions, items and invoices that match. At most 12.
    async fn find(&self, context: &Context<'_>, text: String) -> Result<Vec<Found>> {
        let found = Request::of(context)?.ask(Find { text }).await?;
        Ok(found.into_iter().map(Found::from).collect())
    }
}
