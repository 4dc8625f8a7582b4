//! Signing in with two steps: who took the first is asked for the digits of their app, or must set one up where the house
//! requires it of their role.

use coworkflow_domain::access::{AccessRefusal, SECOND_STEP_MINUTES};
use coworkflow_domain::ids::{TenantId, UserId};
use coworkflow_store::access::{self, UserRow};
use coworkflow_store::second_steps;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::app::{self, AppToSetUp};
use super::sign_in::SignedIn;
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::work::Work;

/// How a first step ended.
#[derive(Clone)]
pub enum Entered {
    /// Nothing more was needed.
    SignedIn(Box<SignedIn>),
    /// The second step is still to be taken.
    SecondStep(SecondStep),
}

/// What whoever took the first step needs for the second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondStep {
    /// Proves the first step, for ten minutes.
    pub token: String,
    /// The house requires an app of them and they have none: they set one up now.
    pub sets_up: bool,
}

/// The kind of token that proves the first step to who takes the second.
const STEP: &str = "second-step";
/// The same, for who must first set an app up.
const SET_UP: &str = "second-step-set-up";

/// Who took the first step.
#[derive(Serialize, Deserialize)]
struct FirstStep {
    user: UserId,
    /// Of the password that was right: when it is another one now, the first step is void.
    seen: Option<String>,
}

/// What stands between a first step and a sign-in.
enum Needed {
    Nothing,
    Digits,
    App,
}

impl Services {
    /// Ends the first step of somebody who is known: by a password (`checked_hash`), a link, or who vouches for them elsewhere.
    pub(crate) async fn enter(
        &self,
        tenant: TenantId,
        user: UserId,
        checked_hash: Option<String>,
        device: &str,
    ) -> Result<Entered, Failure> {
        let needed = self.store.read(tenant, move |tx| {
            let user = access::user(tx, user)?.filter(|user| user.active);
            let user = user.ok_or(AccessRefusal::WrongCredentials)?;
            Ok::<_, Failure>(if second_steps::is_on(tx, user.id)? {
                Needed::Digits
            } else if second_steps::is_required(tx, user.role)? {
                Needed::App
            } else {
                Needed::Nothing
            })
        });
        let kind = match needed.answer().await? {
            Needed::Nothing => {
                let signed_in = self.begin_sign_in(tenant, user, checked_hash, device)?.await?;
                return Ok(Entered::SignedIn(Box::new(signed_in)));
            }
            Needed::Digits => STEP,
            Needed::App => SET_UP,
        };
        let first = FirstStep {
            user,
            seen: checked_hash.map(|hash| fingerprint(&hash)),
        };
        let now = self.clock.now();
        let token = self
            .gate
            .tokens
            .signed(kind, tenant, &first, now, now.plus_minutes(SECOND_STEP_MINUTES))?;
        Ok(Entered::SecondStep(SecondStep {
            token,
            sets_up: kind == SET_UP,
        }))
    }

    /// Takes the second step with the digits of the app or a recovery code. Each counts once (promise 11); guessing is slowed.
    pub async fn take_second_step(
        &self,
        house: TenantId,
        token: &str,
        code: String,
        device: &str,
    ) -> Result<SignedIn, Failure> {
        let first = self.first_step(house, STEP, token)?;
        let user = first.user;
        self.slowed(house, user, move |work, user| app::use_up(work, user, &code), first)
            .await?;
        self.begin_sign_in(house, user, None, device)?.await
    }

    /// Sets an app up for somebody of whom the house requires one, before they are signed in.
    pub async fn set_up_app(&self, house: TenantId, token: &str) -> Result<AppToSetUp, Failure> {
        let first = self.first_step(house, SET_UP, token)?;
        let (services, context) = (self.clone(), Context::system(house));
        let started = self.store.write(house, move |tx| {
            let user = still(tx, &first)?;
            let mut work = Work::signed_in(&services, &context, tx, user.id, &user.name, user.role);
            app::start(&mut work, user.id)?;
            app::waiting(work.tx, &user)
        });
        started.answer().await
    }

    /// Confirms that app by its digits and signs in; with the recovery codes.
    pub async fn enter_with_new_app(
        &self,
        house: TenantId,
        token: &str,
        code: String,
        device: &str,
    ) -> Result<(SignedIn, Vec<String>), Failure> {
        let first = self.first_step(house, SET_UP, token)?;
        let user = first.user;
        let made = self
            .slowed(house, user, move |work, user| app::confirm(work, user, &code), first)
            .await?;
        let signed_in = self.begin_sign_in(house, user, None, device)?.await?;
        Ok((signed_in, self.recovery_codes(house, made)))
    }

    /// Does what a code is typed for. Whoever knows the password could go on guessing from many addresses, so all tries at one
    /// user count together.
    async fn slowed<T: Send + 'static>(
        &self,
        house: TenantId,
        user: UserId,
        act: impl Fn(&mut Work, &UserRow) -> Result<T, Failure> + Send + 'static,
        first: FirstStep,
    ) -> Result<T, Failure> {
        let account = format!("second step of {user}");
        self.slow_user(&account).await?;
        let (services, context) = (self.clone(), Context::system(house));
        let acted = self.store.write(house, move |tx| {
            let user = still(tx, &first)?;
            let mut work = Work::signed_in(&services, &context, tx, user.id, &user.name, user.role);
            act(&mut work, &user)
        });
        let acted = acted.answer().await;
        match &acted {
            Ok(_) => self.trust_user(&account).await,
            Err(failure) if failure.refusal().is_some() => self.note_failed(house, user),
            Err(_) => {}
        }
        acted
    }

    fn first_step(&self, house: TenantId, kind: &str, token: &str) -> Result<FirstStep, Failure> {
        let now = self.clock.now();
        let first = self.gate.tokens.read_signed(kind, house, token, now);
        Ok(first.ok_or(AccessRefusal::SecondStepEnded)?)
    }
}

/// Who took the first step, if that still counts.
fn still(tx: &mut coworkflow_store::Tx, first: &FirstStep) -> Result<UserRow, Failure> {
    let user = access::user(tx, first.user)?.filter(|user| user.active);
    let user = user.ok_or(AccessRefusal::SecondStepEnded)?;
    if let Some(seen) = &first.seen {
        let now = access::password_hash(tx, user.id)?.map(|hash| fingerprint(&hash));
        if now.as_ref() != Some(seen) {
            return Err(AccessRefusal::SecondStepEnded.into());
        }
    }
    Ok(user)
}

fn fingerprint(hash: &str) -> String {
    let digest = Sha256::digest(hash.as_bytes());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[path = "second_step_tests.rs"]
mod tests;
