//! What could be booked for a time: every place, whether it can be had and what it would cost.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Asked, BookingRefusal, Channel, Place, check};
use coworkflow_domain::ids::CustomerId;
use coworkflow_domain::money::Money;
use coworkflow_domain::refusal::{General, Refusal, Refuse};
use coworkflow_domain::resources::ResourceKind;
use coworkflow_domain::spaces::OpeningHours;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::bookings;
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::resources::{self, ResourceRow};

use super::place::check_attendees;
use super::room::taken;
use super::rules::{open_around, resolve};
use crate::claims::in_the_way;
use crate::failure::Failure;
use crate::perform::Question;
use crate::pricing::quote_booking;
use crate::work::Work;

/// Every place for a time: those that can be had first.
#[derive(Debug, Clone)]
pub struct BookingOptions {
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// How many come.
    pub attendees: i64,
    /// Only places of this kind.
    pub kind: Option<ResourceKind>,
    /// For whom: their plans make the price.
    pub customer_id: Option<CustomerId>,
}

/// One place for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct BookingOption {
    /// Which.
    pub resource: ResourceRow,
    /// Why it cannot be had then; nothing when it can.
    pub refusal: Option<Refusal>,
    /// What it would cost, when it can be had.
    pub amount: Option<Money>,
}

impl Question for BookingOptions {
    type Output = Vec<BookingOption>;
    const NAME: &'static str = "bookings.options";
    const PERMISSION: Permission = Permission::BookingsRead;

    fn run(&self, work: &mut Work) -> Result<Vec<BookingOption>, Failure> {
        let customer = match self.customer_id {
            None => None,
            Some(id) => Some(customers::by_id(work.tx, id)?.ok_or(General::NotFound {
                what: SubjectKind::Customer,
            })?),
        };
        options(work, self, Channel::Desk, customer.as_ref())
    }
}

/// Every place in use for a time, as whoever asks by this way gets it: those that can be had first, in their order on screen.
pub(crate) fn options(
    work: &mut Work,
    wanted: &BookingOptions,
    channel: Channel,
    customer: Option<&CustomerRow>,
) -> Result<Vec<BookingOption>, Failure> {
    let interval =
        Interval::new(wanted.starts_at, wanted.ends_at).map_err(|refusal| Refusal::from(refusal).on("endsAt"))?;
    check_attendees(wanted.attendees)?;
    let asked = Asked {
        interval,
        attendees: wanted.attendees,
        channel,
        now: work.now(),
    };
    let (zone, _) = work.calendar()?;
    let layers = bookings::choices(work.tx)?;
    // Most places share the hours of the space: each hours are looked at once.
    let mut opened: Vec<(Option<OpeningHours>, Vec<Interval>)> = Vec::new();
    let mut found = Vec::new();
    for resource in resources::all(work.tx, false)? {
        if wanted.kind.is_some_and(|kind| kind != resource.resource_type) {
            continue;
        }
        let settings = resolve(&layers, &resource)?;
        let known = opened.iter().find(|(hours, _)| *hours == settings.hours);
        let open = match known {
            Some((_, open)) => open.clone(),
            None => {
                let open = open_around(work, &settings, interval)?;
                opened.push((settings.hours.clone(), open.clone()));
                open
            }
        };
        let place = Place {
            name: &resource.name,
            capacity: resource.capacity,
            settings: &settings,
            open: &open,
            zone: &zone,
        };
        let refusal: Option<BookingRefusal> = match check(&asked, &place) {
            Err(refusal) => Some(refusal),
            Ok(()) => match in_the_way(work, &resource, interval, None)? {
                Some(claim) => Some(taken(work, &resource, &claim)?),
                None => None,
            },
        };
        let amount = match refusal {
            Some(_) => None,
            None => Some(quote_booking(work, &resource, interval, customer, None)?.amount),
        };
        found.push(BookingOption {
            resource,
            refusal: refusal.map(|refusal| refusal.refusal()),
            amount,
        });
    }
    found.sort_by_key(|option| option.refusal.is_some());
    Ok(found)
}
