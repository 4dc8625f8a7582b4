//! A store on a file of its own, with one tenant, one space and what a test puts there.

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::money::Percent;
use coworkflow_domain::spaces::{CashShifts, Digits, TaxMode};
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
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
    _database: Option<Database>,
    _folder: tempfile::TempDir,
}

impl House {
    /// An open space with nothing in it.
    pub fn new() -> House {
        let folder = tempfile::tempdir().unwrap();
        let (store, database) = testing::open(&folder.path().join("house.sqlite"), &Options::default());
        let house = House {
            store,
            tenant: id(1),
            _database: database,
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

    /// Runs a change that must work.
    pub fn write<T: Send + 'static>(&self, work: impl FnMut(&mut Tx) -> Result<T, DbError> + Send + 'static) -> T {
        self.store.write(self.tenant, work).wait().unwrap()
    }

    /// Runs a question that must work.
    pub fn read<T: Send + 'static>(&self, work: impl FnMut(&mut Tx) -> Result<T, DbError> + Send + 'static) -> T {
        self.store.read(self.tenant, work).wait().unwrap()
    }
}
