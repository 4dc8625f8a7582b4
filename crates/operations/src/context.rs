//! Who asks, when, in which language; and the services that answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use coworkflow_domain::ids::{ApiKeyId, LoginId, TenantId, UserId, uuid_v7_in_order};
use coworkflow_domain::tenants::{PLATFORM, TenantRefusal};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::Store;

use crate::access::Gate;
use crate::data::DataRoom;
use crate::failure::Failure;
use crate::imports::Imports;
use crate::ports::{Mailer, PaymentProvider, Shared};
use crate::tenants::{Directory, Platform};

/// Tells the time. The only place where 'now' comes from.
pub trait Clock: Send + Sync {
    /// The moment now.
    fn now(&self) -> Instant;
}

/// Gives random bits. The only place where chance comes from.
pub trait Random: Send + Sync {
    /// 128 random bits, fit for secrets in production.
    fn bits(&self) -> u128;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> Instant {
        Instant::from_timestamp(jiff::Timestamp::now())
    }
}

/// The random source of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[expect(clippy::disallowed_methods, reason = "this is the random source")]
    fn bits(&self) -> u128 {
        rand::random()
    }
}

/// What every operation works with, made once when the program starts.
#[derive(Clone)]
pub struct Services {
    /// The database.
    pub store: Store,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The random source.
    pub random: Arc<dyn Random>,
    /// What sign-in needs.
    pub(crate) gate: Arc<Gate>,
    /// Files that wait to be taken in.
    pub(crate) imports: Arc<Imports>,
    /// Backups, archives and what goes on with them.
    pub(crate) data: Arc<DataRoom>,
    /// Who takes money online; nobody unless it is configured.
    pub payments: Option<Arc<dyn PaymentProvider>>,
    /// Who sends mail; nobody unless it is configured.
    pub mail: Option<Arc<dyn Mailer>>,
    /// How who runs the server set it up for many houses.
    pub platform: Platform,
    /// The houses that addresses named of late.
    pub(crate) houses: Arc<Directory>,
    /// What the servers on one database count together; each for itself unless it is configured.
    pub shared: Option<Arc<dyn Shared>>,
    /// How this process is named among those on one database.
    server: u128,
    /// How many ids were made: those of one millisecond sort by it.
    made_ids: Arc<AtomicU32>,
}

impl Services {
    /// `secret`: 256 random bits that sign the request tokens, kept by whoever starts the program.
    pub fn new(store: Store, clock: Arc<dyn Clock>, random: Arc<dyn Random>, secret: [u8; 32]) -> Services {
        let server = random.bits();
        Services {
            store,
            clock,
            random,
            shared: None,
            server,
            gate: Arc::new(Gate::new(secret)),
            imports: Arc::default(),
            data: Arc::default(),
            payments: None,
            mail: None,
            platform: Platform::default(),
            houses: Arc::default(),
            made_ids: Arc::default(),
        }
    }

    /// The same services on another database, which is being made ready.
    pub(crate) fn on(&self, store: &Store) -> Services {
        Services {
            store: store.clone(),
            ..self.clone()
        }
    }

    /// How this process is named among those on one database.
    pub fn server(&self) -> u128 {
        self.server
    }

    /// A new id, after all that this program made before it unless the clock goes back.
    pub(crate) fn new_id(&self, now: Instant) -> uuid::Uuid {
        let order = self.made_ids.fetch_add(1, Ordering::Relaxed);
        uuid_v7_in_order(now, order, self.random.bits())
    }
}

/// Who asks. What the actor may do is read from the database in the operation's own transaction,
/// so that taking a role or a sign-in away works at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A user by one of their sign-ins.
    Login {
        /// The user.
        user: UserId,
        /// The sign-in.
        login: LoginId,
    },
    /// A program, by a key that a user made.
    Key {
        /// The user.
        user: UserId,
        /// The key.
        key: ApiKeyId,
    },
    /// The program itself: command line and jobs.
    System,
    /// Nobody we know.
    Stranger,
}

impl Actor {
    /// Whose standing counts: the user, or who made the key.
    pub fn user(self) -> Option<UserId> {
        match self {
            Actor::Login { user, .. } | Actor::Key { user, .. } => Some(user),
            Actor::System | Actor::Stranger => None,
        }
    }
}

/// One request.
#[derive(Debug, Clone)]
pub struct Context {
    /// Whose data it is about; for strangers the house whose address they came to, or the nil id at an address of none.
    pub tenant: TenantId,
    /// Who asks.
    pub actor: Actor,
    /// The reader's language.
    pub lang: Lang,
    /// For logs and the journal.
    pub request_id: String,
    /// Which open screen asks, so that it knows its own echo.
    pub client_id: String,
}

impl Context {
    /// The program itself, working for a tenant.
    pub fn system(tenant: TenantId) -> Context {
        Context {
            tenant,
            actor: Actor::System,
            lang: Lang::En,
            request_id: String::new(),
            client_id: String::new(),
        }
    }

    /// Somebody who has not signed in.
    pub fn stranger(lang: Lang, request_id: String) -> Context {
        Context {
            tenant: PLATFORM,
            actor: Actor::Stranger,
            lang,
            request_id,
            client_id: String::new(),
        }
    }

    /// The same at the address of this house.
    #[must_use]
    pub fn at(self, house: Option<TenantId>) -> Context {
        Context {
            tenant: house.unwrap_or(PLATFORM),
            ..self
        }
    }

    /// The house that a stranger came to; refused at an address of none.
    pub fn house(&self) -> Result<TenantId, Failure> {
        if self.tenant == PLATFORM {
            return Err(TenantRefusal::NoHouse.into());
        }
        Ok(self.tenant)
    }
}
