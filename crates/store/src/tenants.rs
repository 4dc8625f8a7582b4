//! Tenants: whose data it is, and in which currency.

use coworkflow_domain::ids::TenantId;
use coworkflow_domain::money::Currency;
use coworkflow_domain::time::Instant;

use crate::db::{AcrossTenants, DbError, Tx};
use crate::{row, statements};

row! {
    /// A business.
    pub struct TenantRow {
        /// Its name.
        name: String,
        /// ISO 4217 code of all its money.
        currency: String,
        /// Set up at.
        created_at: Instant,
    }
}

statements! {
    /// This tenant.
    THIS -> TenantRow = "SELECT name, currency, created_at FROM tenants WHERE tenant_id = $1";
    /// Adds.
    INSERT -> () = "INSERT INTO tenants (tenant_id, name, currency, created_at) VALUES ($1, $2, $3, $4)";
    @across_tenants
    /// The oldest one: ids count up with time.
    FIRST -> TenantId = "SELECT tenant_id FROM tenants ORDER BY tenant_id LIMIT 1";
    /// All of this server.
    ALL -> TenantId = "SELECT tenant_id FROM tenants ORDER BY created_at, tenant_id";
}

/// The tenant of this transaction.
pub fn this(tx: &mut Tx) -> Result<TenantRow, DbError> {
    tx.one(&THIS, &[])
}

/// The same, if there is such a tenant.
pub fn maybe_this(tx: &mut Tx) -> Result<Option<TenantRow>, DbError> {
    tx.maybe(&THIS, &[])
}

/// The currency of all money of this tenant.
pub fn currency(tx: &mut Tx) -> Result<Currency, DbError> {
    Currency::from_code(&this(tx)?.currency).map_err(|refusal| DbError::Broken(refusal.to_string()))
}

/// Adds the tenant of this transaction.
pub fn insert(tx: &mut Tx, row: &TenantRow) -> Result<(), DbError> {
    tx.execute(&INSERT, &[&row.name, &row.currency, &row.created_at])?;
    Ok(())
}

/// The first tenant of this server, if it was set up.
pub fn first_across_tenants(tx: &mut AcrossTenants) -> Result<Option<TenantId>, DbError> {
    tx.maybe(&FIRST, &[])
}

/// Every tenant of this server: for jobs and checks.
pub fn all_across_tenants(tx: &mut AcrossTenants) -> Result<Vec<TenantId>, DbError> {
    tx.all(&ALL, &[])
}
