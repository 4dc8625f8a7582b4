//! Which answers to a refresh arrived: a request token that came back was received.

use std::collections::HashMap;
use std::time::Duration;

use coworkflow_domain::ids::LoginId;
use coworkflow_domain::time::Instant;
use parking_lot::Mutex;
use tokio::runtime::Handle;

use crate::context::Services;
use crate::ports::{Away, Shared, Swap};

/// More sign-ins than a house has at once; past it, the longest unused are forgotten first.
const MOST: usize = 20_000;
/// How long the servers remember it together: longer than a token of its time can be asked for again.
const LASTS: Duration = Duration::from_secs(24 * 60 * 60);

/// The newest request token that each sign-in has used. Kept in memory: after a start of the program nothing is known, and
/// a refresh token may be presented again until its successor is used.
#[derive(Default)]
pub(super) struct Arrived(Mutex<HashMap<LoginId, Instant>>);

impl Arrived {
    /// A request came with a token that was issued at this moment, to the second; whether it is newer than what was known.
    pub(super) fn note(&self, login: LoginId, issued: Instant) -> bool {
        let mut newest = self.0.lock();
        if newest.get(&login).is_some_and(|known| *known >= issued) {
            return false;
        }
        newest.insert(login, issued);
        if newest.len() > MOST {
            let mut moments: Vec<Instant> = newest.values().copied().collect();
            let (_, middle, _) = moments.select_nth_unstable(MOST / 2);
            let middle = *middle;
            newest.retain(|_, moment| *moment > middle);
        }
        true
    }

    /// Whether a token that was issued at this moment or later was used.
    pub(super) fn since(&self, login: LoginId, moment: Instant) -> bool {
        let second = |at: Instant| at.as_millis().div_euclid(1_000);
        self.0
            .lock()
            .get(&login)
            .is_some_and(|known| second(*known) >= second(moment))
    }
}

impl Services {
    /// A request came with a token: the other servers learn of it, and nobody waits for that.
    pub(super) fn note_arrived(&self, login: LoginId, issued: Instant) {
        if !self.gate.arrived.note(login, issued) {
            return;
        }
        let (Some(shared), Ok(runtime)) = (self.shared.clone(), Handle::try_current()) else {
            return;
        };
        runtime.spawn(async move {
            // What another server noted at the same time is as new; away: each knows its own.
            let _ = tell(shared.as_ref(), login, issued).await;
        });
    }

    /// Learns what arrived at the other servers, before a refresh token is judged.
    pub(super) async fn learn_arrived(&self, login: LoginId) {
        let Some(shared) = &self.shared else { return };
        if let Ok(kept) = shared.get(&[key(login)]).await
            && let Some(issued) = kept.into_iter().flatten().next().and_then(|text| read(&text))
        {
            self.gate.arrived.note(login, issued);
        }
    }
}

async fn tell(shared: &dyn Shared, login: LoginId, issued: Instant) -> Result<(), Away> {
    let key = key(login);
    let from = shared
        .get(std::slice::from_ref(&key))
        .await?
        .into_iter()
        .flatten()
        .next();
    if from.as_deref().and_then(read).is_some_and(|known| known >= issued) {
        return Ok(());
    }
    let to = Some(issued.as_millis().to_string());
    shared
        .swap(&[Swap {
            key,
            from,
            to,
            lasts: LASTS,
        }])
        .await?;
    Ok(())
}

fn key(login: LoginId) -> String {
    format!("arrived:{login}")
}

fn read(text: &str) -> Option<Instant> {
    text.parse().ok().map(Instant::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn login(number: u128) -> LoginId {
        LoginId::v7(Instant::from_millis(0), number)
    }

    #[test]
    fn an_older_token_says_nothing_of_a_newer_answer() {
        let (arrived, at) = (Arrived::default(), Instant::from_millis);
        assert!(!arrived.since(login(1), at(0)));
        arrived.note(login(1), at(60_000));
        arrived.note(login(1), at(30_000));
        assert!(arrived.since(login(1), at(60_900)), "tokens know their second only");
        assert!(!arrived.since(login(1), at(61_000)) && !arrived.since(login(2), at(0)));
    }

    #[test]
    fn what_is_remembered_is_bounded_and_the_newest_stay() {
        let arrived = Arrived::default();
        for number in 1..=60_000 {
            let at = Instant::from_millis(i64::try_from(number).unwrap() * 1_000);
            arrived.note(login(number), at);
        }
        assert!(arrived.0.lock().len() <= MOST);
        assert!(arrived.since(login(60_000), Instant::from_millis(60_000_000)));
    }
}
