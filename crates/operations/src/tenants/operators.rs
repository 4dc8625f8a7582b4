//! Who runs the server: accounts of their own, made on the command line, that no house knows and that know no house's people.

use std::net::IpAddr;

use coworkflow_domain::access::{AccessRefusal, Email};
use coworkflow_domain::ids::OperatorId;
use coworkflow_domain::refusal::General;
use coworkflow_domain::tenants::PLATFORM;
use coworkflow_domain::text::required_line;
use coworkflow_domain::time::Instant;
use coworkflow_store::platform::{self, OperatorRow};
use sha2::{Digest, Sha256};

use crate::context::Services;
use crate::failure::Failure;

/// A sign-in counts so long.
const SIGN_IN_HOURS: i64 = 12;
/// Most characters of a name.
const NAME_CHARS: usize = 120;

/// An operator to be made.
#[derive(Debug, Clone)]
pub struct NewOperator {
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// What they sign in with.
    pub password: String,
}

/// An operator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    /// Their id.
    pub id: OperatorId,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// Whether they may sign in.
    pub active: bool,
}

/// A sign-in of an operator.
#[derive(Clone)]
pub struct OperatorSignIn {
    /// Who.
    pub operator: Operator,
    /// For the cookie: kept here by its hash alone.
    pub token: String,
    /// No longer counts from.
    pub expires_at: Instant,
}

impl From<OperatorRow> for Operator {
    fn from(row: OperatorRow) -> Self {
        Operator {
            id: row.id,
            name: row.name,
            email: row.email,
            active: row.active,
        }
    }
}

impl Services {
    /// Makes an operator.
    pub async fn make_operator(&self, new: NewOperator) -> Result<Operator, Failure> {
        let email = String::from(Email::parse(&new.email)?);
        let name = required_line("name", &new.name, NAME_CHARS)?;
        let password = self.hash(new.password).await?;
        let now = self.clock.now();
        let row = OperatorRow {
            id: OperatorId::from_uuid(self.new_id(now)),
            name,
            email,
            password_hash: password.hash,
            active: true,
            created_at: now,
        };
        self.store
            .write(PLATFORM, move |tx| {
                platform::insert_operator(tx, &row).map_err(|error| {
                    if error.is_constraint("operators_email") {
                        Failure::from(AccessRefusal::EmailTaken)
                    } else {
                        error.into()
                    }
                })?;
                Ok(Operator::from(row.clone()))
            })
            .answer()
            .await
    }

    /// All operators.
    pub async fn operators(&self) -> Result<Vec<Operator>, Failure> {
        let rows = self
            .store
            .read(PLATFORM, |tx| Ok::<_, Failure>(platform::operators(tx)?))
            .answer()
            .await?;
        Ok(rows.into_iter().map(Operator::from).collect())
    }

    /// Sets a new password of an operator, who may sign in again, and ends all their sign-ins.
    pub async fn reset_operator(&self, email: &str, password: String) -> Result<Operator, Failure> {
        let password = self.hash(password).await?;
        self.change_operator(email, move |row| {
            row.password_hash.clone_from(&password.hash);
            row.active = true;
        })
        .await
    }

    /// Lets an operator sign in no more, and ends all their sign-ins.
    pub async fn deactivate_operator(&self, email: &str) -> Result<Operator, Failure> {
        self.change_operator(email, |row| row.active = false).await
    }

    async fn change_operator(
        &self,
        email: &str,
        mut change: impl FnMut(&mut OperatorRow) + Send + 'static,
    ) -> Result<Operator, Failure> {
        let email = email.trim().to_lowercase();
        self.store
            .write(PLATFORM, move |tx| {
                let mut row = platform::operator(tx, &email)?.ok_or_else(|| {
                    General::invalid(
                        "email",
                        "No operator has this e-mail. `coworkflow operator list` shows them all.",
                        "لا يوجد مشغّل بهذا البريد. يعرضهم الأمر coworkflow operator list.",
                    )
                })?;
                change(&mut row);
                platform::update_operator(tx, &row)?;
                platform::delete_logins(tx, row.id)?;
                Ok::<_, Failure>(Operator::from(row))
            })
            .answer()
            .await
    }

    /// Signs an operator in. Unknown and wrong look the same, and guessing is slowed as everybody's is (promise 10).
    pub async fn sign_in_operator(
        &self,
        email: &str,
        password: String,
        address: IpAddr,
    ) -> Result<OperatorSignIn, Failure> {
        let account = Email::parse(email).map_or_else(|_| email.trim().to_lowercase(), String::from);
        let tried = format!("operator {account}");
        self.slow_strangers(&tried, address).await?;
        let found = self
            .store
            .read(PLATFORM, move |tx| Ok::<_, Failure>(platform::operator(tx, &account)?))
            .answer()
            .await?;
        let hash = found.as_ref().map(|found| found.password_hash.clone());
        let right = self.verify(password, hash).await?;
        let Some(found) = found.filter(|found| right && found.active) else {
            tracing::warn!(%address, "a sign-in of an operator failed");
            return Err(AccessRefusal::WrongCredentials.into());
        };
        let token = format!("{:032x}{:032x}", self.random.bits(), self.random.bits());
        let (now, hash, operator) = (self.clock.now(), token_hash(&token), found.id);
        let expires_at = now.plus_hours(SIGN_IN_HOURS);
        self.store
            .write(PLATFORM, move |tx| {
                platform::forget_logins(tx, now)?;
                Ok::<_, Failure>(platform::insert_login(tx, &hash, operator, now, expires_at)?)
            })
            .answer()
            .await?;
        self.trust_stranger(&tried, address).await;
        tracing::info!(operator = found.email, "an operator signed in");
        Ok(OperatorSignIn {
            operator: found.into(),
            token,
            expires_at,
        })
    }

    /// Who is signed in by this token; asked with every request, so that taking it away works at once (promise 8).
    pub async fn operator_of(&self, token: &str) -> Result<Operator, Failure> {
        let (hash, now) = (token_hash(token), self.clock.now());
        let found = self
            .store
            .read(PLATFORM, move |tx| {
                Ok::<_, Failure>(platform::signed_in(tx, &hash, now)?)
            })
            .answer()
            .await?;
        Ok(found.ok_or(General::SignInNeeded)?.into())
    }

    /// Ends a sign-in; one that is unknown is no failure.
    pub async fn sign_out_operator(&self, token: &str) -> Result<(), Failure> {
        let hash = token_hash(token);
        self.store
            .write(PLATFORM, move |tx| Ok::<_, Failure>(platform::delete_login(tx, &hash)?))
            .answer()
            .await
    }
}

fn token_hash(token: &str) -> String {
    Sha256::digest(token.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
