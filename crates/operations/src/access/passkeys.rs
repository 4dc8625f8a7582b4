//! Passkeys: added by who is signed in and knows their password, used in the place of password and second step.

use coworkflow_domain::access::{AccessRefusal, Permission};
use coworkflow_domain::ids::{PasskeyId, TenantId, UserId};
use coworkflow_domain::journal::Event;
use coworkflow_domain::refusal::General;
use coworkflow_domain::subject::SubjectKind;
use coworkflow_domain::time::Instant;
use coworkflow_store::passkeys::{self, PasskeyRow};
use coworkflow_store::{access, tenants};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ceremony::{self, Asked};
use super::my_second_step::{Seen, myself};
use super::sign_in::SignedIn;
use crate::context::{Context, Services};
use crate::failure::Failure;
use crate::perform::{Change, Question};
use crate::work::Work;

/// How long a browser may take to answer a challenge.
const CHALLENGE_MINUTES: i64 = 5;
/// How many passkeys one user may have.
const MOST: usize = 20;
/// The kind of token that remembers a challenge to sign in.
const SIGNS_IN: &str = "passkey-sign-in";
/// The same, of one who adds a passkey.
const ADDS: &str = "passkey-add";

/// What a browser is asked with to sign in.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyAsked {
    /// Comes back with the answer.
    pub token: String,
    /// In base64url.
    pub challenge: String,
    /// What passkeys of this address are kept under.
    pub place: String,
}

/// What a browser is asked with to make a passkey.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewPasskeyAsked {
    /// What every passkey is asked with.
    #[serde(flatten)]
    pub asked: PasskeyAsked,
    /// The house.
    pub house: String,
    /// Whose it will be.
    pub user_id: UserId,
    /// What they sign in with.
    pub email: String,
    /// As others see them.
    pub name: String,
    /// Those that they have, by the names their authenticators gave them.
    pub known: Vec<String>,
}

/// What a browser answers with a passkey; all parts in base64url.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PasskeyAnswer {
    token: String,
    credential: String,
    client_data: String,
    authenticator_data: String,
    signature: String,
}

/// What a browser answers with a passkey that was made; all parts in base64url.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewPasskeyAnswer {
    token: String,
    client_data: String,
    authenticator_data: String,
    public_key: String,
    algorithm: i64,
}

/// What the token of a challenge remembers.
#[derive(Serialize, Deserialize)]
struct Challenge {
    id: Uuid,
    challenge: String,
    user: Option<UserId>,
    until: Instant,
}

impl Services {
    /// Asks a browser at this origin for a passkey. Open to strangers.
    pub fn ask_passkey(&self, house: TenantId, origin: &str) -> Result<PasskeyAsked, Failure> {
        self.challenge(house, origin, SIGNS_IN, None)
    }

    /// Signs in by a passkey, which stands for both steps: a device has it, and asked for finger, face or PIN. Each answer counts
    /// once (promise 11).
    pub async fn sign_in_by_passkey(
        &self,
        house: TenantId,
        origin: &str,
        answer: PasskeyAnswer,
        device: &str,
    ) -> Result<SignedIn, Failure> {
        let (now, origin) = (self.clock.now(), origin.to_owned());
        let challenge = self.challenge_of(house, SIGNS_IN, &answer.token)?;
        let known = self.store.write(house, move |tx| {
            let row = passkeys::by_credential(tx, &answer.credential)?.ok_or(AccessRefusal::UnknownPasskey)?;
            let user = access::user(tx, row.user_id)?.filter(|user| user.active);
            let user = user.ok_or(AccessRefusal::UnknownPasskey)?;
            let counter = ceremony::signed(
                &Asked {
                    challenge: &challenge.challenge,
                    origin: &origin,
                },
                &answer.client_data,
                &answer.authenticator_data,
                &answer.signature,
                (&row.public_key, row.algorithm),
                row.counter,
            );
            let counter = counter.map_err(|_| AccessRefusal::UnknownPasskey)?;
            if !passkeys::use_up(tx, challenge.id, challenge.until, now)? {
                return Err(AccessRefusal::UnknownPasskey.into());
            }
            passkeys::used(tx, row.id, counter, now)?;
            Ok::<_, Failure>(user.id)
        });
        let user = known.answer().await?;
        self.begin_sign_in(house, user, None, device)?.await
    }

    /// Asks the browser of somebody who is signed in to make a passkey, once their password was seen to be right.
    pub async fn ask_new_passkey(
        &self,
        context: &Context,
        current: String,
        origin: &str,
    ) -> Result<NewPasskeyAsked, Failure> {
        let seen = self.see_my_password(context, current, false).await?;
        let about = self.ask(context, AboutMyPasskeys { seen }).await?;
        Ok(NewPasskeyAsked {
            asked: self.challenge(context.tenant, origin, ADDS, Some(about.user_id))?,
            house: about.house,
            user_id: about.user_id,
            email: about.email,
            name: about.name,
            known: about.known,
        })
    }

