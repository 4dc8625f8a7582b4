//! Users and their sign-ins.

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::{CustomRoleId, CustomerId, LoginId, UserId};
use coworkflow_domain::tenants::TenantState;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Touched, Tx};
use crate::{row, state_columns, statements};

state_columns!(Role);

/// What stands in the place of a hash for a user who has no password: no password has it.
pub const NO_PASSWORD: &str = "!";

row! {
    /// Who acts, as far as every operation needs it.
    pub struct ActorRow {
        /// As the journal writes it.
        name: String,
        /// What decides what they may do.
        role: Role,
        /// What they may do, where their role is the house's own: names of permissions with blanks between.
        permissions: Option<String>,
        /// Whom a member is to the house; nobody of the team is one.
        customer_id: Option<CustomerId>,
        /// How the house stands with who runs the server; nothing was said of one that is active.
        state: Option<TenantState>,
    }
}

row! {
    /// A person who signs in; the password's hash is read apart.
    pub struct UserRow {
        /// Their id.
        id: UserId,
        /// As others see it.
        name: String,
        /// What they sign in with, in lower case; one user per tenant.
        email: String,
        /// What decides what they may do.
        role: Role,
        /// Whether they may sign in.
        active: bool,
        /// Made at.
        created_at: Instant,
        /// Whom a member is to the house; nobody of the team is one.
        customer_id: Option<CustomerId>,
        /// The role of the house's own that they have in the place of `role`.
        custom_role_id: Option<CustomRoleId>,
        /// Its name.
        custom_role: Option<String>,
    }
}

row! {
    /// What a sign-in is checked against.
    pub struct CredentialsRow {
        /// The user.
        user_id: UserId,
        /// argon2id in PHC form.
        password_hash: String,
        /// Whether they may sign in.
        active: bool,
    }
}

row! {
    /// One sign-in on one device: the family of its rotating refresh tokens.
    pub struct LoginRow {
        /// Its id.
        id: LoginId,
        /// Whose.
        user_id: UserId,
        /// Hash of the token that counts.
        refresh_hash: String,
        /// Hash of the one before: its use after the grace means theft.
        previous_hash: Option<String>,
        /// When the token that counts was given out.
        rotated_at: Instant,
        /// What the browser says it is.
        device: String,
        /// Signed in at.
        created_at: Instant,
        /// No longer counts from.
        expires_at: Instant,
        /// Ended at, by sign-out, a changed password or a reused token.
        revoked_at: Option<Instant>,
    }
}

