//! What an operation holds while it runs: the transaction and the checked actor.

use coworkflow_domain::access::{Grants, Permission, RightsRefusal, Role};
use coworkflow_domain::ids::{CustomerId, Id, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::members::MemberRefusal;
use coworkflow_domain::refusal::General;
use coworkflow_domain::spaces::operating_day;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::{Date, Instant, LocalTime, Zone};
use coworkflow_store::access::UserRow;
use coworkflow_store::journal::EntryRow;
use coworkflow_store::{DbError, Tx, access, api_keys, spaces};

use crate::context::{Actor, Context, Services};
use crate::failure::Failure;

/// A running operation. Made only by [`Services`], after the permission was checked.
pub struct Work<'w, 'c> {
    /// The transaction.
    pub tx: &'w mut Tx<'c>,
    services: &'w Services,
    context: &'w Context,
    now: Instant,
    who: Who,
    /// Zone and cut-off of the space, once they were asked for.
    calendar: Option<(Zone, LocalTime)>,
}

/// The checked actor.
enum Who {
    User {
        id: UserId,
        name: String,
        role: Role,
        /// What they may do: all of their role, or what a key of theirs leaves of it.
        grants: Grants,
        customer: Option<CustomerId>,
    },
    System,
}

impl<'w, 'c> Work<'w, 'c> {
    pub(crate) fn begin(
        services: &'w Services,
        context: &'w Context,
        tx: &'w mut Tx<'c>,
        needed: Permission,
    ) -> Result<Self, Failure> {
        let now = services.clock.now();
        let who = match context.actor {
            Actor::System => Who::System,
            Actor::Stranger => return Err(General::SignInNeeded.into()),
            Actor::Login { user, login } => {
                let found = access::actor(tx, user, login, now)?.ok_or(General::SignInNeeded)?;
                if let Some(state) = found.state {
                    state.open()?;
                }
                Who::User {
                    id: user,
                    name: found.name,
                    role: found.role,
                    grants: grants(found.role, found.permissions.as_deref()),
                    customer: found.customer_id,
                }
            }
            Actor::Key { user, key } => {
                let found = api_keys::actor(tx, key, now)?.ok_or(RightsRefusal::KeyEnded)?;
                if let Some(state) = found.state {
                    state.open()?;
                }
                Who::User {
                    id: user,
                    name: format!("{} ({})", found.key_name, found.name),
                    role: found.role,
                    grants: grants(found.role, found.permissions.as_deref()).and(Grants::from_text(&found.scopes)),
                    customer: None,
                }
            }
        };
        if let Who::User { grants, .. } = &who
            && !grants.allow(needed)
        {
            return Err(General::Forbidden { permission: needed }.into());
        }
        Ok(Work {
            tx,
            services,
            context,
            now,
            who,
            calendar: None,
        })
    }

    /// The work of signing in, of signing out and of the setup: by a user who was just found to be one.
    pub(crate) fn signed_in(
        services: &'w Services,
        context: &'w Context,
        tx: &'w mut Tx<'c>,
        id: UserId,
        name: &str,
        role: Role,
    ) -> Self {
        let who = Who::User {
            id,
            name: name.to_owned(),
            role,
            grants: role.grants(),
            customer: None,
        };
        Work {
            tx,
            services,
            context,
            now: services.clock.now(),
            who,
            calendar: None,
        }
    }

    /// The work of the program itself, where no operation runs: in a database that is being made ready.
    pub(crate) fn of_system(services: &'w Services, context: &'w Context, tx: &'w mut Tx<'c>) -> Self {
        Work {
            tx,
            services,
            context,
            now: services.clock.now(),
            who: Who::System,
            calendar: None,
        }
    }

    /// The moment of this operation: the same from its first line to its last.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The operating day of this operation (`T6`).
    pub fn day(&mut self) -> Result<Date, Failure> {
        self.day_of(self.now)
    }

    /// The operating day that a moment belongs to, by the zone and cut-off of now (`T6`).
    pub fn day_of(&mut self, moment: Instant) -> Result<Date, Failure> {
        let (zone, cut_off) = self.calendar()?;
        Ok(operating_day(moment, &zone, cut_off))
    }

    /// The zone of the space and the cut-off of its operating day, read once.
    pub fn calendar(&mut self) -> Result<(Zone, LocalTime), Failure> {
        if let Some(known) = &self.calendar {
            return Ok(known.clone());
        }
        let space = spaces::the_space(self.tx)?;
        let calendar = (space.zone()?, space.cut_off()?);
        self.calendar = Some(calendar.clone());
        Ok(calendar)
    }

    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.context.lang
    }

    /// The services, for what the operation needs beside the transaction.
    pub fn services(&self) -> &Services {
        self.services
    }

    /// Who asks.
    pub fn actor(&self) -> Actor {
        self.context.actor
    }

    /// The user's id; the nil id for the program itself.
    pub fn actor_id(&self) -> UserId {
        match self.who {
            Who::User { id, .. } => id,
            Who::System => UserId::from_uuid(uuid::Uuid::nil()),
        }
    }

    /// The user's name; empty for the program itself.
    pub fn actor_name(&self) -> &str {
        match &self.who {
            Who::User { name, .. } => name,
            Who::System => "",
        }
    }

    /// Whom the actor is to the house (A4). Refused to the team: they are nobody's customer.
    pub fn own_customer(&self) -> Result<CustomerId, Failure> {
        match self.who {
            Who::User {
                customer: Some(customer),
                ..
            } => Ok(customer),
            _ => Err(MemberRefusal::NotAMember.into()),
        }
    }

    /// Whether the actor is a member: then only what is their own counts (A4).
    pub fn is_member(&self) -> bool {
        matches!(self.who, Who::User { role: Role::Member, .. })
    }

    /// Whether the actor may do this too: for parts of an operation that ask for more.
    pub fn may(&self, permission: Permission) -> bool {
        match self.who {
            Who::User { grants, .. } => grants.allow(permission),
            Who::System => true,
        }
    }

    /// All that the actor may do; the program itself, what an owner may.
    pub fn grants(&self) -> Grants {
        match self.who {
            Who::User { grants, .. } => grants,
            Who::System => Role::Owner.grants(),
        }
    }

    /// Refuses to act on somebody who may do more than the actor: whoever sets another's password could sign in as them (A2).
    pub fn covers(&mut self, user: &UserRow) -> Result<(), Failure> {
        let own = access::own_permissions(self.tx, user.id)?;
        // What only members and displays may do is theirs alone, and above nobody.
        let theirs = grants(user.role, own.as_deref()).and(Role::Owner.grants());
        if self.grants().cover(theirs) {
            Ok(())
        } else {
            let name = user.name.clone();
            Err(RightsRefusal::AboveYou { name }.into())
        }
    }

    /// Refuses unless the actor may do this too.
    pub fn require(&self, permission: Permission) -> Result<(), Failure> {
        if self.may(permission) {
            Ok(())
        } else {
            Err(General::Forbidden { permission }.into())
        }
    }

    /// A new id.
    pub fn new_id<T: Id>(&self) -> T {
        T::from(self.services.new_id(self.now))
    }

    /// Appends to the journal, in this transaction (`J1`).
    pub fn journal(&mut self, event: &Event) -> Result<(), Failure> {
        let (actor_id, actor_name) = match &self.who {
            Who::User { id, name, .. } => (Some(*id), name.clone()),
            Who::System => (None, String::new()),
        };
        self.append(event, actor_id, actor_name)
    }

    /// The same for what happens by itself, whoever the actor is: a time that ran out.
    pub fn journal_of_system(&mut self, event: &Event) -> Result<(), Failure> {
        self.append(event, None, String::new())
    }

    fn append(&mut self, event: &Event, actor_id: Option<UserId>, actor_name: String) -> Result<(), Failure> {
        let body = serde_json::to_string(event).map_err(|error| DbError::Broken(error.to_string()))?;
        let row = EntryRow {
            seq: 0,
            at: self.now,
            actor_id,
            actor_name,
            event: event.kind().to_owned(),
            customer_id: event.customer_id(),
            body,
            client_id: self.context.client_id.clone(),
            request_id: self.context.request_id.clone(),
        };
        coworkflow_store::journal::append(self.tx, row)?;
        Ok(())
    }
}

/// What a role allows: the house's own by its permissions, or the one that is always there.
fn grants(role: Role, own: Option<&str>) -> Grants {
    own.map_or_else(|| role.grants(), Grants::from_text)
}
