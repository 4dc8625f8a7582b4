//! What belongs to who runs the server: plans for businesses, and operators. Everything here is read and written in
//! transactions of [`coworkflow_domain::tenants::PLATFORM`]; the limits of its own plan are read by each business.

use coworkflow_domain::ids::OperatorId;
use coworkflow_domain::tenants::PLATFORM;
use coworkflow_domain::time::Instant;

use crate::db::{AcrossTenants, DbError, Tx};
use crate::{row, statements};

row! {
    /// How much a business may keep; nothing is no limit.
    pub struct PlatformPlanRow {
        /// Its name.
        name: String,
        /// Customers who are not archived.
        customers: Option<i64>,
        /// Places that are not archived.
        resources: Option<i64>,
        /// People of the team who may sign in.
        users: Option<i64>,
        /// Megabytes of stored images.
        storage: Option<i64>,
    }
}

row! {
    /// Who runs the server.
    pub struct OperatorRow {
        /// Their id.
        id: OperatorId,
        /// Their name.
        name: String,
        /// What they sign in with, in lower case.
        email: String,
        /// argon2id in PHC form.
        password_hash: String,
        /// Whether they may sign in.
        active: bool,
        /// Made at.
        created_at: Instant,
    }
}

statements! {
    /// All plans.
    PLANS -> PlatformPlanRow = "SELECT name, customers, resources, users, storage FROM platform_plans WHERE tenant_id = $1 ORDER BY name LIMIT 200";
    /// One plan.
    PLAN -> PlatformPlanRow = "SELECT name, customers, resources, users, storage FROM platform_plans WHERE tenant_id = $1 AND name = $2";
    /// Makes or changes a plan.
    WRITE_PLAN -> () = "INSERT INTO platform_plans (tenant_id, name, customers, resources, users, storage) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, name) DO UPDATE SET customers = excluded.customers, resources = excluded.resources, users = excluded.users,
          storage = excluded.storage";
    /// Takes a plan away.
    DELETE_PLAN -> () = "DELETE FROM platform_plans WHERE tenant_id = $1 AND name = $2";
    /// The plan of this business.
    OWN_PLAN -> PlatformPlanRow = "SELECT platform_plans.name, platform_plans.customers, platform_plans.resources, platform_plans.users,
          platform_plans.storage
        FROM tenancies JOIN platform_plans ON platform_plans.tenant_id = $2 AND platform_plans.name = tenancies.plan WHERE tenancies.tenant_id = $1";
    /// All operators.
    OPERATORS -> OperatorRow = "SELECT id, name, email, password_hash, active, created_at FROM operators WHERE tenant_id = $1 ORDER BY name, id LIMIT 200";
    /// Who signs in so.
    OPERATOR -> OperatorRow = "SELECT id, name, email, password_hash, active, created_at FROM operators WHERE tenant_id = $1 AND email = $2";
    /// Adds an operator.
    INSERT_OPERATOR -> () = "INSERT INTO operators (tenant_id, id, name, email, password_hash, active, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    /// Changes an operator.
    UPDATE_OPERATOR -> () = "UPDATE operators SET name = $3, password_hash = $4, active = $5 WHERE tenant_id = $1 AND id = $2";
    /// Signs in.
    INSERT_LOGIN -> () = "INSERT INTO operator_logins (tenant_id, token_hash, operator_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    /// Who is signed in.
    SIGNED_IN -> OperatorRow = "SELECT operators.id, operators.name, operators.email, operators.password_hash, operators.active, operators.created_at
        FROM operator_logins JOIN operators ON operators.tenant_id = operator_logins.tenant_id AND operators.id = operator_logins.operator_id
        WHERE operator_logins.tenant_id = $1 AND operator_logins.token_hash = $2 AND operator_logins.expires_at > $3 AND operators.active";
    /// Signs out.
    DELETE_LOGIN -> () = "DELETE FROM operator_logins WHERE tenant_id = $1 AND token_hash = $2";
    /// Forgets sign-ins that ended.
    FORGET_LOGINS -> () = "DELETE FROM operator_logins WHERE tenant_id = $1 AND expires_at < $2";
    /// Ends all sign-ins of an operator.
    DELETE_LOGINS -> () = "DELETE FROM operator_logins WHERE tenant_id = $1 AND operator_id = $2";
    @across_tenants
    /// Whether a business has the plan.
    PLAN_USED -> i64 = "SELECT 1 AS used FROM tenancies WHERE plan = $1 LIMIT 1";
}

