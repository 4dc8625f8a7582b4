//! Where each business of the server is found, and how it stands with who runs the server.

mod erase;

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::tenants::{Limited, PLATFORM, TenantState};
use coworkflow_domain::time::Instant;

use crate::db::{AcrossTenants, DbError, Tx};
use crate::{row, state_columns, statements};

pub(crate) use erase::STATEMENTS as ERASE_STATEMENTS;
pub use erase::{STEPS as ERASE_STEPS, begin_erasing, erase_itself, erase_step};

state_columns!(TenantState);

row! {
    /// How a business stands.
    pub struct TenancyRow {
        /// Its name in an address.
        slug: Option<String>,
        /// A domain of its own.
        domain: Option<String>,
        /// How it stands.
        state: TenantState,
        /// Why, for who runs the server.
        reason: String,
        /// Its platform plan; nothing for no limits.
        plan: Option<String>,
        /// Taken away as a whole at, last.
        exported_at: Option<Instant>,
        /// Leaves nothing behind from.
        erase_at: Option<Instant>,
        /// Whether it is being erased.
        erasing: bool,
        /// Written at.
        changed_at: Instant,
    }
}

impl TenancyRow {
    /// A business of which nothing was said yet.
    pub fn unsaid(now: Instant) -> TenancyRow {
        TenancyRow {
            slug: None,
            domain: None,
            state: TenantState::Active,
            reason: String::new(),
            plan: None,
            exported_at: None,
            erase_at: None,
            erasing: false,
            changed_at: now,
        }
    }
}

row! {
    /// A business that an address names.
    pub struct LocatedRow {
        /// Which.
        tenant_id: TenantId,
        /// How it stands; nothing was said of one that is active.
        state: Option<TenantState>,
        /// Its name in an address.
        slug: Option<String>,
    }
}

row! {
    /// One business among all.
    pub struct TenantLineRow {
        /// Its id.
        id: TenantId,
        /// Its name.
        name: String,
        /// Set up at.
        created_at: Instant,
        /// Its name in an address.
        slug: Option<String>,
        /// A domain of its own.
        domain: Option<String>,
        /// How it stands; nothing was said of one that is active.
        state: Option<TenantState>,
        /// Why, for who runs the server.
        reason: Option<String>,
        /// Its platform plan.
        plan: Option<String>,
        /// Taken away as a whole at, last.
        exported_at: Option<Instant>,
        /// Leaves nothing behind from.
        erase_at: Option<Instant>,
    }
}

row! {
    /// How large a business is: counts, and nothing of what is counted.
    pub struct TenantSizeRow {
        /// Customers who are not archived.
        customers: i64,
        /// Places that are not archived.
        resources: i64,
        /// People of the team who may sign in.
        users: i64,
        /// Bytes of stored images.
        storage: i64,
        /// Changes so far.
        changes: i64,
        /// The last change.
        last_at: Option<Instant>,
    }
}

row! {
    /// How many businesses there are.
    pub struct TotalsRow {
        /// All.
        tenants: i64,
        /// Suspended ones.
        suspended: i64,
        /// Leaving ones.
        leaving: i64,
    }
}