    /// Adds the passkey that their browser made.
    pub async fn add_passkey(
        &self,
        context: &Context,
        origin: &str,
        answer: NewPasskeyAnswer,
        device: &str,
    ) -> Result<PasskeyRow, Failure> {
        let challenge = self.challenge_of(context.tenant, ADDS, &answer.token)?;
        let asked = Asked {
            challenge: &challenge.challenge,
            origin,
        };
        let made = ceremony::made(
            &asked,
            &answer.client_data,
            &answer.authenticator_data,
            &answer.public_key,
            answer.algorithm,
        );
        let made = made.map_err(|_| AccessRefusal::UnknownPasskey)?;
        let add = AddPasskey {
            user: challenge.user,
            challenge: challenge.id,
            until: challenge.until,
            credential: made.id,
            counter: made.counter,
            public_key: answer.public_key,
            algorithm: answer.algorithm,
            name: device.chars().take(120).collect(),
        };
        self.change(context, add, None).await
    }

    fn challenge(
        &self,
        house: TenantId,
        origin: &str,
        kind: &str,
        user: Option<UserId>,
    ) -> Result<PasskeyAsked, Failure> {
        let place = ceremony::place_of(origin).ok_or(AccessRefusal::UnknownPasskey)?;
        let now = self.clock.now();
        let challenge = Challenge {
            id: self.new_id(now),
            challenge: ceremony::challenge([self.random.bits(), self.random.bits()]),
            user,
            until: now.plus_minutes(CHALLENGE_MINUTES),
        };
        Ok(PasskeyAsked {
            token: self.gate.tokens.signed(kind, house, &challenge, now, challenge.until)?,
            challenge: challenge.challenge,
            place: place.to_owned(),
        })
    }

    fn challenge_of(&self, house: TenantId, kind: &str, token: &str) -> Result<Challenge, AccessRefusal> {
        let challenge = self.gate.tokens.read_signed(kind, house, token, self.clock.now());
        challenge.ok_or(AccessRefusal::UnknownPasskey)
    }
}

/// What a browser needs to know to make a passkey for the actor.
pub(super) struct AboutMyPasskeys {
    seen: Seen,
}

/// The same, found.
pub(super) struct AboutMe {
    house: String,
    user_id: UserId,
    email: String,
    name: String,
    known: Vec<String>,
}

impl Question for AboutMyPasskeys {
    type Output = AboutMe;
    const NAME: &'static str = "users.about_my_passkeys";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<AboutMe, Failure> {
        let user = self.seen.mine(work)?;
        let known = passkeys::of_user(work.tx, user.id)?;
        Ok(AboutMe {
            house: tenants::this(work.tx)?.name,
            user_id: user.id,
            email: user.email,
            name: user.name,
            known: known.into_iter().map(|row| row.credential).collect(),
        })
    }
}

/// Asks for the actor's passkeys, the oldest first.
#[derive(Debug, Clone, Copy)]
pub struct MyPasskeys;

impl Question for MyPasskeys {
    type Output = Vec<PasskeyRow>;
    const NAME: &'static str = "users.my_passkeys";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<Vec<PasskeyRow>, Failure> {
        let user = myself(work)?;
        Ok(passkeys::of_user(work.tx, user.id)?)
    }
}

/// Adds a passkey that was checked.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AddPasskey {
    user: Option<UserId>,
    challenge: Uuid,
    until: Instant,
    credential: String,
    counter: i64,
    public_key: String,
    algorithm: i64,
    name: String,
}

impl Change for AddPasskey {
    type Output = PasskeyRow;
    const NAME: &'static str = "users.add_passkey";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<PasskeyRow, Failure> {
        let (user, now) = (myself(work)?, work.now());
        let fresh = self.user == Some(user.id) && passkeys::use_up(work.tx, self.challenge, self.until, now)?;
        if !fresh {
            return Err(AccessRefusal::UnknownPasskey.into());
        }
        if passkeys::of_user(work.tx, user.id)?.len() >= MOST {
            return Err(AccessRefusal::TooManyPasskeys.into());
        }
        let row = PasskeyRow {
            id: work.new_id(),
            user_id: user.id,
            credential: self.credential.clone(),
            public_key: self.public_key.clone(),
            algorithm: self.algorithm,
            name: self.name.clone(),
            counter: self.counter,
            created_at: now,
            used_at: None,
        };
        passkeys::insert(work.tx, &row).map_err(|error| {
            if error.is_constraint("passkeys_credential") {
                AccessRefusal::UnknownPasskey.into()
            } else {
                Failure::from(error)
            }
        })?;
        work.journal(&Event::PasskeyAdded {
            user_id: user.id,
            name: user.name,
            passkey: row.name.clone(),
        })?;
        Ok(row)
    }
}

/// Takes one of the actor's passkeys away.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RemoveMyPasskey {
    /// Which.
    pub id: PasskeyId,
}

impl Change for RemoveMyPasskey {
    type Output = PasskeyId;
    const NAME: &'static str = "users.remove_my_passkey";
    const PERMISSION: Permission = Permission::AccountOwn;

    fn run(&self, work: &mut Work) -> Result<PasskeyId, Failure> {
        let user = myself(work)?;
        let known = passkeys::of_user(work.tx, user.id)?
            .into_iter()
            .find(|row| row.id == self.id);
        let row = known.ok_or(General::NotFound {
            what: SubjectKind::Login,
        })?;
        passkeys::delete(work.tx, user.id, row.id)?;
        work.journal(&Event::PasskeyRemoved {
            user_id: user.id,
            name: user.name,
            passkey: row.name,
        })?;
        Ok(row.id)
    }
}

#[cfg(test)]
#[path = "passkeys_tests.rs"]
mod tests;