/// All plans by name; at most 200.
pub fn plans(tx: &mut Tx) -> Result<Vec<PlatformPlanRow>, DbError> {
    tx.all(&PLANS, &[])
}

/// One plan.
pub fn plan(tx: &mut Tx, name: &str) -> Result<Option<PlatformPlanRow>, DbError> {
    tx.maybe(&PLAN, &[&name])
}

/// Makes or changes a plan.
pub fn write_plan(tx: &mut Tx, row: &PlatformPlanRow) -> Result<(), DbError> {
    tx.execute(
        &WRITE_PLAN,
        &[&row.name, &row.customers, &row.resources, &row.users, &row.storage],
    )?;
    Ok(())
}

/// Takes a plan away; says how many.
pub fn delete_plan(tx: &mut Tx, name: &str) -> Result<u64, DbError> {
    tx.execute(&DELETE_PLAN, &[&name])
}

/// Whether a business has the plan.
pub fn plan_used_across_tenants(tx: &mut AcrossTenants, name: &str) -> Result<bool, DbError> {
    Ok(tx.maybe(&PLAN_USED, &[&name])?.is_some())
}

/// The plan of the business of this transaction; nothing for no limits.
pub fn own_plan(tx: &mut Tx) -> Result<Option<PlatformPlanRow>, DbError> {
    tx.maybe(&OWN_PLAN, &[&PLATFORM])
}

/// All operators by name; at most 200.
pub fn operators(tx: &mut Tx) -> Result<Vec<OperatorRow>, DbError> {
    tx.all(&OPERATORS, &[])
}

/// Who signs in with this e-mail.
pub fn operator(tx: &mut Tx, email: &str) -> Result<Option<OperatorRow>, DbError> {
    tx.maybe(&OPERATOR, &[&email])
}

/// Adds an operator. Refused: `operators_email` when there is one of that e-mail.
pub fn insert_operator(tx: &mut Tx, row: &OperatorRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT_OPERATOR,
        &[
            &row.id,
            &row.name,
            &row.email,
            &row.password_hash,
            &row.active,
            &row.created_at,
        ],
    )?;
    Ok(())
}

/// Writes a changed operator.
pub fn update_operator(tx: &mut Tx, row: &OperatorRow) -> Result<(), DbError> {
    tx.execute(&UPDATE_OPERATOR, &[&row.id, &row.name, &row.password_hash, &row.active])?;
    Ok(())
}

/// Signs an operator in.
pub fn insert_login(
    tx: &mut Tx,
    token_hash: &str,
    operator: OperatorId,
    now: Instant,
    expires_at: Instant,
) -> Result<(), DbError> {
    tx.execute(&INSERT_LOGIN, &[&token_hash, &operator, &now, &expires_at])?;
    Ok(())
}

/// Who is signed in by this token, if it counts.
pub fn signed_in(tx: &mut Tx, token_hash: &str, now: Instant) -> Result<Option<OperatorRow>, DbError> {
    tx.maybe(&SIGNED_IN, &[&token_hash, &now])
}

/// Signs out.
pub fn delete_login(tx: &mut Tx, token_hash: &str) -> Result<(), DbError> {
    tx.execute(&DELETE_LOGIN, &[&token_hash])?;
    Ok(())
}

/// Forgets sign-ins that ended before a moment.
pub fn forget_logins(tx: &mut Tx, before: Instant) -> Result<u64, DbError> {
    tx.execute(&FORGET_LOGINS, &[&before])
}

/// Ends all sign-ins of an operator.
pub fn delete_logins(tx: &mut Tx, operator: OperatorId) -> Result<u64, DbError> {
    tx.execute(&DELETE_LOGINS, &[&operator])
}
