//! Which answers to a refresh arrived: a request token that came back was received.

use std::collections::HashMap;

use coworkflow_domain::ids::LoginId;
use coworkflow_domain::time::Instant;
use parking_lot::Mutex;

/// More sign-ins than a house has at once; past it, the longest unused are forgotten first.
const MOST: usize = 20_000;

/// The newest request token that each sign-in has used. Kept in memory: after a start of the program nothing is known, and
/// a refresh token may be presented again until its successor is used.
#[derive(Default)]
pub(super) struct Arrived(Mutex<HashMap<LoginId, Instant>>);

impl Arrived {
    /// A request came with a token that was issued at this moment, to the second.
    pub(super) fn note(&self, login: LoginId, issued: Instant) {
        let mut newest = self.0.lock();
        let known = newest.entry(login).or_insert(issued);
        *known = issued.max(*known);
        if newest.len() > MOST {
            let mut moments: Vec<Instant> = newest.values().copied().collect();
            let (_, middle, _) = moments.select_nth_unstable(MOST / 2);
            let middle = *middle;
            newest.retain(|_, moment| *moment > middle);
        }
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
