//! Invitations to the team.

use coworkflow_domain::access::Role;
use coworkflow_domain::ids::{CustomRoleId, StaffInvitationId, UserId};
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, statements};

row! {
    /// Somebody may join the team by a link.
    pub struct StaffInvitationRow {
        /// What the link is made of.
        id: StaffInvitationId,
        /// What they will sign in with, in lower case.
        email: String,
        /// What they will be.
        role: Role,
        /// The role of the house's own that they will have.
        role_id: Option<CustomRoleId>,
        /// Its name.
        custom_role: Option<String>,
        /// Of what stands in the link.
        token_hash: String,
        /// Who invited them.
        invited_by: UserId,
        /// Their name.
        inviter: String,
        /// Made at.
        created_at: Instant,
        /// No longer counts from.
        expires_at: Instant,
    }
}

statements! {
    /// All that wait, the newest first.
    ALL -> StaffInvitationRow = "SELECT staff_invitations.id, staff_invitations.email, staff_invitations.role, staff_invitations.role_id,
          custom_roles.name AS custom_role, staff_invitations.token_hash, staff_invitations.invited_by, users.name AS inviter,
          staff_invitations.created_at, staff_invitations.expires_at
        FROM staff_invitations JOIN users ON users.tenant_id = staff_invitations.tenant_id AND users.id = staff_invitations.invited_by
        LEFT JOIN custom_roles ON custom_roles.tenant_id = staff_invitations.tenant_id AND custom_roles.id = staff_invitations.role_id
        WHERE staff_invitations.tenant_id = $1 AND staff_invitations.expires_at > $2 ORDER BY staff_invitations.created_at DESC, staff_invitations.id LIMIT 500";
    /// One invitation.
    ONE -> StaffInvitationRow = "SELECT staff_invitations.id, staff_invitations.email, staff_invitations.role, staff_invitations.role_id,
          custom_roles.name AS custom_role, staff_invitations.token_hash, staff_invitations.invited_by, users.name AS inviter,
          staff_invitations.created_at, staff_invitations.expires_at
        FROM staff_invitations JOIN users ON users.tenant_id = staff_invitations.tenant_id AND users.id = staff_invitations.invited_by
        LEFT JOIN custom_roles ON custom_roles.tenant_id = staff_invitations.tenant_id AND custom_roles.id = staff_invitations.role_id
        WHERE staff_invitations.tenant_id = $1 AND staff_invitations.id = $2";
    /// The invitation of a link.
    BY_TOKEN -> StaffInvitationRow = "SELECT staff_invitations.id, staff_invitations.email, staff_invitations.role, staff_invitations.role_id,
          custom_roles.name AS custom_role, staff_invitations.token_hash, staff_invitations.invited_by, users.name AS inviter,
          staff_invitations.created_at, staff_invitations.expires_at
        FROM staff_invitations JOIN users ON users.tenant_id = staff_invitations.tenant_id AND users.id = staff_invitations.invited_by
        LEFT JOIN custom_roles ON custom_roles.tenant_id = staff_invitations.tenant_id AND custom_roles.id = staff_invitations.role_id
        WHERE staff_invitations.tenant_id = $1 AND staff_invitations.token_hash = $2";
    /// Invites, in the place of an earlier invitation to the same address.
    INVITE -> () = "INSERT INTO staff_invitations (tenant_id, id, email, role, role_id, token_hash, invited_by, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (tenant_id, email) DO UPDATE SET id = excluded.id, role = excluded.role, role_id = excluded.role_id,
          token_hash = excluded.token_hash, invited_by = excluded.invited_by, created_at = excluded.created_at, expires_at = excluded.expires_at";
    /// Takes an invitation away.
    WITHDRAW -> () = "DELETE FROM staff_invitations WHERE tenant_id = $1 AND id = $2";
}

/// All that wait, the newest first.
pub fn all(tx: &mut Tx, now: Instant) -> Result<Vec<StaffInvitationRow>, DbError> {
    tx.all(&ALL, &[&now])
}

/// One invitation, ended ones too, if this tenant has it.
pub fn invitation(tx: &mut Tx, id: StaffInvitationId) -> Result<Option<StaffInvitationRow>, DbError> {
    tx.maybe(&ONE, &[&id])
}

/// The invitation whose link has this hash, ended ones too.
pub fn by_token(tx: &mut Tx, token_hash: &str) -> Result<Option<StaffInvitationRow>, DbError> {
    tx.maybe(&BY_TOKEN, &[&token_hash])
}

/// Invites; an earlier link to the same address counts no more.
pub fn invite(tx: &mut Tx, row: &StaffInvitationRow) -> Result<(), DbError> {
    tx.execute(
        &INVITE,
        &[
            &row.id,
            &row.email,
            &row.role,
            &row.role_id,
            &row.token_hash,
            &row.invited_by,
            &row.created_at,
            &row.expires_at,
        ],
    )?;
    Ok(())
}

/// Takes an invitation away; `false` when it was gone.
pub fn withdraw(tx: &mut Tx, id: StaffInvitationId) -> Result<bool, DbError> {
    Ok(tx.execute(&WITHDRAW, &[&id])? == 1)
}