statements! {
    /// How this business stands.
    OWN -> TenancyRow = "SELECT slug, domain, state, reason, plan, exported_at, erase_at, erasing, changed_at FROM tenancies WHERE tenant_id = $1";
    /// Says how it stands.
    WRITE -> () = "INSERT INTO tenancies (tenant_id, slug, domain, state, reason, plan, exported_at, erase_at, erasing, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (tenant_id) DO UPDATE SET slug = excluded.slug, domain = excluded.domain, state = excluded.state, reason = excluded.reason,
          plan = excluded.plan, exported_at = excluded.exported_at, erase_at = excluded.erase_at, erasing = excluded.erasing,
          changed_at = excluded.changed_at";
    /// How large it is. The newest number of the journal counts its changes.
    SIZE -> TenantSizeRow = "SELECT
        (SELECT count(*) FROM (SELECT 1 AS one FROM customers WHERE tenant_id = $1 AND archived_at IS NULL AND number > 0 LIMIT 100000) AS counted) AS customers,
        (SELECT count(*) FROM resources WHERE tenant_id = $1 AND archived_at IS NULL) AS resources,
        (SELECT count(*) FROM users WHERE tenant_id = $1 AND active AND customer_id IS NULL AND role <> 'display') AS users,
        (SELECT CAST(COALESCE(SUM(length(bytes)), 0) AS BIGINT) FROM assets WHERE tenant_id = $1) AS storage,
        COALESCE((SELECT seq FROM journal WHERE tenant_id = $1 ORDER BY seq DESC LIMIT 1), 0) AS changes,
        (SELECT at FROM journal WHERE tenant_id = $1 ORDER BY seq DESC LIMIT 1) AS last_at";
    /// Holds the business still: of two who add the last one that fits, the second counts the first.
    HOLD -> () = "UPDATE tenancies SET state = state WHERE tenant_id = $1";
    /// Customers, as far as it matters whether there are more than so many.
    COUNT_CUSTOMERS -> i64 = "SELECT count(*) FROM (SELECT 1 AS one FROM customers WHERE tenant_id = $1 AND archived_at IS NULL AND number > 0 LIMIT $2) AS counted";
    /// Places, the same.
    COUNT_RESOURCES -> i64 = "SELECT count(*) FROM resources WHERE tenant_id = $1 AND archived_at IS NULL";
    /// People of the team, the same.
    COUNT_USERS -> i64 = "SELECT count(*) FROM users WHERE tenant_id = $1 AND active AND customer_id IS NULL AND role <> 'display'";
    /// Bytes of stored images.
    COUNT_STORAGE -> i64 = "SELECT CAST(COALESCE(SUM(length(bytes)), 0) AS BIGINT) FROM assets WHERE tenant_id = $1";
    @across_tenants
    /// Whose name in an address it is.
    BY_SLUG -> LocatedRow = "SELECT tenant_id, state, slug FROM tenancies WHERE slug = $1";
    /// Whose domain it is.
    BY_DOMAIN -> LocatedRow = "SELECT tenant_id, state, slug FROM tenancies WHERE domain = $1";
    /// The oldest business.
    OLDEST -> LocatedRow = "SELECT tenants.tenant_id, tenancies.state, tenancies.slug
        FROM tenants LEFT JOIN tenancies ON tenancies.tenant_id = tenants.tenant_id ORDER BY tenants.tenant_id LIMIT 1";
    /// One business.
    BY_ID -> LocatedRow = "SELECT tenants.tenant_id, tenancies.state, tenancies.slug
        FROM tenants LEFT JOIN tenancies ON tenancies.tenant_id = tenants.tenant_id WHERE tenants.tenant_id = $1";
    /// When something was last said of any of them.
    LAST_CHANGE -> i64 = "SELECT changed_at FROM tenancies ORDER BY changed_at DESC LIMIT 1";
    /// Those whose day has come.
    DUE -> TenantId = "SELECT tenant_id FROM tenancies WHERE erase_at <= $1 ORDER BY erase_at LIMIT 10";
    /// A page of all, by age; `$2` is found in name, address or domain.
    PAGE -> TenantLineRow = "SELECT tenants.tenant_id AS id, tenants.name, tenants.created_at, tenancies.slug, tenancies.domain, tenancies.state,
          tenancies.reason, tenancies.plan, tenancies.exported_at, tenancies.erase_at
        FROM tenants LEFT JOIN tenancies ON tenancies.tenant_id = tenants.tenant_id
        WHERE tenants.tenant_id > $1 AND (lower(tenants.name) LIKE $2 OR tenancies.slug LIKE $2 OR tenancies.domain LIKE $2)
        ORDER BY tenants.tenant_id LIMIT $3";
    /// How many there are.
    TOTALS -> TotalsRow = "SELECT count(*) AS tenants, count(CASE WHEN tenancies.state = 'suspended' THEN 1 END) AS suspended,
          count(CASE WHEN tenancies.state = 'leaving' THEN 1 END) AS leaving
        FROM tenants LEFT JOIN tenancies ON tenancies.tenant_id = tenants.tenant_id";
}