statements! {
    /// An active user with a sign-in that still counts.
    ACTOR -> ActorRow = "SELECT users.name, users.role, custom_roles.permissions, users.customer_id, tenancies.state
        FROM logins JOIN users ON users.tenant_id = logins.tenant_id AND users.id = logins.user_id
          LEFT JOIN tenancies ON tenancies.tenant_id = logins.tenant_id
          LEFT JOIN user_roles ON user_roles.tenant_id = logins.tenant_id AND user_roles.user_id = logins.user_id
          LEFT JOIN custom_roles ON custom_roles.tenant_id = logins.tenant_id AND custom_roles.id = user_roles.role_id
        WHERE logins.tenant_id = $1 AND logins.id = $3 AND logins.user_id = $2 AND logins.revoked_at IS NULL AND logins.expires_at > $4
          AND users.active";
    /// One user.
    USER -> UserRow = "SELECT users.id, users.name, users.email, users.role, users.active, users.created_at, users.customer_id,
          user_roles.role_id AS custom_role_id, custom_roles.name AS custom_role
        FROM users LEFT JOIN user_roles ON user_roles.tenant_id = users.tenant_id AND user_roles.user_id = users.id
        LEFT JOIN custom_roles ON custom_roles.tenant_id = users.tenant_id AND custom_roles.id = user_roles.role_id
        WHERE users.tenant_id = $1 AND users.id = $2";
    /// The team of a tenant; its members are found by their customers, its displays by their doors.
    USERS -> UserRow = "SELECT users.id, users.name, users.email, users.role, users.active, users.created_at, users.customer_id,
          user_roles.role_id AS custom_role_id, custom_roles.name AS custom_role
        FROM users LEFT JOIN user_roles ON user_roles.tenant_id = users.tenant_id AND user_roles.user_id = users.id
        LEFT JOIN custom_roles ON custom_roles.tenant_id = users.tenant_id AND custom_roles.id = user_roles.role_id
        WHERE users.tenant_id = $1 AND users.customer_id IS NULL AND users.role <> 'display'
        ORDER BY users.name, users.id LIMIT 1000";
    /// Who signs in as a customer.
    MEMBER -> UserRow = "SELECT users.id, users.name, users.email, users.role, users.active, users.created_at, users.customer_id,
          user_roles.role_id AS custom_role_id, custom_roles.name AS custom_role
        FROM users LEFT JOIN user_roles ON user_roles.tenant_id = users.tenant_id AND user_roles.user_id = users.id
        LEFT JOIN custom_roles ON custom_roles.tenant_id = users.tenant_id AND custom_roles.id = user_roles.role_id
        WHERE users.tenant_id = $1 AND users.customer_id = $2";
    /// How many owners may sign in beside this user.
    OTHER_OWNERS -> i64 = "SELECT count(*) FROM users WHERE tenant_id = $1 AND role = 'owner' AND active AND id <> $2";
    /// The hash of a user's password.
    PASSWORD_HASH -> String = "SELECT password_hash FROM users WHERE tenant_id = $1 AND id = $2";
    /// Adds a user.
    INSERT_USER -> () = "INSERT INTO users (tenant_id, id, name, email, password_hash, role, active, created_at, customer_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Changes a user.
    UPDATE_USER -> () = "UPDATE users SET name = $3, email = $4, role = $5, active = $6 WHERE tenant_id = $1 AND id = $2";
    /// Gives a user a role of the house's own.
    PUT_ROLE -> () = "INSERT INTO user_roles (tenant_id, user_id, role_id) VALUES ($1, $2, $3)
        ON CONFLICT (tenant_id, user_id) DO UPDATE SET role_id = excluded.role_id";
    /// Leaves a user the role in `users`.
    DROP_ROLE -> () = "DELETE FROM user_roles WHERE tenant_id = $1 AND user_id = $2";
    /// The permissions of a user's role of the house's own.
    OWN_PERMISSIONS -> String = "SELECT custom_roles.permissions FROM user_roles JOIN custom_roles ON custom_roles.tenant_id = user_roles.tenant_id
          AND custom_roles.id = user_roles.role_id WHERE user_roles.tenant_id = $1 AND user_roles.user_id = $2";
    /// Changes a password.
    SET_PASSWORD -> () = "UPDATE users SET password_hash = $3 WHERE tenant_id = $1 AND id = $2";
    /// One sign-in.
    LOGIN -> LoginRow = "SELECT id, user_id, refresh_hash, previous_hash, rotated_at, device, created_at, expires_at, revoked_at
        FROM logins WHERE tenant_id = $1 AND id = $2";
    /// The sign-ins of a user that count, the one used last first.
    LOGINS -> LoginRow = "SELECT id, user_id, refresh_hash, previous_hash, rotated_at, device, created_at, expires_at, revoked_at
        FROM logins WHERE tenant_id = $1 AND user_id = $2 AND revoked_at IS NULL AND expires_at > $3 ORDER BY rotated_at DESC, id LIMIT 200";
    /// Signs in.
    INSERT_LOGIN -> () = "INSERT INTO logins (tenant_id, id, user_id, refresh_hash, previous_hash, rotated_at, device, created_at, expires_at, revoked_at)
        VALUES ($1, $2, $3, $4, NULL, $5, $6, $5, $7, NULL)";
    /// Gives out the next refresh token.
    ROTATE -> () = "UPDATE logins SET previous_hash = refresh_hash, refresh_hash = $3, rotated_at = $4, expires_at = $5
        WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL";
    /// Ends one sign-in.
    REVOKE -> UserId = "UPDATE logins SET revoked_at = $3 WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING user_id";
    /// Ends all sign-ins.
    REVOKE_ALL -> () = "UPDATE logins SET revoked_at = $2 WHERE tenant_id = $1 AND revoked_at IS NULL";
    /// Ends all sign-ins of a user but one.
    REVOKE_OTHERS -> () = "UPDATE logins SET revoked_at = $4 WHERE tenant_id = $1 AND user_id = $2 AND id <> $3 AND revoked_at IS NULL";
    /// Forgets sign-ins that ended long ago.
    FORGET_LOGINS -> () = "DELETE FROM logins WHERE tenant_id = $1 AND user_id = $2 AND (expires_at < $3 OR revoked_at < $3)";
    /// What a sign-in is checked against.
    CREDENTIALS -> CredentialsRow = "SELECT id AS user_id, password_hash, active FROM users WHERE tenant_id = $1 AND email = $2";
}

/// The user behind a sign-in, unless one of them no longer counts: read in every operation, so that revocation is immediate.
pub fn actor(tx: &mut Tx, user: UserId, login: LoginId, now: Instant) -> Result<Option<ActorRow>, DbError> {
    tx.maybe(&ACTOR, &[&user, &login, &now])
}

/// One user, if this tenant has them.
pub fn user(tx: &mut Tx, id: UserId) -> Result<Option<UserRow>, DbError> {
    tx.maybe(&USER, &[&id])
}

/// Who signs in as a customer, if somebody does.
pub fn member(tx: &mut Tx, customer: CustomerId) -> Result<Option<UserRow>, DbError> {
    tx.maybe(&MEMBER, &[&customer])
}

/// The team by name, the deactivated ones too.
pub fn users(tx: &mut Tx) -> Result<Vec<UserRow>, DbError> {
    tx.all(&USERS, &[])
}

