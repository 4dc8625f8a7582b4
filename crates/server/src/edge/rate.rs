//! How many operations one address may ask for: a bucket that refills evenly (promise 15).

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use super::House;

/// Most addresses remembered; a flood of addresses forgets the quiet ones first.
const ADDRESSES: usize = 20_000;

/// The buckets of all addresses.
pub struct Rate {
    /// Time that one operation takes up; zero for no limit.
    each: Duration,
    /// How far ahead of time an address may be.
    burst: Duration,
    /// Until when the operations of an address are paid for.
    paid_until: Mutex<HashMap<IpAddr, Instant>>,
}

impl Rate {
    /// `per_second` on average, `burst` at once; 0 per second for no limit.
    pub fn new(per_second: u32, burst: u32) -> Rate {
        let each = Duration::from_secs(1).checked_div(per_second).unwrap_or_default();
        Rate {
            each,
            burst: each.saturating_mul(burst),
            paid_until: Mutex::default(),
        }
    }

    fn cost(&self, count: usize) -> Duration {
        self.each.saturating_mul(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// Whether this address may have `count` more operations now; if so they are counted.
    pub fn allows(&self, address: IpAddr, count: usize, now: Instant) -> bool {
        if self.each.is_zero() {
            return true;
        }
        let address = network(address);
        let cost = self.cost(count);
        let mut paid_until = self.paid_until.lock();
        let from = paid_until.get(&address).copied().map_or(now, |paid| paid.max(now));
        let until = from + cost;
        if until.duration_since(now) > self.burst {
            return false;
        }
        if paid_until.len() >= ADDRESSES {
            paid_until.retain(|_, paid| *paid > now);
            if paid_until.len() >= ADDRESSES {
                paid_until.clear();
            }
        }
        paid_until.insert(address, until);
        true
    }
}

impl House {
    /// Whether this address may have `count` more operations now; if so they are counted, by all servers together where they share
    /// something.
    pub(super) async fn may(&self, address: IpAddr, count: usize) -> bool {
        if !self.rate.allows(address, count, Instant::now()) {
            return false;
        }
        let Some(shared) = self.services.shared.as_ref().filter(|_| !self.rate.each.is_zero()) else {
            return true;
        };
        let bucket = format!("rate:{}", network(address));
        // Away: each server counts for itself.
        shared
            .take(&bucket, self.rate.cost(count), self.rate.burst)
            .await
            .unwrap_or(true)
    }
}

/// One subscriber holds a whole /64 of IPv6 addresses.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Promise 15
    #[test]
    fn the_burst_goes_the_average_stays_and_others_are_not_held_up() {
        let rate = Rate::new(10, 20);
        let (start, flood, neighbour) = (
            Instant::now(),
            "41.32.7.9".parse().unwrap(),
            "41.32.7.10".parse().unwrap(),
        );
        let allowed = (0..100).filter(|_| rate.allows(flood, 1, start)).count();
        assert_eq!(allowed, 20);
        assert!(rate.allows(neighbour, 1, start));
        let later = start + Duration::from_secs(1);
        assert_eq!((0..100).filter(|_| rate.allows(flood, 1, later)).count(), 10);
    }

    // Promise 12
    #[test]
    fn a_batch_counts_each_of_its_operations() {
        let rate = Rate::new(10, 20);
        let (now, address) = (Instant::now(), "41.32.7.9".parse().unwrap());
        assert_eq!((0..10).filter(|_| rate.allows(address, 10, now)).count(), 2);
    }

    #[test]
    fn addresses_of_one_ipv6_network_share_their_bucket() {
        let rate = Rate::new(1, 1);
        let now = Instant::now();
        assert!(rate.allows("2a02:cb80:1:2::1".parse().unwrap(), 1, now));
        assert!(!rate.allows("2a02:cb80:1:2:ffff::9".parse().unwrap(), 1, now));
        assert!(rate.allows("2a02:cb80:1:3::1".parse().unwrap(), 1, now));
    }

    #[test]
    fn zero_is_no_limit() {
        let rate = Rate::new(0, 1);
        assert!((0..1_000).all(|_| rate.allows("::1".parse().unwrap(), 100, Instant::now())));
    }
}