/// How the business of this transaction stands; nothing where nothing was said of it.
pub fn own(tx: &mut Tx) -> Result<Option<TenancyRow>, DbError> {
    tx.maybe(&OWN, &[])
}

/// How it stands, in one word.
pub fn state(tx: &mut Tx) -> Result<TenantState, DbError> {
    Ok(own(tx)?.map_or(TenantState::Active, |row| row.state))
}

/// Says how the business of this transaction stands. Refused: `tenancies_slug` and `tenancies_domain` when another one is
/// found there.
pub fn write(tx: &mut Tx, row: &TenancyRow) -> Result<(), DbError> {
    tx.execute(
        &WRITE,
        &[
            &row.slug,
            &row.domain,
            &row.state,
            &row.reason,
            &row.plan,
            &row.exported_at,
            &row.erase_at,
            &row.erasing,
            &row.changed_at,
        ],
    )?;
    Ok(())
}

/// How many of something there are in the business of this transaction, as far as it matters whether they are more than
/// `limit`. Whoever adds one at the same time waits until this transaction ends.
pub fn count(tx: &mut Tx, what: Limited, limit: i64) -> Result<i64, DbError> {
    tx.execute(&HOLD, &[])?;
    match what {
        Limited::Customers => tx.one(&COUNT_CUSTOMERS, &[&limit.saturating_add(1)]),
        Limited::Resources => tx.one(&COUNT_RESOURCES, &[]),
        Limited::Users => tx.one(&COUNT_USERS, &[]),
        // A megabyte that is begun counts.
        Limited::Storage => Ok(tx.one(&COUNT_STORAGE, &[])?.saturating_add(1_048_575) / 1_048_576),
    }
}

/// How large the business of this transaction is.
pub fn size(tx: &mut Tx) -> Result<TenantSizeRow, DbError> {
    tx.one(&SIZE, &[])
}

/// Whose name in an address it is.
pub fn by_slug_across_tenants(tx: &mut AcrossTenants, slug: &str) -> Result<Option<LocatedRow>, DbError> {
    tx.maybe(&BY_SLUG, &[&slug])
}

/// Whose domain it is.
pub fn by_domain_across_tenants(tx: &mut AcrossTenants, domain: &str) -> Result<Option<LocatedRow>, DbError> {
    tx.maybe(&BY_DOMAIN, &[&domain])
}

/// The oldest business of the server.
pub fn oldest_across_tenants(tx: &mut AcrossTenants) -> Result<Option<LocatedRow>, DbError> {
    tx.maybe(&OLDEST, &[])
}

/// One business, if the server has it.
pub fn by_id_across_tenants(tx: &mut AcrossTenants, tenant: TenantId) -> Result<Option<LocatedRow>, DbError> {
    tx.maybe(&BY_ID, &[&tenant])
}

/// When something was last said of any business, in milliseconds since 1970; 0 when nothing was.
pub fn last_change_across_tenants(tx: &mut AcrossTenants) -> Result<i64, DbError> {
    Ok(tx.maybe(&LAST_CHANGE, &[])?.unwrap_or_default())
}

/// Businesses whose day to be erased has come; a few at a time.
pub fn due_across_tenants(tx: &mut AcrossTenants, now: Instant) -> Result<Vec<TenantId>, DbError> {
    tx.all(&DUE, &[&now])
}

/// Businesses after one, oldest first, with this in name, address or domain.
pub fn page_across_tenants(
    tx: &mut AcrossTenants,
    after: Option<TenantId>,
    sought: &str,
    limit: i64,
) -> Result<Vec<TenantLineRow>, DbError> {
    let plain: String = sought
        .trim()
        .to_lowercase()
        .chars()
        .filter(|letter| !matches!(letter, '%' | '_' | '\\'))
        .collect();
    tx.all(&PAGE, &[&after.unwrap_or(PLATFORM), &format!("%{plain}%"), &limit])
}

/// How many businesses there are.
pub fn totals_across_tenants(tx: &mut AcrossTenants) -> Result<TotalsRow, DbError> {
    Ok(tx.maybe(&TOTALS, &[])?.unwrap_or(TotalsRow {
        tenants: 0,
        suspended: 0,
        leaving: 0,
    }))
}
