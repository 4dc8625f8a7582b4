//! Signing in and out, and the tokens in between.

use std::net::IpAddr;

use coworkflow_domain::access::{AccessRefusal, Email, Permission};
use coworkflow_domain::ids::{LoginId, TenantId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::text::Lang;
use coworkflow_domain::time::Instant;
use coworkflow_store::access::{self, LoginRow, UserRow};
use coworkflow_store::tenancies;

use super::failed::tell_together;
use super::second_step::Entered;
use super::tokens::{Bearer, LOGIN_DAYS};
use crate::context::{Actor, Context, Services};
use crate::failure::Failure;
use crate::work::Work;

/// Two tabs may use one refresh token within this time. Later it may be used again only while nothing shows that the answer
/// arrived; else it was stolen.
const GRACE_SECONDS: i64 = 10;
/// Sign-ins that ended are forgotten after this time.
const KEEP_ENDED_DAYS: i64 = 90;
/// Most characters kept of what a browser says it is.
const DEVICE_CHARS: usize = 200;

/// What a client gets when it signs in or refreshes.
#[derive(Clone)]
pub struct SignedIn {
    /// For the `Authorization` header of each request.
    pub access_token: String,
    /// When a new one is needed.
    pub access_expires_at: Instant,
    /// For the cookie.
    pub refresh_token: String,
    /// When the sign-in ends unless it is used.
    pub refresh_expires_at: Instant,
    /// Whose data.
    pub tenant: TenantId,
    /// Which sign-in.
    pub login: LoginId,
    /// Who signed in.
    pub user: UserRow,
}

/// What became of a refresh token; kept even when it is a 'no'.
enum Refreshed {
    Next(UserRow, Instant),
    Ended,
}

impl Services {
    /// Signs in somebody with e-mail and password who needs no second step; others are refused. For programs and tests.
    pub async fn sign_in(
        &self,
        house: TenantId,
        email: &str,
        password: String,
        address: IpAddr,
        device: &str,
    ) -> Result<SignedIn, Failure> {
        match self.enter_by_password(house, email, password, address, device).await? {
            Entered::SignedIn(signed_in) => Ok(*signed_in),
            Entered::SecondStep(_) => Err(AccessRefusal::SecondStepNeeded.into()),
        }
    }

    /// Takes the first step with e-mail and password. Unknown and wrong look the same, in words and time.
    pub async fn enter_by_password(
        &self,
        house: TenantId,
        email: &str,
        password: String,
        address: IpAddr,
        device: &str,
    ) -> Result<Entered, Failure> {
        let account = Email::parse(email).map_or_else(|_| email.trim().to_lowercase(), String::from);
        let tried = format!("{house} {account}");
        self.slow_strangers(&tried, address).await?;
        let found = self
            .store
            .read(house, move |tx| {
                tenancies::state(tx)?.open()?;
                Ok::<_, Failure>(access::credentials(tx, &account)?)
            })
            .answer()
            .await?;
        let hash = found.as_ref().map(|found| found.password_hash.clone());
        let right = self.verify(password, hash).await?;
        match found {
            Some(found) if right && found.active => {
                let entered = self
                    .enter(house, found.user_id, Some(found.password_hash), device)
                    .await?;
                self.trust_stranger(&tried, address).await;
                Ok(entered)
            }
            found => {
                if let Some(found) = found {
                    self.note_failed(house, found.user_id);
                }
                Err(AccessRefusal::WrongCredentials.into())
            }
        }
    }

    /// A sign-in for a user who is known otherwise: the password was checked, or a test says so.
    pub(crate) fn begin_sign_in(
        &self,
        tenant: TenantId,
        user: UserId,
        checked_hash: Option<String>,
        device: &str,
    ) -> Result<impl Future<Output = Result<SignedIn, Failure>> + use<>, Failure> {
        let now = self.clock.now();
        let login = LoginId::v7(now, self.random.bits());
        let (refresh_token, refresh_hash) = self.gate.tokens.new_refresh(tenant, login, self.random.as_ref());
        let (access_token, access_expires_at) = self.gate.tokens.access(Bearer { tenant, user, login }, now)?;
        let row = LoginRow {
            id: login,
            user_id: user,
            refresh_hash,
            previous_hash: None,
            rotated_at: now,
            device: device.chars().filter(|c| !c.is_control()).take(DEVICE_CHARS).collect(),
            created_at: now,
            expires_at: login_end(now),
            revoked_at: None,
        };
        let refresh_expires_at = row.expires_at;
        let (services, context) = (self.clone(), Context::system(tenant));
        let pending = self.store.write(tenant, move |tx| {
            tenancies::state(tx)?.open()?;
            let user = access::user(tx, user)?
                .filter(|user| user.active)
                .ok_or(AccessRefusal::WrongCredentials)?;
            // The password may have been changed while it was checked.
            if checked_hash.is_some() && access::password_hash(tx, user.id)? != checked_hash {
                return Err(Failure::from(AccessRefusal::WrongCredentials));
            }
            access::forget_logins(tx, user.id, now.plus_hours(-24 * KEEP_ENDED_DAYS))?;
            access::insert_login(tx, &row)?;
            let mut work = Work::signed_in(&services, &context, tx, user.id, &user.name, user.role);
            tell_together(&mut work, user.id)?;
            work.journal(&Event::SignedIn {
                user_id: user.id,
                name: user.name.clone(),
                device: row.device.clone(),
            })?;
            Ok(user)
        });
        Ok(async move {
            let user = pending.answer().await?;
            Ok(SignedIn {
                access_token,
                access_expires_at,
                refresh_token,
                refresh_expires_at,
                tenant,
                login,
                user,
            })
        })
    }

    /// The next pair of tokens for a refresh token. One that was used before gets the same successor as long as its answer
    /// may have been lost on the way; once its successor or a request token of its answer was used, it ends the whole sign-in.
    pub async fn refresh(&self, house: TenantId, refresh_token: &str) -> Result<SignedIn, Failure> {
        let now = self.clock.now();
        let refresh = self.gate.tokens.refresh(refresh_token)?;
        // A token of the house next door is as unknown here as any other (A3).
        if refresh.tenant != house {
            return Err(AccessRefusal::SignInEnded.into());
        }
        let (tenant, login) = (refresh.tenant, refresh.login);
        let (next_token, next_hash) = self.gate.tokens.successor(refresh_token, &refresh);
        self.learn_arrived(login).await;
        let (services, context) = (self.clone(), Context::system(tenant));
        let refreshed = self
            .store
            .write(tenant, move |tx| {
                tenancies::state(tx)?.open()?;
                let Some(row) =
                    access::login(tx, login)?.filter(|row| row.revoked_at.is_none() && row.expires_at > now)
                else {
                    return Ok(Refreshed::Ended);
                };
                let Some(user) = access::user(tx, row.user_id)?.filter(|user| user.active) else {
                    return Ok(Refreshed::Ended);
                };
                if row.refresh_hash == refresh.hash {
                    access::rotate(tx, login, &next_hash, now, login_end(now))?;
                    return Ok(Refreshed::Next(user, login_end(now)));
                }
                let in_grace = now.millis_since(row.rotated_at) <= GRACE_SECONDS * 1_000;
                let may_be_lost = in_grace || !services.gate.arrived.since(login, row.rotated_at);
                if may_be_lost && row.previous_hash.as_deref() == Some(&refresh.hash) {
                    return Ok(Refreshed::Next(user, row.expires_at));
                }
                access::revoke(tx, login, now)?;
                let mut work = Work::begin(&services, &context, tx, Permission::AccountOwn)?;
                work.journal(&Event::SignInRevoked {
                    user_id: user.id,
                    name: user.name.clone(),
                    device: row.device,
                })?;
                Ok::<_, Failure>(Refreshed::Ended)
            })
            .answer()
            .await?;
        let (user, refresh_expires_at) = match refreshed {
            Refreshed::Next(user, until) => (user, until),
            Refreshed::Ended => return Err(AccessRefusal::SignInEnded.into()),
        };
        let (access_token, access_expires_at) = self.gate.tokens.access(
            Bearer {
                tenant,
                user: user.id,
                login,
            },
            now,
        )?;
        Ok(SignedIn {
            access_token,
            access_expires_at,
            refresh_token: next_token,
            refresh_expires_at,
            tenant,
            login,
            user,
        })
    }

    /// Ends the sign-in of a refresh token. One that is unknown or has ended is no failure: the result is the same.
    pub async fn sign_out(&self, house: TenantId, refresh_token: &str) -> Result<(), Failure> {
        let Ok(refresh) = self.gate.tokens.refresh(refresh_token) else {
            return Ok(());
        };
        if refresh.tenant != house {
            return Ok(());
        }
        let now = self.clock.now();
        let (services, context) = (self.clone(), Context::system(refresh.tenant));
        self.store
            .write(refresh.tenant, move |tx| {
                let Some(row) = access::login(tx, refresh.login)? else {
                    return Ok(());
                };
                let Some(user) = access::user(tx, row.user_id)? else {
                    return Ok(());
                };
                if access::revoke(tx, row.id, now)? {
                    let mut work = Work::signed_in(&services, &context, tx, user.id, &user.name, user.role);
                    work.journal(&Event::SignedOut {
                        user_id: user.id,
                        name: user.name,
                    })?;
                }
                Ok(())
            })
            .answer()
            .await
    }

    /// Whose request it is, by its token. Whether the sign-in still counts is read in every operation itself.
    pub fn authenticate(&self, access_token: &str) -> Result<Bearer, Failure> {
        let (bearer, issued) = self.gate.tokens.issued(access_token, self.clock.now())?;
        self.note_arrived(bearer.login, issued);
        Ok(bearer)
    }

    /// The path with what opens it in a browser tab for whoever asks, for a few minutes. Whether they may is asked
    /// again when it is opened (promise 8).
    pub fn file_link(&self, context: &Context, path: &str) -> Result<String, Failure> {
        let (user, login) = match context.actor {
            Actor::Login { user, login } => (user, login),
            // A program opens it with its key.
            Actor::Key { .. } => return Ok(path.to_owned()),
            Actor::System | Actor::Stranger => return Err(General::SignInNeeded.into()),
        };
        let bearer = Bearer {
            tenant: context.tenant,
            user,
            login,
        };
        let token = self.gate.tokens.file(bearer, path, self.clock.now())?;
        let mark = if path.contains('?') { '&' } else { '?' };
        Ok(format!("{path}{mark}ticket={token}"))
    }

    /// For whom the ticket of a link opens this path.
    pub fn open_file_link(&self, path: &str, ticket: &str) -> Result<Bearer, Failure> {
        Ok(self.gate.tokens.file_bearer(ticket, path, self.clock.now())?)
    }
}

impl Bearer {
    /// The context of a request by this user.
    pub fn context(self, lang: Lang, request_id: String, client_id: String) -> Context {
        let actor = Actor::Login {
            user: self.user,
            login: self.login,
        };
        Context {
            tenant: self.tenant,
            actor,
            lang,
            request_id,
            client_id,
        }
    }
}

fn login_end(now: Instant) -> Instant {
    now.plus_hours(24 * LOGIN_DAYS)
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
