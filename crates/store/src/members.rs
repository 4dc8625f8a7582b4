//! Members: who may sign up, who was invited, and the page that strangers see.

use coworkflow_domain::ids::{CustomerId, InvitationId};
use coworkflow_domain::members::SignUp;
use coworkflow_domain::time::Instant;

use crate::db::{DbError, Tx};
use crate::{row, state_columns, statements};

state_columns!(SignUp);

row! {
    /// Who may become a member, and what strangers see.
    pub struct MemberSettingsRow {
        /// Beside an invitation, which always counts.
        sign_up: SignUp,
        /// What who signs up types, where it is by code.
        code: String,
        /// What the public page is reached by; nothing while it is closed.
        page_key: Option<String>,
        /// Counts changes, so that two editors notice each other.
        version: i64,
    }
}

impl Default for MemberSettingsRow {
    /// A house that has said nothing yet: by invitation, and no page for strangers.
    fn default() -> Self {
        MemberSettingsRow {
            sign_up: SignUp::Invitation,
            code: String::new(),
            page_key: None,
            version: 0,
        }
    }
}

row! {
    /// A customer may become a member by a link.
    pub struct InvitationRow {
        /// Whom.
        customer_id: CustomerId,
        /// What the link is made of.
        id: InvitationId,
        /// Of what stands in the link.
        token_hash: String,
        /// Made at.
        created_at: Instant,
        /// No longer counts from.
        expires_at: Instant,
    }
}

statements! {
    /// Who may become a member.
    SETTINGS -> MemberSettingsRow = "SELECT sign_up, code, page_key, version FROM member_settings WHERE tenant_id = $1";
    /// Says so for the first time.
    INSERT_SETTINGS -> () = "INSERT INTO member_settings (tenant_id, sign_up, code, page_key, version) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (tenant_id) DO NOTHING";
    /// Says so over the version that was looked at.
    UPDATE_SETTINGS -> () = "UPDATE member_settings SET sign_up = $2, code = $3, page_key = $4, version = version + 1
        WHERE tenant_id = $1 AND version = $5";
    /// Whom a customer's open invitation is for.
    INVITATION -> InvitationRow = "SELECT customer_id, id, token_hash, created_at, expires_at FROM invitations WHERE tenant_id = $1 AND customer_id = $2";
    /// The invitation of a link.
    BY_TOKEN -> InvitationRow = "SELECT customer_id, id, token_hash, created_at, expires_at FROM invitations WHERE tenant_id = $1 AND token_hash = $2";
    /// Invites, in the place of an earlier invitation.
    INVITE -> () = "INSERT INTO invitations (tenant_id, customer_id, id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (tenant_id, customer_id) DO UPDATE SET id = excluded.id, token_hash = excluded.token_hash,
          created_at = excluded.created_at, expires_at = excluded.expires_at";
    /// Takes an invitation away.
    WITHDRAW -> () = "DELETE FROM invitations WHERE tenant_id = $1 AND customer_id = $2";
}

/// Who may become a member; the defaults where nothing was said.
pub fn settings(tx: &mut Tx) -> Result<MemberSettingsRow, DbError> {
    Ok(tx.maybe(&SETTINGS, &[])?.unwrap_or_default())
}

/// Writes who may become a member over the version that was looked at; `false` when another was written meanwhile.
pub fn write_settings(tx: &mut Tx, row: &MemberSettingsRow) -> Result<bool, DbError> {
    if row.version == 0 {
        return Ok(tx.execute(&INSERT_SETTINGS, &[&row.sign_up, &row.code, &row.page_key])? == 1);
    }
    Ok(tx.execute(
        &UPDATE_SETTINGS,
        &[&row.sign_up, &row.code, &row.page_key, &row.version],
    )? == 1)
}

/// The open invitation of a customer, ended ones too.
pub fn invitation(tx: &mut Tx, customer: CustomerId) -> Result<Option<InvitationRow>, DbError> {
    tx.maybe(&INVITATION, &[&customer])
}

/// The invitation whose link has this hash.
pub fn invitation_by_token(tx: &mut Tx, token_hash: &str) -> Result<Option<InvitationRow>, DbError> {
    tx.maybe(&BY_TOKEN, &[&token_hash])
}

/// Invites a customer; an earlier link of theirs counts no more.
pub fn invite(tx: &mut Tx, row: &InvitationRow) -> Result<(), DbError> {
    tx.execute(
        &INVITE,
        &[
            &row.customer_id,
            &row.id,
            &row.token_hash,
            &row.created_at,
            &row.expires_at,
        ],
    )?;
    Ok(())
}

/// Takes the invitation of a customer away, if there is one.
pub fn withdraw(tx: &mut Tx, customer: CustomerId) -> Result<(), DbError> {
    tx.execute(&WITHDRAW, &[&customer])?;
    Ok(())
}
