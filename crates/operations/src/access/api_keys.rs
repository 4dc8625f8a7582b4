//! Keys by which programs ask: each with a part of what its maker may do, for a time or until it is taken back.

use std::collections::HashMap;

use coworkflow_domain::access::{Grants, KEY_DAYS, KEYS, KeyScopes, Permission, RightsRefusal};
use coworkflow_domain::ids::{ApiKeyId, TenantId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::access;
use coworkflow_store::api_keys::{self, ApiKeyRow};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::invite_staff::token_hash;
use crate::context::{Actor, Context, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// What every key begins with, so that people and programs that look for leaked secrets know it.
const MARK: &str = "cwk_";
/// How often the use of a key is noted at most.
const NOTED_MINUTES: i64 = 5;

/// A key that was not taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKeyView {
    /// Its id.
    pub id: ApiKeyId,
    /// What people call the program.
    pub name: String,
    /// Who made it.
    pub user_name: String,
    /// What it may do at most.
    pub scopes: Grants,
    /// Made at.
    pub created_at: Instant,
    /// No longer counts from; none: until it is taken back.
    pub expires_at: Option<Instant>,
    /// When it was used last, to some minutes.
    pub last_used_at: Option<Instant>,
    /// Whether it has ended.
    pub ended: bool,
    /// Whether the actor made it.
    pub own: bool,
}

/// All keys that were not taken back, in the order they were made.
#[derive(Debug, Clone, Copy)]
pub struct ListApiKeys;

impl Question for ListApiKeys {
    type Output = Vec<ApiKeyView>;
    const NAME: &'static str = "api_keys.list";
    const PERMISSION: Permission = Permission::ApiKeysManage;

    fn run(&self, work: &mut Work) -> Result<Vec<ApiKeyView>, Failure> {
        let rows = api_keys::all(work.tx)?;
        Ok(rows.into_iter().map(|row| view(work, row)).collect())
    }
}

/// Makes a key. The key itself is [`Services::api_key`], to be shown once.
#[derive(Debug, Clone, Serialize)]
pub struct MakeApiKey {
    /// What people call the program.
    pub name: String,
    /// What it may do.
    pub scopes: Grants,
    /// How many days it counts; none: until it is taken back.
    pub days: Option<i64>,
}

impl Change for MakeApiKey {
    type Output = ApiKeyView;
    const NAME: &'static str = "api_keys.make";
    const PERMISSION: Permission = Permission::ApiKeysManage;

    fn run(&self, work: &mut Work) -> Result<ApiKeyView, Failure> {
        let key = KeyScopes::checked(&self.name, self.scopes, work.grants())?;
        if self.days.is_some_and(|days| !(1..=KEY_DAYS).contains(&days)) {
            let (en, ar) = (
                format!("A key counts for 1 to {KEY_DAYS} days, or until it is taken back."),
                format!("يسري المفتاح من يوم واحد إلى {KEY_DAYS} يومًا، أو حتى إلغائه."),
            );
            return Err(General::invalid("days", en, ar).into());
        }
        let now = work.now();
        let in_use = api_keys::all(work.tx)?;
        let counting = in_use.iter().filter(|row| row.expires_at.is_none_or(|end| end > now));
        if i64::try_from(counting.count()).unwrap_or(i64::MAX) >= KEYS {
            return Err(RightsRefusal::TooMany { most: KEYS }.into());
        }
        let row = ApiKeyRow {
            id: work.new_id(),
            user_id: work.actor_id(),
            user_name: work.actor_name().to_owned(),
            name: key.name,
            permissions: key.scopes.to_text(),
            created_at: now,
            expires_at: self.days.map(|days| now.plus_hours(24 * days)),
            last_used_at: None,
        };
        let token = work.services().api_key(work.tx.tenant(), row.id);
        api_keys::insert(work.tx, &row, &token_hash(&token))?;
        work.journal(&Event::ApiKeyMade {
            key_id: row.id,
            name: row.name.clone(),
            permissions: key.scopes,
            expires_at: row.expires_at,
        })?;
        Ok(view(work, row))
    }
}

/// Takes a key back: the program that has it is refused at once.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RevokeApiKey {
    /// Which.
    pub id: ApiKeyId,
}

impl Change for RevokeApiKey {
    type Output = ApiKeyView;
    const NAME: &'static str = "api_keys.revoke";
    const PERMISSION: Permission = Permission::ApiKeysManage;

