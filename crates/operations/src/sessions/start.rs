//! A customer sits down.

use coworkflow_domain::access::Permission;
use coworkflow_domain::customers::PASSER_BY;
use coworkflow_domain::ids::{CustomerId, ResourceId, SessionId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::sessions::SessionRefusal;
use coworkflow_domain::spaces::walk_in_until;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::optional_text;
use coworkflow_domain::time::{Instant, Interval};
use coworkflow_store::claims::{self, ClaimKind, ClaimRow};
use coworkflow_store::customers::{self, CustomerRow};
use coworkflow_store::resources::{self, ResourceRow};
use coworkflow_store::sessions::{self, SegmentRow, SessionRow};
use coworkflow_store::{DbError, spaces};
use serde::Serialize;

use super::view::{self, SessionView};
use crate::bookings::{expire_due, who_has};
use crate::claims::{Taker, free_until, in_the_way, related, take};
use crate::customers::CreateCustomer;
use crate::failure::Failure;
use crate::perform::Change;
use crate::pricing;
use crate::work::Work;

/// Starts a session on a free resource.
#[derive(Debug, Clone, Serialize)]
pub struct StartSession {
    /// Who sits down.
    pub customer: Arriving,
    /// Where.
    pub resource_id: ResourceId,
    /// The desk's note.
    pub note: String,
}

/// Who sits down.
#[derive(Debug, Clone, Serialize)]
pub enum Arriving {
    /// A customer of ours.
    Known(CustomerId),
    /// Somebody new, added in the same transaction.
    New(CreateCustomer),
}

impl Change for StartSession {
    type Output = SessionView;
    const NAME: &'static str = "sessions.start";
    const PERMISSION: Permission = Permission::SessionsRun;

    fn run(&self, work: &mut Work) -> Result<SessionView, Failure> {
        let note = optional_text("note", Some(&self.note), 2_000)?.unwrap_or_default();
        let resource = usable(work, self.resource_id)?;
        let customer = self.arrive(work)?;
        let now = work.now();
        let space = spaces::the_space(work.tx)?;
        let session = SessionRow {
            id: work.new_id::<SessionId>(),
            space_id: space.id,
            customer_id: customer.id,
            resource_id: resource.id,
            started_at: now,
            day: work.day()?,
            ended_at: None,
            duration_minutes: None,
            amount: None,
            quote: None,
            note,
            increment_minutes: space.increment_minutes,
            grace_minutes: space.grace_minutes,
            price_book: pricing::current_book(work)?,
            guest_type: pricing::guest(work, &customer)?.customer_type,
            started_by: work.actor_id(),
            ended_by: None,
            cancelled_at: None,
            version: 1,
        };
        sessions::insert(work.tx, &session).map_err(|error| taken_meanwhile(error, &resource))?;
        sit_down(work, session.id, 1, &resource, now)?;
        customers::visited(work.tx, customer.id, now)?;
        work.journal(&Event::SessionStarted {
            session_id: session.id,
            customer_id: customer.id,
            customer: customer.name,
            resource_id: resource.id,
            resource: resource.name,
            rate_per_hour: resource.rate_per_hour,
        })?;
        view::of(work, session)
    }
}

impl Arriving {
    /// Who it is: somebody new is added first.
    pub(crate) fn id(&self, work: &mut Work) -> Result<CustomerId, Failure> {
        match self {
            Arriving::Known(id) => Ok(*id),
            Arriving::New(create) => {
                work.require(CreateCustomer::PERMISSION)?;
                Ok(create.run(work)?.id)
            }
        }
    }
}

impl StartSession {
    fn arrive(&self, work: &mut Work) -> Result<CustomerRow, Failure> {
        match &self.customer {
            Arriving::New(create) => {
                work.require(CreateCustomer::PERMISSION)?;
                create.run(work)
            }
            Arriving::Known(id) => {
                let known = customers::by_id(work.tx, *id)?.filter(|row| row.id != PASSER_BY);
                let customer = known.ok_or(General::NotFound {
                    what: SubjectKind::Customer,
                })?;
                if customer.archived_at.is_some() {
                    return Err(SessionRefusal::CustomerArchived {
                        customer: customer.name,
                    }
                    .into());
                }
                Ok(customer)
            }
        }
    }
}

/// The resource, if somebody may sit down there now; otherwise why not (`B2`).
pub(super) fn usable(work: &mut Work, id: ResourceId) -> Result<ResourceRow, Failure> {
    let resource = resources::by_id(work.tx, id)?.ok_or(General::NotFound {
        what: SubjectKind::Resource,
    })?;
    if resource.archived_at.is_some() {
        return Err(SessionRefusal::ResourceArchived {
            resource: resource.name,
        }
        .into());
    }
    expire_due(work)?;
    // Who sits in a part of it, or in what it is a part of, sits here too (`B4`), also once a claim ran out.
    for related in related(work, id)? {
        if let Some(occupant) = resources::occupant(work.tx, related)? {
            let until = claims::until_of_session(work.tx, occupant.session_id)?;
            return Err(SessionRefusal::ResourceTaken {
                resource: resource.name,
                by: Some(occupant.customer_name),
                until,
            }
            .into());
        }
    }
    let now = work.now();
    let until = walk_in_end(work, &resource)?;
    let soon = Interval::new(now, until.max(now.plus_millis(1)))?;
    match in_the_way(work, &resource, soon, None)? {
        None => Ok(resource),
        Some(claim) => Err(in_use(work, resource, &claim)?),
    }
}

/// Why a claim keeps a customer from sitting down.
fn in_use(work: &mut Work, resource: ResourceRow, claim: &ClaimRow) -> Result<Failure, Failure> {
    Ok(match claim.kind {
        ClaimKind::Closure => SessionRefusal::OutOfOrder {
            resource: resource.name,
            reason: claim.reason.clone(),
        },
        ClaimKind::Booking | ClaimKind::Hold => SessionRefusal::Reserved {
            resource: resource.name,
            by: who_has(work, claim)?,
            from: claim.starts_at,
            until: claim.ends_at,
        },
        ClaimKind::Session => SessionRefusal::ResourceTaken {
            resource: resource.name,
            by: None,
            until: Some(claim.ends_at),
        },
    }
    .into())
}

/// Until when somebody who sits down now may stay: the next claim, less the turnaround before it, or closing time (`B3`, `B12`).
fn walk_in_end(work: &mut Work, resource: &ResourceRow) -> Result<Instant, Failure> {
    let now = work.now();
    let space = spaces::the_space(work.tx)?;
    let hours = spaces::hours_around(work.tx, &space, now)?;
    let next = free_until(work, resource, now)?;
    Ok(walk_in_until(now, &hours, &space.zone()?, space.cut_off()?, next))
}

/// Claims the resource from now until the next claim or closing time (`B12`) and begins a segment at its rate of now (`P6`);
/// `metered_from` is now, or later when the clock jumped back during the stay.
pub(super) fn sit_down(
    work: &mut Work,
    session: SessionId,
    position: i64,
    resource: &ResourceRow,
    metered_from: Instant,
) -> Result<(), Failure> {
    let until = walk_in_end(work, resource)?;
    let stay = Interval::new(work.now(), until)?;
    take(work, resource, stay, Taker::Session(session)).map_err(|failure| match failure {
        Failure::Db(error) => taken_meanwhile(error, resource),
        refused => refused,
    })?;
    sessions::insert_segment(
        work.tx,
        &SegmentRow {
            session_id: session,
            position,
            resource_id: resource.id,
            resource_name: resource.name.clone(),
            resource_type: resource.resource_type,
            rate_per_hour: resource.rate_per_hour,
            starts_at: metered_from,
            ends_at: None,
        },
    )?;
    Ok(())
}

/// The database's own refusal of a second claim or session (`B1`), in words.
pub(super) fn taken_meanwhile(error: DbError, resource: &ResourceRow) -> Failure {
    if error.is_constraint("claims_no_overlap") || error.is_constraint("sessions_one_active_per_resource") {
        return SessionRefusal::ResourceTaken {
            resource: resource.name.clone(),
            by: None,
            until: None,
        }
        .into();
    }
    error.into()
}
