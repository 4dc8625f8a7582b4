//! Slows guessing: each further try of one address at one account, and of one address at all, waits longer.
//! The victim signs in undisturbed from another address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

use coworkflow_domain::access::AccessRefusal;
use coworkflow_domain::time::Instant;
use parking_lot::Mutex;

/// Tries of one address at one account before it waits.
const FREE_PER_ACCOUNT: u32 = 5;
/// Tries of one address at any account before it waits: a whole desk may sit behind one.
const FREE_PER_ADDRESS: u32 = 30;
/// The longest wait.
const LONGEST_SECONDS: i64 = 15 * 60;
/// Tries are forgotten after so long without another one.
const FORGET_MINUTES: i64 = 60;
/// Most pairs remembered: older ones are forgotten first, so that a flood can't exhaust memory.
const MOST: usize = 20_000;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Address(IpAddr),
    Account(IpAddr, String),
}

impl Key {
    fn of(account: &str, address: IpAddr) -> Key {
        Key::Account(address, account.chars().take(254).collect())
    }
}

/// The address of those who are signed in: who they are says enough.
const NOWHERE: IpAddr = IpAddr::V6(Ipv6Addr::UNSPECIFIED);

#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    last: Instant,
}

/// The tries of late, in memory.
#[derive(Default)]
pub(super) struct Throttle {
    tries: Mutex<HashMap<Key, Tries>>,
}

impl Throttle {
    /// Counts a try, before it is known how it ends; refuses while the address has to wait.
    pub(super) fn attempt(&self, account: &str, address: IpAddr, now: Instant) -> Result<(), AccessRefusal> {
        let address = network(address);
        let keys = [
            (Key::of(account, address), FREE_PER_ACCOUNT),
            (Key::Address(address), FREE_PER_ADDRESS),
        ];
        self.count(&keys, now)
    }

    /// The same for somebody who is signed in and shares no address with others.
    pub(super) fn attempt_alone(&self, account: &str, now: Instant) -> Result<(), AccessRefusal> {
        self.count(&[(Key::of(account, NOWHERE), FREE_PER_ACCOUNT)], now)
    }

    fn count(&self, keys: &[(Key, u32)], now: Instant) -> Result<(), AccessRefusal> {
        let mut tries = self.tries.lock();
        let mut wait = 0;
        for (key, free) in keys {
            if let Some(tried) = tries.get_mut(key) {
                // The clock may have jumped back: nobody waits for it to catch up.
                tried.last = tried.last.min(now);
                wait = wait.max(wait_seconds(*tried, *free, now));
            }
        }
        if wait > 0 {
            return Err(AccessRefusal::TooManyAttempts {
                retry_after_seconds: wait,
            });
        }
        for (key, _) in keys {
            if tries.len() >= MOST && !tries.contains_key(key) {
                make_room(&mut tries, now);
            }
            let tried = tries.entry(key.clone()).or_insert(Tries { count: 0, last: now });
            let count = if forgotten(*tried, now) { 0 } else { tried.count };
            *tried = Tries {
                count: count.saturating_add(1),
                last: now,
            };
        }
        Ok(())
    }

    /// The same as [`Throttle::succeeded`], for one who is signed in.
    pub(super) fn succeeded_alone(&self, account: &str) {
        self.tries.lock().remove(&Key::of(account, NOWHERE));
    }

    /// The try was right: the account's tries from here are forgotten.
    pub(super) fn succeeded(&self, account: &str, address: IpAddr) {
        let address = network(address);
        let mut tries = self.tries.lock();
        tries.remove(&Key::of(account, address));
        if let Some(tried) = tries.get_mut(&Key::Address(address)) {
            tried.count = tried.count.saturating_sub(1);
        }
    }
}

/// One household has a whole /64 of IPv6 addresses.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
        v4 => v4,
    }
}

fn forgotten(tried: Tries, now: Instant) -> bool {
    now.minutes_since(tried.last) >= FORGET_MINUTES
}

/// 1 s after the last free try, then twice as long each time.
fn wait_seconds(tried: Tries, free: u32, now: Instant) -> i64 {
    if tried.count < free || forgotten(tried, now) {
        return 0;
    }
    let wait = 1_i64
        .checked_shl(tried.count - free)
        .filter(|&wait| wait > 0)
        .unwrap_or(LONGEST_SECONDS)
        .min(LONGEST_SECONDS);
    wait - now.millis_since(tried.last) / 1_000
}