    fn run(&self, work: &mut Work) -> Result<ApiKeyView, Failure> {
        let not_found = || General::NotFound {
            what: SubjectKind::ApiKey,
        };
        let row = api_keys::key(work.tx, self.id)?.ok_or_else(not_found)?;
        let maker = access::user(work.tx, row.user_id)?.ok_or_else(not_found)?;
        work.covers(&maker)?;
        let now = work.now();
        api_keys::revoke(work.tx, row.id, row.user_id, now)?;
        work.journal(&Event::ApiKeyRevoked {
            key_id: row.id,
            name: row.name.clone(),
        })?;
        Ok(view(work, row))
    }
}

fn view(work: &Work, row: ApiKeyRow) -> ApiKeyView {
    ApiKeyView {
        own: row.user_id == work.actor_id(),
        ended: row.expires_at.is_some_and(|end| end <= work.now()),
        scopes: Grants::from_text(&row.permissions),
        id: row.id,
        name: row.name,
        user_name: row.user_name,
        created_at: row.created_at,
        expires_at: row.expires_at,
        last_used_at: row.last_used_at,
    }
}

/// Whose request it is, by a key that was seen to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyBearer {
    /// Whose data.
    pub tenant: TenantId,
    /// Who made the key.
    pub user: UserId,
    /// The key.
    pub key: ApiKeyId,
}

impl KeyBearer {
    /// The context of a request by this key.
    pub fn context(self, lang: Lang, request_id: String, client_id: String) -> Context {
        Context {
            tenant: self.tenant,
            actor: Actor::Key {
                user: self.user,
                key: self.key,
            },
            lang,
            request_id,
            client_id,
        }
    }
}

/// When the use of a key was noted last by this program, so that reading does not write each time.
#[derive(Default)]
pub(super) struct Noted(Mutex<HashMap<ApiKeyId, Instant>>);

impl Noted {
    /// Whether the use is to be noted now.
    fn is_due(&self, key: ApiKeyId, now: Instant) -> bool {
        let mut noted = self.0.lock();
        let due = |at: &Instant| now.minutes_since(*at) >= NOTED_MINUTES || now < *at;
        if noted.get(&key).is_some_and(|at| !due(at)) {
            return false;
        }
        noted.retain(|_, at| !due(at));
        noted.insert(key, now);
        true
    }
}

impl Services {
    /// The key itself. It is made from its id, so that no answer that is kept holds it; only its hash is compared.
    pub fn api_key(&self, tenant: TenantId, id: ApiKeyId) -> String {
        let secret = self.link_secret(&format!("api key {tenant} {id}"));
        format!("{MARK}{}{}{secret}", tenant.uuid().simple(), id.uuid().simple())
    }

    /// Whether a token is meant as a key.
    pub fn is_api_key(token: &str) -> bool {
        token.starts_with(MARK)
    }

    /// Whose key it is, if it counts. Whether it still does is read again in every operation.
    pub async fn authenticate_key(&self, token: &str) -> Result<KeyBearer, Failure> {
        let (tenant, key) = taken_apart(token).ok_or(RightsRefusal::KeyEnded)?;
        let (hash, now) = (token_hash(token), self.clock.now());
        let found = self
            .store
            .read(tenant, move |tx| Ok::<_, Failure>(api_keys::check(tx, key, now)?));
        let found = found.answer().await?;
        let found = found.filter(|found| found.token_hash == hash);
        let found = found.ok_or(RightsRefusal::KeyEnded)?;
        if self.gate.noted.is_due(key, now) {
            // Nobody waits for it.
            drop(
                self.store
                    .write(tenant, move |tx| Ok::<_, Failure>(api_keys::used(tx, key, now)?)),
            );
        }
        Ok(KeyBearer {
            tenant,
            user: found.user_id,
            key,
        })
    }
}

/// Tenant and id of what looks like a key.
fn taken_apart(token: &str) -> Option<(TenantId, ApiKeyId)> {
    let body = token.strip_prefix(MARK)?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if body.len() != 96 || !body.bytes().all(hex) {
        return None;
    }
    Some((body.get(..32)?.parse().ok()?, body.get(32..64)?.parse().ok()?))
}

#[cfg(test)]
#[path = "api_keys_tests.rs"]
mod tests;
