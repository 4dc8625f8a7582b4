//! Slows guessing: each further try of one address at one account, and of one address at all, waits longer.
//! The victim signs in undisturbed from another address.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

use coworkflow_domain::access::AccessRefusal;
use coworkflow_domain::time::Instant;
use parking_lot::Mutex;
use sha2::{Digest, Sha256};

/// Tries of one address at one account before it waits.
const FREE_PER_ACCOUNT: u32 = 5;
/// Tries of one address at any account before it waits: a whole desk may sit behind one.
const FREE_PER_ADDRESS: u32 = 30;
/// The longest wait.
const LONGEST_SECONDS: i64 = 15 * 60;
/// Tries are forgotten after so long without another one.
pub(super) const FORGET_MINUTES: i64 = 60;
/// Most pairs remembered: older ones are forgotten first, so that a flood can't exhaust memory.
const MOST: usize = 20_000;

/// What is counted: an address, or its tries at one account.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Address(IpAddr),
    Account(IpAddr, String),
}

/// What is counted of one try, each with how often it is free.
pub(super) type Counted = Vec<(Key, u32)>;

/// A try of this address at this account.
pub(super) fn of_stranger(account: &str, address: IpAddr) -> Counted {
    let address = network(address);
    vec![
        (Key::of(account, address), FREE_PER_ACCOUNT),
        (Key::Address(address), FREE_PER_ADDRESS),
    ]
}

/// A try of somebody who is signed in and shares no address with others.
pub(super) fn of_user(account: &str) -> Counted {
    vec![(Key::of(account, NOWHERE), FREE_PER_ACCOUNT)]
}

impl Key {
    fn of(account: &str, address: IpAddr) -> Key {
        Key::Account(address, account.chars().take(254).collect())
    }

    /// Its name where servers count together: nobody reads there who signs in from where.
    pub(super) fn name(&self) -> String {
        let text = match self {
            Key::Address(address) => address.to_string(),
            Key::Account(address, account) => format!("{address} {account}"),
        };
        let digest = Sha256::digest(text.as_bytes());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("tries:{hex}")
    }

    /// What is left of the tries after one that was right: none at the account, one less from the address.
    pub(super) fn forgiven(&self, tried: Tries) -> Option<Tries> {
        match self {
            Key::Account(..) => None,
            Key::Address(_) => Some(Tries {
                count: tried.count.saturating_sub(1),
                ..tried
            }),
        }
    }
}

/// The address of those who are signed in: who they are says enough.
const NOWHERE: IpAddr = IpAddr::V6(Ipv6Addr::UNSPECIFIED);

/// How often something was tried, and when last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tries {
    count: u32,
    last: Instant,
}

impl Tries {
    /// As servers keep it together.
    pub(super) fn written(self) -> String {
        format!("{} {}", self.count, self.last.as_millis())
    }

    pub(super) fn read(text: &str) -> Option<Tries> {
        let (count, last) = text.split_once(' ')?;
        Some(Tries {
            count: count.parse().ok()?,
            last: Instant::from_millis(last.parse().ok()?),
        })
    }
}

/// Counts a try, before it is known how it ends; refused while it has to wait.
pub(super) fn counted(keys: &[(Key, u32)], tried: &[Option<Tries>], now: Instant) -> Result<Vec<Tries>, AccessRefusal> {
    let mut wait = 0;
    let mut next = Vec::with_capacity(keys.len());
    for ((_, free), tried) in keys.iter().zip(tried) {
        let mut tried = tried.unwrap_or(Tries { count: 0, last: now });
        // The clock may have jumped back: nobody waits for it to catch up.
        tried.last = tried.last.min(now);
        wait = wait.max(wait_seconds(tried, *free, now));
        let count = if forgotten(tried, now) { 0 } else { tried.count };
        next.push(Tries {
            count: count.saturating_add(1),
            last: now,
        });
    }
    if wait > 0 {
        return Err(AccessRefusal::TooManyAttempts {
            retry_after_seconds: wait,
        });
    }
    Ok(next)
}

/// The tries of late that this process knows of, in memory.
#[derive(Default)]
pub(super) struct Throttle {
    tries: Mutex<HashMap<Key, Tries>>,
}

impl Throttle {
    pub(super) fn count(&self, keys: &[(Key, u32)], now: Instant) -> Result<(), AccessRefusal> {
        let mut tries = self.tries.lock();
        // Whoever waits, waits from their last try by a clock that did not jump ahead of this one.
        for (key, _) in keys {
            if let Some(tried) = tries.get_mut(key) {
                tried.last = tried.last.min(now);
            }
        }
        let tried: Vec<Option<Tries>> = keys.iter().map(|(key, _)| tries.get(key).copied()).collect();
        for ((key, _), next) in keys.iter().zip(counted(keys, &tried, now)?) {
            if tries.len() >= MOST && !tries.contains_key(key) {
                make_room(&mut tries, now);
            }
            tries.insert(key.clone(), next);
        }
        Ok(())
    }

    /// The try was right.
    pub(super) fn forgive(&self, keys: &[(Key, u32)]) {
        let mut tries = self.tries.lock();
        for (key, _) in keys {
            match tries.get(key).and_then(|tried| key.forgiven(*tried)) {
                Some(left) => tries.insert(key.clone(), left),
                None => tries.remove(key),
            };
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

    impl Throttle {
        fn attempt(&self, account: &str, address: IpAddr, now: Instant) -> Result<(), AccessRefusal> {
            self.count(&of_stranger(account, address), now)
        }

        fn attempt_alone(&self, account: &str, now: Instant) -> Result<(), AccessRefusal> {
            self.count(&of_user(account), now)
        }

        fn succeeded(&self, account: &str, address: IpAddr) {
            self.forgive(&of_stranger(account, address));
        }

        fn succeeded_alone(&self, account: &str) {
            self.forgive(&of_user(account));
        }
    }

    #[test]
    fn what_is_kept_together_is_read_again_and_names_nobody() {
        let tries = Tries { count: 7, last: at(3) };
        assert_eq!(Tries::read(&tries.written()), Some(tries));
        assert_eq!(
            (Tries::read(""), Tries::read("7"), Tries::read("x 3")),
            (None, None, None)
        );
        for (key, _) in of_stranger("salma@nile.test", DESK) {
            assert!(
                !key.name().contains("salma") && !key.name().contains("192"),
                "{}",
                key.name()
            );
        }
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
