//! Counting tries: by all servers together where they share something, by each in memory otherwise (promise 10).

use std::net::IpAddr;
use std::time::Duration;

use coworkflow_domain::access::AccessRefusal;
use coworkflow_domain::time::Instant;

use super::throttle::{Counted, FORGET_MINUTES, Key, Tries, counted, of_stranger, of_user};
use crate::context::Services;
use crate::failure::Failure;
use crate::ports::{Away, Shared, Swap};

/// How often a count is begun anew because another server counted at the same time.
const TURNS: usize = 20;
/// How long tries are kept together.
const LASTS: Duration = Duration::from_secs(FORGET_MINUTES.unsigned_abs() * 60);

impl Services {
    /// Counts a stranger's try at an account; refuses while their address has to wait (promise 10).
    pub(crate) async fn slow_strangers(&self, account: &str, address: IpAddr) -> Result<(), Failure> {
        Ok(self.count_try(of_stranger(account, address)).await?)
    }

    /// The try was right: the account's tries from there are forgotten.
    pub(crate) async fn trust_stranger(&self, account: &str, address: IpAddr) {
        self.forgive_tries(of_stranger(account, address)).await;
    }

    /// The same for somebody who is signed in: who they are says enough.
    pub(crate) async fn slow_user(&self, account: &str) -> Result<(), Failure> {
        Ok(self.count_try(of_user(account)).await?)
    }

    /// The try of somebody who is signed in was right.
    pub(crate) async fn trust_user(&self, account: &str) {
        self.forgive_tries(of_user(account)).await;
    }

    async fn count_try(&self, keys: Counted) -> Result<(), AccessRefusal> {
        let now = self.clock.now();
        if let Some(shared) = &self.shared
            && let Ok(outcome) = count_together(shared.as_ref(), &keys, now).await
        {
            return outcome;
        }
        self.gate.throttle.count(&keys, now)
    }

    async fn forgive_tries(&self, keys: Counted) {
        self.gate.throttle.forgive(&keys);
        if let Some(shared) = &self.shared {
            // Away: what was counted there ends by itself.
            let _ = forgive_together(shared.as_ref(), &keys).await;
        }
    }
}

async fn count_together(
    shared: &dyn Shared,
    keys: &[(Key, u32)],
    now: Instant,
) -> Result<Result<(), AccessRefusal>, Away> {
    for _ in 0..TURNS {
        let kept = kept(shared, keys).await?;
        let tried: Vec<Option<Tries>> = kept.iter().map(|(_, kept)| read(kept.as_deref())).collect();
        let next = match counted(keys, &tried, now) {
            Ok(next) => next,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let next = next.into_iter().map(Some);
        if shared.swap(&swaps(kept, next)).await? {
            return Ok(Ok(()));
        }
    }
    // So many at the same time are what is to be slowed.
    Ok(Err(AccessRefusal::TooManyAttempts { retry_after_seconds: 1 }))
}

async fn forgive_together(shared: &dyn Shared, keys: &[(Key, u32)]) -> Result<(), Away> {
    for _ in 0..TURNS {
        let kept = kept(shared, keys).await?;
        let left: Vec<Option<Tries>> = keys
            .iter()
            .zip(&kept)
            .map(|((key, _), (_, kept))| read(kept.as_deref()).and_then(|tried| key.forgiven(tried)))
            .collect();
        if shared.swap(&swaps(kept, left.into_iter())).await? {
            return Ok(());
        }
    }
    Ok(())
}

/// What is kept under each key, with its name.
async fn kept(shared: &dyn Shared, keys: &[(Key, u32)]) -> Result<Vec<(String, Option<String>)>, Away> {
    let names: Vec<String> = keys.iter().map(|(key, _)| key.name()).collect();
    let found = shared.get(&names).await?;
    Ok(names.into_iter().zip(found).collect())
}

fn read(kept: Option<&str>) -> Option<Tries> {
    kept.and_then(Tries::read)
}

fn swaps(kept: Vec<(String, Option<String>)>, next: impl Iterator<Item = Option<Tries>>) -> Vec<Swap> {
    kept.into_iter()
        .zip(next)
        .map(|((key, from), to)| Swap {
            key,
            from,
            to: to.map(Tries::written),
            lasts: LASTS,
        })
        .collect()
}
