//! A store on a file of its own, with one tenant, one space and what a test puts there.

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::money::Percent;
use coworkflow_domain::spaces::{CashShifts, Digits, TaxMode};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::db::Watching;
use coworkflow_store::spaces::SpaceRow;
use coworkflow_store::tenants::TenantRow;
use coworkflow_store::testing::{self, Database};
use coworkflow_store::{DbError, Options, Store, Tx, spaces, tenants};

/// An id that a test can count.
pub fn id<T: From<uuid::Uuid>>(number: u128) -> T {
    uuid::Uuid::from_u128(number).into()
}

/// The moment so many minutes after the tests' midnight.
pub fn minute(minutes: i64) -> Instant {
    Instant::from_millis(1_795_000_000_000).plus_minutes(minutes)
}

/// The store of one test.
pub struct House {
    /// The store.
    pub store: Store,
    /// Its tenant.
    pub tenant: TenantId,
    database: Option<Database>,
    _server: Option<test_servers::Postgres>,
    _folder: tempfile::TempDir,
}

impl House {
    /// An open space with nothing in it.
    pub fn new() -> House {
        let folder = tempfile::tempdir().unwrap();
        let (store, database) = testing::open(&folder.path().join("house.sqlite"), &Options::default());
        House::open(store, database, None, folder)
    }

    /// The same where several servers may work on one database: on PostgreSQL, whatever the other tests run on.
    #[allow(dead_code, reason = "not every test file needs another server")]
    pub fn on_a_server() -> House {
        let folder = tempfile::tempdir().unwrap();
        let own = (!testing::on_postgres()).then(|| test_servers::Postgres::start().unwrap());
        let database = own
            .as_ref()
            .map_or_else(Database::new, |server| Database::on(&server.url()));
        let store = Store::connect(&database.url(), &testing::small()).unwrap();
        House::open(store, Some(database), own, folder)
    }

    /// The store of another server on the same database.
    #[allow(dead_code, reason = "not every test file needs another server")]
    pub fn another_server(&self) -> Store {
        let database = self.database.as_ref().unwrap();
        Store::connect(&database.url(), &testing::small()).unwrap()
    }

    /// Where the database is.
    #[allow(dead_code, reason = "not every test file looks behind the store's back")]
    pub fn database(&self) -> &Database {
        self.database.as_ref().unwrap()
    }

    fn open(
        store: Store,
        database: Option<Database>,
        server: Option<test_servers::Postgres>,
        folder: tempfile::TempDir,
    ) -> House {
        let house = House {
            store,
            tenant: id(1),
            database,
            _server: server,
            _folder: folder,
        };
        house.write(|tx| {
            let created_at = minute(0);
            tenants::insert(
                tx,
                &TenantRow {
                    name: "بيت الشغل".into(),
                    currency: "EGP".into(),
                    created_at,
                },
            )?;
            spaces::insert(
                tx,
                &SpaceRow {
                    id: id(2),
                    name: "المعادي".into(),
                    zone: "Africa/Cairo".into(),
                    opening_hours: "[]".into(),
                    cut_off: "05:00".into(),
                    tax_mode: TaxMode::None,
                    tax_rate: Percent::ZERO,
                    tax_name: String::new(),
                    increment_minutes: 1,
                    grace_minutes: 0,
                    allow_negative_stock: false,
                    receipt_note: String::new(),
                    tax_number: String::new(),
                    address: String::new(),
                    phone: String::new(),
                    email: String::new(),
                    logo: None,
                    invoice_prefix: "INV".into(),
                    due_days: 14,
                    daily_target: None,
                    cash_shifts: CashShifts::Optional,
                    language: Lang::En,
                    digits: Digits::Latin,
                    expiring_days: 5,
                    receipt_width: 80,
                    backup_hour: None,
                    version: 1,
                },
            )
        });
        house
    }

    /// Keeps a store told of what is committed for the tenant, by whatever server, as long as the answer lives.
    #[allow(dead_code, reason = "not every test file listens")]
    pub fn watching(&self, store: &Store) -> Watching {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(store.watching(self.tenant)).unwrap()
    }

    /// Runs a change that must work.
    pub fn write<T: Send + 'static>(&self, work: impl FnMut(&mut Tx) -> Result<T, DbError> + Send + 'static) -> T {
        self.store.write(self.tenant, work).wait().unwrap()
    }

    /// Runs a question that must work.
    pub fn read<T: Send + 'static>(&self, work: impl FnMut(&mut Tx) -> Result<T, DbError> + Send + 'static) -> T {
        self.store.read(self.tenant, work).wait().unwrap()
    }
}