/// Forgets the older half: seldom, so that a flood pays little for each try.
fn make_room(tries: &mut HashMap<Key, Tries>, now: Instant) {
    tries.retain(|_, tried| !forgotten(*tried, now));
    if tries.len() < MOST {
        return;
    }
    let mut ages: Vec<Instant> = tries.values().map(|tried| tried.last).collect();
    let (_, median, _) = ages.select_nth_unstable(MOST / 2);
    let median = *median;
    tries.retain(|_, tried| tried.last > median);
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESK: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 20));
    const ELSEWHERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(41, 33, 7, 9));

    fn at(seconds: i64) -> Instant {
        Instant::from_millis(1_790_000_000_000).plus_seconds(seconds)
    }

    #[test]
    fn guessing_waits_longer_each_time_and_the_victim_elsewhere_does_not() {
        let throttle = Throttle::default();
        for _ in 0..5 {
            assert_eq!(throttle.attempt("salma@nile.test", ELSEWHERE, at(0)), Ok(()));
        }
        let wait = |seconds| {
            Err(AccessRefusal::TooManyAttempts {
                retry_after_seconds: seconds,
            })
        };
        assert_eq!(throttle.attempt("salma@nile.test", ELSEWHERE, at(0)), wait(1));
        assert_eq!(throttle.attempt("salma@nile.test", ELSEWHERE, at(1)), Ok(()));
        assert_eq!(throttle.attempt("salma@nile.test", ELSEWHERE, at(1)), wait(2));
        assert_eq!(throttle.attempt("salma@nile.test", DESK, at(1)), Ok(()));
        assert_eq!(throttle.attempt("omar@nile.test", ELSEWHERE, at(1)), Ok(()));
    }

    #[test]
    fn who_is_signed_in_waits_for_nobody_else_and_for_no_clock() {
        let throttle = Throttle::default();
        for n in 0..100 {
            assert_eq!(throttle.attempt_alone(&format!("user {n}"), at(0)), Ok(()));
        }
        for _ in 0..4 {
            assert_eq!(throttle.attempt_alone("user 7", at(0)), Ok(()));
        }
        assert!(throttle.attempt_alone("user 7", at(0)).is_err());
        // The clock jumped back by a day: the wait is one second, not a day.
        assert!(throttle.attempt_alone("user 7", at(-86_400)).is_err());
        assert_eq!(throttle.attempt_alone("user 7", at(-86_399)), Ok(()));
        throttle.succeeded_alone("user 7");
        assert_eq!(throttle.attempt_alone("user 7", at(-86_399)), Ok(()));
    }

    #[test]
    fn a_right_password_and_an_hour_forget() {
        let throttle = Throttle::default();
        for _ in 0..5 {
            assert_eq!(throttle.attempt("salma@nile.test", DESK, at(0)), Ok(()));
        }
        throttle.succeeded("salma@nile.test", DESK);
        assert_eq!(throttle.attempt("salma@nile.test", DESK, at(0)), Ok(()));
        for second in 1..5 {
            assert_eq!(throttle.attempt("salma@nile.test", DESK, at(second)), Ok(()));
        }
        assert!(throttle.attempt("salma@nile.test", DESK, at(4)).is_err());
        assert_eq!(throttle.attempt("salma@nile.test", DESK, at(3_700)), Ok(()));
    }

    #[test]
    fn one_address_at_many_accounts_waits_too_and_memory_is_bounded() {
        let throttle = Throttle::default();
        let tried = (0..40)
            .filter(|n| {
                throttle
                    .attempt(&format!("user{n}@nile.test"), ELSEWHERE, at(0))
                    .is_ok()
            })
            .count();
        assert_eq!(tried, 30);
        for n in 0..30_000_u32 {
            let address = IpAddr::V4(std::net::Ipv4Addr::from_bits(n));
            assert_eq!(
                throttle.attempt("salma@nile.test", address, at(i64::from(n) / 1_000)),
                Ok(())
            );
        }
        assert!(throttle.tries.lock().len() <= MOST);
    }
}
