//! Hashing of passwords: argon2id, never inside a transaction, never more at a time than memory allows.

use std::sync::Arc;
use std::time::Duration;

use argon2::password_hash::PasswordHasher;
use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, Version};
use coworkflow_domain::access::{Permission, check_password};
use coworkflow_domain::refusal::{General, Unavailable};
use coworkflow_store::DbError;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::sync::OwnedSemaphorePermit;

use crate::context::Services;
use crate::failure::Failure;
use crate::perform::Question;
use crate::work::Work;

/// Memory of one hashing, in KiB: 46 MiB.
const MEMORY_KIB: u32 = 46 * 1024;

/// How many hash at the same time.
pub(super) const AT_ONCE: usize = 2;

/// How long one waits for a turn.
const PATIENCE: Duration = Duration::from_secs(8);

/// A hash for those who don't exist, so that looking for them takes as long.
pub(super) const NOBODY: &str =
    "$argon2id$v=19$m=47104,t=1,p=1$bm9ib2R5IHNpZ25zIGlu$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password that was checked and hashed. Only its keyed digest takes part in what an idempotency key remembers.
#[derive(Clone, Serialize)]
pub struct Hashed {
    #[serde(skip)]
    pub(crate) hash: String,
    digest: String,
}

/// Asks whether the actor may set other people's passwords: before a hashing that costs.
pub struct MaySetPasswords;

impl Question for MaySetPasswords {
    type Output = ();
    const NAME: &'static str = "users.may_set_passwords";
    const PERMISSION: Permission = Permission::UsersWrite;

    fn run(&self, _: &mut Work) -> Result<(), Failure> {
        Ok(())
    }
}

impl Services {
    /// Checks and hashes a new password off the threads that serve others; waits for its turn, then says 'busy'.
    pub async fn hash(&self, password: String) -> Result<Hashed, Failure> {
        check_password(&password)?;
        let turn = self.turn().await?;
        let services = self.clone();
        // The turn goes along: a caller who leaves does not end the hashing.
        let hashing = move || {
            let _turn = turn;
            services.hash_now(&password)
        };
        tokio::task::spawn_blocking(hashing).await.map_err(broken)?
    }

    /// The same in place: command line, demo and tests.
    pub fn hash_now(&self, password: &str) -> Result<Hashed, Failure> {
        check_password(password)?;
        let salt = self.random.bits().to_be_bytes();
        let hash: PasswordHash = argon2()?
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map_err(broken)?;
        let mut digest = Sha256::new();
        digest.update(self.gate.tokens.secret());
        digest.update(password);
        let digest = digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Hashed {
            hash: hash.to_string(),
            digest,
        })
    }

    /// Whether the password has this hash; without one it takes as long and says no.
    pub(crate) async fn verify(&self, password: String, hash: Option<String>) -> Result<bool, Failure> {
        let turn = self.turn().await?;
        // Who came with an archive has none until one is set.
        let hash = hash.filter(|hash| hash != coworkflow_store::access::NO_PASSWORD);
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let hashing = move || {
            let _turn = turn;
            matches(&password, &hash)
        };
        let same = tokio::task::spawn_blocking(hashing).await.map_err(broken)??;
        Ok(same && known)
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, Failure> {
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.gate.hashing).acquire_owned()).await;
        turn.ok()
            .and_then(Result::ok)
            .ok_or_else(|| General::Unavailable(Unavailable::Busy).into())
    }
}

fn argon2() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(MEMORY_KIB, 1, 1, None).map_err(broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn matches(password: &str, hash: &str) -> Result<bool, Failure> {
    // Longer than any password that was ever accepted: not worth the memory.
    let password = if password.len() > 1_024 { "" } else { password };
    let hash = PasswordHash::new(hash).map_err(broken)?;
    Ok(argon2()?.verify_password(password.as_bytes(), &hash).is_ok())
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::Db(DbError::Broken(error.to_string()))
}
