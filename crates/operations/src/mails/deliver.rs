//! Sending what waits: each letter taken in hand, sent outside of every transaction, and settled by how that ended.

use coworkflow_domain::ids::{MailId, TenantId};
use coworkflow_domain::mails::{Letter, MailState, compose, next_try};
use coworkflow_domain::text::Lang;
use coworkflow_store::mails::{self, MailRow};
use coworkflow_store::{DbError, tenants};

use crate::context::Services;
use crate::failure::{Failure, broken};
use crate::ports::{Mail, MailFailed};

/// How many are looked up at once.
const PIECE: i64 = 50;
/// How long one stays in hand: longer than any mail server takes. Whoever died with it loses it then.
const IN_HAND_MINUTES: i64 = 5;
/// Most characters kept of what a mail server said.
const PROBLEM_CHARS: usize = 300;

impl Services {
    /// Sends what waits in all houses; says how many letters arrived. One that is not taken is tried again later, and given
    /// up in the end.
    pub async fn deliver_mails(&self) -> Result<usize, Failure> {
        if self.mail.is_none() {
            return Ok(0);
        }
        let mut sent = 0;
        loop {
            let now = self.clock.now();
            let due = self
                .store
                .read_across_tenants(move |tx| Ok::<_, Failure>(mails::due_across_tenants(tx, now, PIECE)?));
            let due = due.answer().await?;
            for mail in &due {
                sent += usize::from(self.deliver(mail.tenant_id, mail.id).await?);
            }
            if due.is_empty() {
                return Ok(sent);
            }
        }
    }

    async fn deliver(&self, tenant: TenantId, id: MailId) -> Result<bool, Failure> {
        let now = self.clock.now();
        let taken = self.store.write(tenant, move |tx| {
            if !mails::take(tx, id, now, now.plus_minutes(IN_HAND_MINUTES))? {
                return Ok(None);
            }
            let row = mails::by_id(tx, id)?.ok_or(DbError::NoRow("mails"))?;
            if row.expires_at.is_some_and(|end| end <= now) {
                mails::settle(tx, id, MailState::GivenUp, now, "it came too late")?;
                return Ok(None);
            }
            Ok::<_, Failure>(Some((row, tenants::this(tx)?.name)))
        });
        let Some((row, house)) = taken.answer().await? else {
            return Ok(false);
        };
        let mail = self.written_out(tenant, &row, house).await?;
        let Some(mailer) = self.mail.clone() else {
            return Ok(false);
        };
        let sent = tokio::task::spawn_blocking(move || mailer.send(&mail)).await;
        let sent = sent.unwrap_or_else(|_| Err(MailFailed::Later("sending it broke".to_owned())));
        let ended = self.clock.now();
        let (state, at, problem) = match sent {
            Ok(()) => (MailState::Sent, ended, String::new()),
            Err(MailFailed::Refused(problem)) => (MailState::GivenUp, ended, problem),
            Err(MailFailed::Later(problem)) => match next_try(row.tries, ended, row.expires_at) {
                Some(next) => (MailState::Waiting, next, problem),
                None => (MailState::GivenUp, ended, problem),
            },
        };
        if !problem.is_empty() {
            tracing::warn!(%tenant, mail = %id, tries = row.tries, problem, "a mail was not taken");
        }
        let problem: String = problem.chars().take(PROBLEM_CHARS).collect();
        let settled = self.store.write(tenant, move |tx| {
            Ok::<_, Failure>(mails::settle(tx, id, state, at, &problem)?)
        });
        settled.answer().await?;
        Ok(state == MailState::Sent)
    }

    /// A letter as it is sent, with its link made anew.
    async fn written_out(&self, tenant: TenantId, row: &MailRow, house: String) -> Result<Mail, Failure> {
        let letter: Letter = serde_json::from_str(&row.letter).map_err(broken)?;
        let path = match &letter {
            Letter::SignInLink { link_id } => format!("/sign-in/link#{}", self.link_token(tenant, *link_id)),
            Letter::StaffInvitation { invitation_id, .. } => {
                format!("/welcome#{}", self.staff_token(tenant, *invitation_id))
            }
            Letter::PasswordLink { link_id } => format!("/sign-in/password#{}", self.link_token(tenant, *link_id)),
        };
        let lang = Lang::named(&row.lang).unwrap_or_default();
        let link = format!("{}{path}", self.origin_of(tenant).await?);
        Ok(Mail {
            id: row.id,
            to_name: row.to_name.clone(),
            to_address: row.to_address.clone(),
            content: compose(&letter, &house, &row.to_name, &link, lang),
            from_name: house,
        })
    }
}
