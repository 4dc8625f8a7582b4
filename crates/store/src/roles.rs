//! Roles that a house made for itself.

use coworkflow_domain::ids::{CustomRoleId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Touched, Tx};
use crate::{row, statements};

row! {
    /// A role of the house's own.
    pub struct RoleRow {
        /// Its id.
        id: CustomRoleId,
        /// As people see it.
        name: String,
        /// Its name as it is compared.
        search_key: String,
        /// Names of permissions with blanks between.
        permissions: String,
        /// Made at.
        created_at: Instant,
        /// Counts changes, so that two editors notice each other.
        version: i64,
    }
}

row! {
    /// A role with how many have it.
    pub struct RoleUseRow {
        /// The role.
        role_id: CustomRoleId,
        /// How many have it.
        people: i64,
    }
}

statements! {
    /// One role.
    ROLE -> RoleRow = "SELECT id, name, search_key, permissions, created_at, version FROM custom_roles WHERE tenant_id = $1 AND id = $2";
    /// All roles.
    ALL -> RoleRow = "SELECT id, name, search_key, permissions, created_at, version FROM custom_roles WHERE tenant_id = $1 ORDER BY name, id LIMIT 200";
    /// How many have each role.
    USED -> RoleUseRow = "SELECT role_id, count(*) AS people FROM user_roles WHERE tenant_id = $1 GROUP BY role_id";
    /// Who has a role.
    PEOPLE -> UserId = "SELECT user_id FROM user_roles WHERE tenant_id = $1 AND role_id = $2";
    /// How many invitations wait for a role.
    INVITED -> i64 = "SELECT count(*) FROM staff_invitations WHERE tenant_id = $1 AND role_id = $2 AND expires_at > $3";
    /// Takes invitations to a role away that have ended.
    FORGET_ENDED -> () = "DELETE FROM staff_invitations WHERE tenant_id = $1 AND role_id = $2 AND expires_at <= $3";
    /// Adds a role.
    INSERT -> () = "INSERT INTO custom_roles (tenant_id, id, name, search_key, permissions, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, 1)";
    /// Changes a role over the version that was looked at.
    UPDATE -> () = "UPDATE custom_roles SET name = $3, search_key = $4, permissions = $5, version = version + 1
        WHERE tenant_id = $1 AND id = $2 AND version = $6";
    /// Takes a role away.
    DELETE -> () = "DELETE FROM custom_roles WHERE tenant_id = $1 AND id = $2";
}

/// One role, if this tenant has it.
pub fn role(tx: &mut Tx, id: CustomRoleId) -> Result<Option<RoleRow>, DbError> {
    tx.maybe(&ROLE, &[&id])
}

/// All roles by name.
pub fn all(tx: &mut Tx) -> Result<Vec<RoleRow>, DbError> {
    tx.all(&ALL, &[])
}

/// How many have each role that somebody has.
pub fn used(tx: &mut Tx) -> Result<Vec<RoleUseRow>, DbError> {
    tx.all(&USED, &[])
}

/// How many have a role or are invited to it.
pub fn people(tx: &mut Tx, id: CustomRoleId, now: Instant) -> Result<i64, DbError> {
    let have = i64::try_from(tx.all(&PEOPLE, &[&id])?.len()).unwrap_or(i64::MAX);
    let invited: i64 = tx.one(&INVITED, &[&id, &now])?;
    Ok(have.saturating_add(invited))
}

/// Adds a role. Refused: `custom_roles_name` when another one has the name.
pub fn insert(tx: &mut Tx, row: &RoleRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT,
        &[&row.id, &row.name, &row.search_key, &row.permissions, &row.created_at],
    )?;
    Ok(())
}

/// Writes a changed role over version `row.version`; `false` when another was written meanwhile. Whoever has it is looked at
/// again. Refused: `custom_roles_name` when another one has the name.
pub fn update(tx: &mut Tx, row: &RoleRow) -> Result<bool, DbError> {
    for user in tx.all(&PEOPLE, &[&row.id])? {
        tx.touch(Touched::User(user));
    }
    Ok(tx.execute(
        &UPDATE,
        &[&row.id, &row.name, &row.search_key, &row.permissions, &row.version],
    )? == 1)
}

/// Takes a role away that nobody has and nobody is invited to.
pub fn delete(tx: &mut Tx, id: CustomRoleId, now: Instant) -> Result<(), DbError> {
    tx.execute(&FORGET_ENDED, &[&id, &now])?;
    tx.execute(&DELETE, &[&id])?;
    Ok(())
}
