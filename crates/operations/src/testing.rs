//! A house made for tests: a clock that they move, chance that repeats, and people who sign in.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::{CustomerId, SpaceId, TenantId, UserId};
use coworkflow_domain::spaces::TaxMode;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::access::UserRow;
use coworkflow_store::journal::EntryRow;
use coworkflow_store::testing::{self, Database};
use coworkflow_store::{Options, Store, Tx};
use sha2::{Digest, Sha256};

use crate::access::{CreateUser, Hashed, SetUp, SetUpAs, SetupInput};
use crate::context::{Actor, Clock, Context, Random, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::ports::{Mail, MailFailed, Mailer};
use crate::spaces::{OpeningInput, SpaceDetails, SpaceInput};

/// What everybody in the house signs in with.
pub const PASSWORD: &str = "koshary at the corner";
/// The owner's e-mail.
pub const OWNER_EMAIL: &str = "nadia@nile.test";
/// The manager's e-mail.
pub const MANAGER_EMAIL: &str = "tarek@nile.test";
/// The e-mail of the desk.
pub const STAFF_EMAIL: &str = "salma@nile.test";

/// Friday 2026-11-20, 10:00 in Cairo.
const START: i64 = 1_795_161_600_000;

/// A clock that stands still until it is moved.
pub struct TestClock(AtomicI64);

impl TestClock {
    /// Goes on by so many minutes.
    pub fn advance_minutes(&self, minutes: i64) {
        self.advance_seconds(minutes * 60);
    }

    /// Goes on by so many seconds; back when negative.
    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000, Ordering::SeqCst);
    }

    /// Jumps to a moment.
    pub fn set(&self, at: Instant) {
        self.0.store(at.as_millis(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// Random bits that are the same in every run.
pub struct SeededRandom {
    seed: u64,
    count: AtomicU64,
}

impl SeededRandom {
    /// The bits of this seed, from the first on.
    pub fn new(seed: u64) -> SeededRandom {
        SeededRandom {
            seed,
            count: AtomicU64::new(0),
        }
    }
}

impl Random for SeededRandom {
    fn bits(&self) -> u128 {
        let count = self.count.fetch_add(1, Ordering::SeqCst);
        let digest = Sha256::digest([self.seed.to_le_bytes(), count.to_le_bytes()].concat());
        digest
            .iter()
            .take(16)
            .fold(0, |bits, byte| bits << 8 | u128::from(*byte))
    }
}

/// A server before its first owner.
pub struct EmptyHouse {
    /// The services.
    pub services: Services,
    /// Their clock.
    pub clock: Arc<TestClock>,
    place: Place,
}

/// Where a house keeps what it has; gone afterwards.
struct Place {
    folder: tempfile::TempDir,
    /// On PostgreSQL.
    database: Option<Database>,
}

impl EmptyHouse {
    /// On a database of its own, gone afterwards.
    pub fn new() -> EmptyHouse {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (store, database) = testing::open(&folder.path().join("house.db"), &small());
        EmptyHouse::open(folder, store, database)
    }

    /// On a SQLite file, whatever the other tests run on: for what is done with files.
    pub fn on_a_file() -> EmptyHouse {
        EmptyHouse::on_a_file_with(&small())
    }

    /// The same, served otherwise.
    pub fn on_a_file_with(options: &Options) -> EmptyHouse {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let store = Store::open(&folder.path().join("house.db"), options).expect("a database for the test");
        EmptyHouse::open(folder, store, None)
    }

    /// The same on this PostgreSQL server, `postgres://role@host:port`, whatever the other tests run on.
    pub fn on(server: &str) -> EmptyHouse {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let database = Database::on(server);
        let store = Store::connect(&database.url(), &testing::small()).expect("a database for the test");
        EmptyHouse::open(folder, store, Some(database))
    }

    fn open(folder: tempfile::TempDir, store: Store, database: Option<Database>) -> EmptyHouse {
        let clock = Arc::new(TestClock(AtomicI64::new(START)));
        let services = Services::new(store, clock.clone(), Arc::new(SeededRandom::new(1)), [42; 32]);
        // A database server has no folder that files could lie in.
        services.live_in(folder.path().to_owned());
        EmptyHouse {
            services,
            clock,
            place: Place { folder, database },
        }
    }
}

/// Many tests run at once.
fn small() -> Options {
    Options {
        cache_kib: 1_024,
        ..Options::default()
    }
}

impl Default for EmptyHouse {
    fn default() -> Self {
        EmptyHouse::new()
    }
}

/// A space in Cairo with an owner, a manager and a desk, all signed in.
pub struct TestHouse {
    /// The services.
    pub services: Services,
    /// Their clock.
    pub clock: Arc<TestClock>,
    /// The tenant.
    pub tenant: TenantId,
    /// Its space.
    pub space: SpaceId,
    /// Nadia, who may everything.
    pub owner: Context,
    /// Tarek, who runs the day.
    pub manager: Context,
    /// Salma at the desk.
    pub staff: Context,
    place: Arc<Place>,
}

/// One hashing for all tests of a program.
static HASHED: LazyLock<Hashed> =
    LazyLock::new(|| EmptyHouse::on_a_file().services.hash_now(PASSWORD).expect("a hash"));

impl TestHouse {
    /// On a database of its own, gone afterwards.
    pub fn new() -> TestHouse {
        TestHouse::set_up(EmptyHouse::new())
    }

    /// On a SQLite file, whatever the other tests run on: for what is done with files.
    pub fn on_a_file() -> TestHouse {
        TestHouse::set_up(EmptyHouse::on_a_file())
    }

    /// The same, served otherwise.
    pub fn on_a_file_with(options: &Options) -> TestHouse {
        TestHouse::set_up(EmptyHouse::on_a_file_with(options))
    }

    /// The same on this PostgreSQL server, `postgres://role@host:port`, whatever the other tests run on.
    pub fn on(server: &str) -> TestHouse {
        TestHouse::set_up(EmptyHouse::on(server))
    }

    /// The services of another server on the same PostgreSQL database, with the same clock and key.
    pub fn another_server(&self) -> Services {
        let database = self.database().expect("a database that servers share");
        let store = Store::connect(&database.url(), &testing::small()).expect("a connection for the other server");
        let random = SeededRandom::new(self.services.random.bits() as u64);
        Services::new(store, self.clock.clone(), Arc::new(random), [42; 32])
    }

    fn set_up(house: EmptyHouse) -> TestHouse {
        let made = house
            .services
            .begin_set_up(&setup_input(), HASHED.clone(), SetUpAs::First)
            .expect("a valid setup")
            .wait()
            .expect("a new house");
        let place = Arc::new(house.place);
        TestHouse::peopled(house.services, house.clock, place, &made, [MANAGER_EMAIL, STAFF_EMAIL])
    }

    /// Another business in the same database, with people of its own.
    pub fn next_door(&self) -> TestHouse {
        let input = SetupInput {
            tenant_name: "Delta Hub".into(),
            owner_email: "hala@delta.test".into(),
            ..setup_input()
        };
        let made = self
            .services
            .begin_set_up(&input, HASHED.clone(), SetUpAs::Another)
            .expect("a valid setup");
        let made = made.wait().expect("another house");
        let (clock, place) = (self.clock.clone(), self.place.clone());
        let emails = ["ziad@delta.test", "reem@delta.test"];
        TestHouse::peopled(self.services.clone(), clock, place, &made, emails)
    }

    fn peopled(
        services: Services,
        clock: Arc<TestClock>,
        place: Arc<Place>,
        made: &SetUp,
        [manager, staff]: [&str; 2],
    ) -> TestHouse {
        let owner = sign_in(&services, made.tenant, made.owner);
        let user = |name: &str, email: &str, role| {
            let password = HASHED.clone();
            let new = CreateUser {
                name: name.into(),
                email: email.into(),
                role,
                custom_role_id: None,
                password,
            };
            let row = services.change_now(&owner, new, None).expect("a new user");
            sign_in(&services, made.tenant, row.id)
        };
        let manager = user("Tarek Mansour", manager, Role::Manager);
        let staff = user("Salma Ezzat", staff, Role::Staff);
        TestHouse {
            tenant: made.tenant,
            space: made.space.id,
            owner,
            manager,
            staff,
            services,
            clock,
            place,
        }
    }

    /// A folder of its own: the database file lies there, where it is a file.
    pub fn folder(&self) -> &std::path::Path {
        self.place.folder.path()
    }

    /// The PostgreSQL database, where it is one.
    pub fn database(&self) -> Option<&Database> {
        self.place.database.as_ref()
    }

    /// A SQLite file with all rows: that of the house, or what its server holds now, copied.
    pub fn rows_file(&self) -> std::path::PathBuf {
        let Some(database) = self.database() else {
            return self.folder().join("house.db");
        };
        let mut copies = (0..).map(|number| self.folder().join(format!("copy-{number}.db")));
        let copy = copies.find(|file| !file.exists()).expect("another name");
        coworkflow_store::db::move_to_file(&database.url(), &testing::small(), &copy, &|_, _| {})
            .expect("the same rows in a file");
        copy
    }

    /// The moment now.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// From now on the house has a mail server, which keeps what is sent.
    pub fn keep_mails(&mut self) -> Arc<KeptMails> {
        let kept = Arc::new(KeptMails::default());
        self.services.mail = Some(kept.clone());
        self.services.platform.origin = Some("https://nile.test".into());
        kept
    }

    /// Sends what waits until so many letters have arrived in all: nobody waits for the writing of some.
    pub fn deliver_until(&self, kept: &KeptMails, arrived: usize) {
        for _ in 0..500 {
            block_on(self.services.deliver_mails()).expect("letters that are sent");
            if kept.all().len() >= arrived {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert_eq!(kept.all().len(), arrived, "letters that arrived");
    }

    /// Performs a change and waits for it.
    pub fn change<C: Change>(&self, context: &Context, change: C) -> Result<C::Output, Failure> {
        self.services.change_now(context, change, None)
    }

    /// The same under an idempotency key.
    pub fn change_with_key<C: Change>(&self, context: &Context, change: C, key: &str) -> Result<C::Output, Failure> {
        self.services.change_now(context, change, Some(key.to_owned()))
    }

    /// Asks a question and waits for the answer.
    pub fn ask<Q: Question>(&self, context: &Context, question: Q) -> Result<Q::Output, Failure> {
        self.services.ask_now(context, question)
    }

    /// Looks into the store.
    pub fn read<T: Send + 'static>(
        &self,
        look: impl FnMut(&mut Tx) -> Result<T, coworkflow_store::DbError> + Send + 'static,
    ) -> T {
        self.services
            .store
            .read(self.tenant, look)
            .wait()
            .expect("a look into the store")
    }

    /// Who a context is.
    pub fn user(&self, context: &Context) -> UserRow {
        let user = match context.actor {
            Actor::Login { user, .. } => Some(user),
            Actor::Key { .. } | Actor::System | Actor::Stranger => None,
        };
        let user = user.expect("a context of somebody");
        self.read(move |tx| coworkflow_store::access::user(tx, user))
            .expect("a user")
    }

    /// A member who signs in as this customer.
    pub fn member(&self, customer: CustomerId, email: &str) -> Context {
        let name = self.read(move |tx| coworkflow_store::customers::name(tx, customer));
        let row = UserRow {
            id: UserId::v7(self.now(), self.services.random.bits()),
            name,
            email: email.into(),
            role: Role::Member,
            active: true,
            created_at: self.now(),
            customer_id: Some(customer),
            custom_role_id: None,
            custom_role: None,
        };
        let (id, hash) = (row.id, HASHED.hash.clone());
        let made = self.services.store.write(self.tenant, move |tx| {
            coworkflow_store::access::insert_user(tx, &row, &hash)
        });
        made.wait().expect("a member");
        sign_in(&self.services, self.tenant, id)
    }

    /// Another sign-in of the same user, on another device.
    pub fn sign_in_again(&self, context: &Context) -> Context {
        sign_in(&self.services, self.tenant, self.user(context).id)
    }

    /// The last entry of the journal.
    pub fn last_event(&self) -> EntryRow {
        let mut entries =
            self.read(|tx| coworkflow_store::journal::page(tx, &coworkflow_store::journal::Filter::default(), 1));
        entries.pop().expect("a journal entry")
    }
}

impl Default for TestHouse {
    fn default() -> Self {
        TestHouse::new()
    }
}

/// The hash of [`PASSWORD`], made once.
pub fn hashed() -> Hashed {
    HASHED.clone()
}

fn sign_in(services: &Services, tenant: TenantId, user: UserId) -> Context {
    let signed_in = services
        .begin_sign_in(tenant, user, None, "the test")
        .expect("a sign-in");
    let signed_in = block_on(signed_in).expect("a sign-in");
    let bearer = services.authenticate(&signed_in.access_token).expect("a token of ours");
    bearer.context(Lang::En, "request-1".into(), "tab-1".into())
}

/// Waits for what is asynchronous. Not inside of what is.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(future)
}

/// A whole setup that is accepted.
pub fn setup_input() -> SetupInput {
    SetupInput {
        tenant_name: "Nile House".into(),
        space: space_input(),
        currency: "EGP".into(),
        owner_name: "Nadia Sherif".into(),
        owner_email: OWNER_EMAIL.into(),
        owner_password: PASSWORD.into(),
    }
}

/// Settings that are accepted: Cairo, open daily from 9 to 23, no tax.
pub fn space_input() -> SpaceInput {
    let opening = |weekday| OpeningInput {
        weekday,
        opens: "09:00".into(),
        closes: "23:00".into(),
    };
    SpaceInput {
        name: "Nile House Zamalek".into(),
        zone: "Africa/Cairo".into(),
        opening_hours: (1..=7).map(opening).collect(),
        cut_off: "05:00".into(),
        tax_mode: TaxMode::None,
        tax_rate: 0,
        tax_name: String::new(),
        increment_minutes: 1,
        grace_minutes: 0,
        allow_negative_stock: false,
        receipt_note: String::new(),
        details: SpaceDetails::default(),
    }
}

/// The address that the desk of the tests has.
pub const DESK: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 20));

/// A mail server for tests: keeps what it is handed, or says no.
#[derive(Default)]
pub struct KeptMails {
    mails: parking_lot::Mutex<Vec<Mail>>,
    failing: parking_lot::Mutex<Option<MailFailed>>,
}

impl KeptMails {
    /// All that arrived, in order.
    pub fn all(&self) -> Vec<Mail> {
        self.mails.lock().clone()
    }

    /// What arrived last.
    pub fn last(&self) -> Mail {
        self.all().pop().expect("a mail")
    }

    /// What stands behind the `#` of the link that arrived last.
    pub fn last_token(&self) -> String {
        let text = self.last().content.text;
        let link = text.lines().find(|line| line.starts_with("https://")).expect("a link");
        link.split_once('#').expect("a token").1.to_owned()
    }

    /// Says this to all that comes, or takes it again.
    pub fn fail(&self, how: Option<MailFailed>) {
        *self.failing.lock() = how;
    }
}

impl Mailer for KeptMails {
    fn send(&self, mail: &Mail) -> Result<(), MailFailed> {
        match self.failing.lock().clone() {
            Some(failed) => Err(failed),
            None => {
                self.mails.lock().push(mail.clone());
                Ok(())
            }
        }
    }
}

/// What an app with this secret shows at a moment.
pub fn digits_of(secret: &str, now: Instant) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret).expect("a secret");
    let app = totp_rs::Builder::new().with_secret(secret).build().expect("an app");
    let seconds = u64::try_from(now.as_millis() / 1_000).expect("a moment after 1970");
    app.generate(seconds).to_string()
}
