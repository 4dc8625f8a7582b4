//! Whether a place can be had for an interval, and why not.

use coworkflow_domain::access::Permission;
use coworkflow_domain::bookings::{Asked, BookingRefusal, BookingSettings, Place, TakenBy, When, check};
use coworkflow_domain::ids::BookingId;
use coworkflow_domain::refusal::Refuse;
use coworkflow_domain::time::Interval;
use coworkflow_store::claims::{ClaimKind, ClaimRow};
use coworkflow_store::resources::ResourceRow;
use coworkflow_store::{DbError, bookings, customers, resources, sessions};

use super::instead::instead;
use super::rules::{open_around, settings_of};
use crate::claims::in_the_way;
use crate::failure::Failure;
use crate::work::Work;

/// Refuses an interval that a resource cannot be had for, by its settings (`B5`) or because something has it (`B1`): why, in
/// words and data, without looking for what is free instead. Nothing is written. `except` a booking that is being moved.
pub(crate) fn check_room(
    work: &mut Work,
    resource: &ResourceRow,
    asked: &Asked,
    except: Option<BookingId>,
) -> Result<Result<BookingSettings, BookingRefusal>, Failure> {
    if resource.archived_at.is_some() {
        return Ok(Err(BookingRefusal::ResourceArchived {
            resource: resource.name.clone(),
        }));
    }
    let (zone, _) = work.calendar()?;
    let settings = settings_of(work, resource)?;
    let open = open_around(work, &settings, asked.interval)?;
    let place = Place {
        name: &resource.name,
        capacity: resource.capacity,
        settings: &settings,
        open: &open,
        zone: &zone,
    };
    if let Err(refusal) = check(asked, &place) {
        return Ok(Err(refusal));
    }
    match in_the_way(work, resource, asked.interval, except)? {
        Some(claim) => Ok(Err(taken(work, resource, &claim)?)),
        None => Ok(Ok(settings)),
    }
}

/// The refusal with what is free instead, where that helps (`B6`).
pub(crate) fn offering(
    work: &mut Work,
    resource: &ResourceRow,
    asked: &Asked,
    except: Option<BookingId>,
    refusal: BookingRefusal,
) -> Result<Failure, Failure> {
    let helps = matches!(
        refusal,
        BookingRefusal::Taken { .. }
            | BookingRefusal::Closed { .. }
            | BookingRefusal::TooSoon { .. }
            | BookingRefusal::InThePast
            | BookingRefusal::TooManyPeople { .. }
            | BookingRefusal::NotForYou { .. }
            | BookingRefusal::ResourceArchived { .. }
    );
    Ok(if helps {
        let offered = instead(work, resource, asked, except)?;
        refusal.offering(offered).into()
    } else {
        refusal.refusal().into()
    })
}

/// What the database itself refused (`B1`), or could not do.
pub(crate) fn lost_race(work: &mut Work, resource: &ResourceRow, asked: &Asked, failure: Failure) -> Failure {
    let Failure::Db(DbError::Constraint(_)) = &failure else {
        return failure;
    };
    let refusal = match in_the_way(work, resource, asked.interval, None) {
        Ok(Some(claim)) => taken(work, resource, &claim),
        Ok(None) => return failure,
        Err(other) => Err(other),
    };
    match refusal.and_then(|refusal| offering(work, resource, asked, None, refusal)) {
        Ok(refused) => refused,
        Err(other) => other,
    }
}

/// What has a place, in words for this reader: whose it is, the desk alone learns.
pub(crate) fn taken(work: &mut Work, resource: &ResourceRow, claim: &ClaimRow) -> Result<BookingRefusal, Failure> {
    let (zone, _) = work.calendar()?;
    let interval = Interval::new(claim.starts_at, claim.used_until)?;
    let name = if claim.resource_id == resource.id {
        resource.name.clone()
    } else {
        resources::by_id(work.tx, claim.resource_id)?.map_or_else(|| resource.name.clone(), |part| part.name)
    };
    let who = match claim.kind {
        ClaimKind::Closure => Some(claim.reason.clone()),
        _ if work.may(Permission::BookingsRead) => who_has(work, claim)?,
        _ => None,
    };
    Ok(BookingRefusal::Taken {
        resource: name,
        kind: taken_by(claim.kind),
        who,
        when: When::of(interval, &zone),
        interval,
        alternatives: Vec::new(),
    })
}

/// What a claim is to whoever wants the same.
pub(crate) const fn taken_by(kind: ClaimKind) -> TakenBy {
    match kind {
        ClaimKind::Session => TakenBy::Session,
        ClaimKind::Closure => TakenBy::Closure,
        ClaimKind::Booking => TakenBy::Booking,
        ClaimKind::Hold => TakenBy::Hold,
    }
}

/// The name of the customer that a claim is for.
pub(crate) fn who_has(work: &mut Work, claim: &ClaimRow) -> Result<Option<String>, Failure> {
    let booked = match claim.booking_id {
        Some(id) => bookings::by_id(work.tx, id)?.map(|booking| booking.customer_id),
        None => None,
    };
    let customer = match (booked, claim.session_id) {
        (Some(customer), _) => Some(customer),
        (None, Some(id)) => sessions::by_id(work.tx, id)?.map(|session| session.customer_id),
        (None, None) => None,
    };
    Ok(match customer {
        Some(id) => customers::by_id(work.tx, id)?.map(|row| row.name),
        None => None,
    })
}