/// How many active owners there are beside this user.
pub fn other_owners(tx: &mut Tx, than: UserId) -> Result<i64, DbError> {
    tx.one(&OTHER_OWNERS, &[&than])
}

/// The hash of a user's password.
pub fn password_hash(tx: &mut Tx, id: UserId) -> Result<Option<String>, DbError> {
    tx.maybe(&PASSWORD_HASH, &[&id])
}

/// Adds a user. Refused: `users_email` when the tenant has one of that e-mail, `users_one_per_customer` when the customer
/// signs in already.
pub fn insert_user(tx: &mut Tx, row: &UserRow, password_hash: &str) -> Result<(), DbError> {
    tx.execute(
        &INSERT_USER,
        &[
            &row.id,
            &row.name,
            &row.email,
            &password_hash,
            &row.role,
            &row.active,
            &row.created_at,
            &row.customer_id,
        ],
    )?;
    put_role(tx, row)
}

/// Writes which role of the house's own a user has, or that they have none.
fn put_role(tx: &mut Tx, row: &UserRow) -> Result<(), DbError> {
    match row.custom_role_id {
        Some(role) => tx.execute(&PUT_ROLE, &[&row.id, &role])?,
        None => tx.execute(&DROP_ROLE, &[&row.id])?,
    };
    Ok(())
}

/// What a user may do whose role is the house's own: names of permissions with blanks between.
pub fn own_permissions(tx: &mut Tx, id: UserId) -> Result<Option<String>, DbError> {
    tx.maybe(&OWN_PERMISSIONS, &[&id])
}

/// Writes a changed user. Refused: `users_email` when the tenant has another one of that e-mail.
pub fn update_user(tx: &mut Tx, row: &UserRow) -> Result<(), DbError> {
    tx.touch(Touched::User(row.id));
    tx.execute(&UPDATE_USER, &[&row.id, &row.name, &row.email, &row.role, &row.active])?;
    put_role(tx, row)
}

/// Writes another password's hash. Links that wait in the user's mail count no more.
pub fn set_password(tx: &mut Tx, id: UserId, hash: &str) -> Result<(), DbError> {
    crate::sign_in_links::forget_all(tx, id)?;
    tx.execute(&SET_PASSWORD, &[&id, &hash])?;
    Ok(())
}

/// One sign-in, if this tenant has it.
pub fn login(tx: &mut Tx, id: LoginId) -> Result<Option<LoginRow>, DbError> {
    tx.maybe(&LOGIN, &[&id])
}

/// The sign-ins of a user that count, the one used last first; at most 200.
pub fn logins(tx: &mut Tx, user: UserId, now: Instant) -> Result<Vec<LoginRow>, DbError> {
    tx.all(&LOGINS, &[&user, &now])
}

/// Adds a sign-in.
pub fn insert_login(tx: &mut Tx, row: &LoginRow) -> Result<(), DbError> {
    tx.execute(
        &INSERT_LOGIN,
        &[
            &row.id,
            &row.user_id,
            &row.refresh_hash,
            &row.created_at,
            &row.device,
            &row.expires_at,
        ],
    )?;
    Ok(())
}

/// Makes another refresh token the one that counts.
pub fn rotate(tx: &mut Tx, id: LoginId, refresh_hash: &str, now: Instant, expires_at: Instant) -> Result<(), DbError> {
    tx.execute(&ROTATE, &[&id, &refresh_hash, &now, &expires_at])?;
    Ok(())
}

/// Ends a sign-in; `false` when it had ended.
pub fn revoke(tx: &mut Tx, id: LoginId, now: Instant) -> Result<bool, DbError> {
    let whose = tx.maybe(&REVOKE, &[&id, &now])?;
    if let Some(user) = whose {
        tx.touch(Touched::User(user));
    }
    Ok(whose.is_some())
}

/// Ends all sign-ins of everybody; says how many.
pub fn revoke_all(tx: &mut Tx, now: Instant) -> Result<u64, DbError> {
    tx.touch(Touched::Everybody);
    tx.execute(&REVOKE_ALL, &[&now])
}

/// Ends all sign-ins of a user but one (the nil id spares none); says how many.
pub fn revoke_others(tx: &mut Tx, user: UserId, but: LoginId, now: Instant) -> Result<u64, DbError> {
    tx.touch(Touched::User(user));
    tx.execute(&REVOKE_OTHERS, &[&user, &but, &now])
}

/// Forgets the sign-ins of a user that ended before a moment; says how many.
pub fn forget_logins(tx: &mut Tx, user: UserId, before: Instant) -> Result<u64, DbError> {
    tx.execute(&FORGET_LOGINS, &[&user, &before])
}

/// What a sign-in with this e-mail is checked against.
pub fn credentials(tx: &mut Tx, email: &str) -> Result<Option<CredentialsRow>, DbError> {
    tx.maybe(&CREDENTIALS, &[&email])
}
