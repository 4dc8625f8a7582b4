//! A clock that is stepped, and chance that repeats.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use coworkflow_domain::time::Instant;
use coworkflow_operations::{Clock, Random};

/// Stands still until it is set.
pub struct StepClock(AtomicI64);

impl StepClock {
    /// At this moment.
    pub fn at(at: Instant) -> StepClock {
        StepClock(AtomicI64::new(at.as_millis()))
    }

    /// Sets it; it never goes back.
    pub fn set(&self, at: Instant) {
        self.0.fetch_max(at.as_millis(), Ordering::SeqCst);
    }
}

impl Clock for StepClock {
    fn now(&self) -> Instant {
        Instant::from_millis(self.0.load(Ordering::SeqCst))
    }
}

/// SplitMix64: each step of the counter gives the next number.
fn mix(counter: u64) -> u64 {
    let mut bits = counter;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// Random bits for ids, the same for the same seed.
pub struct Seeded(AtomicU64);

impl Seeded {
    /// From this seed on.
    pub fn new(seed: u64) -> Seeded {
        Seeded(AtomicU64::new(mix(seed)))
    }
}

impl Random for Seeded {
    fn bits(&self) -> u128 {
        let next = || u128::from(mix(self.0.fetch_add(STEP, Ordering::SeqCst)));
        next() << 64 | next()
    }
}

/// What the demo's people decide.
pub struct Dice(u64);

impl Dice {
    /// From this seed on.
    pub fn new(seed: u64) -> Dice {
        Dice(mix(!seed))
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_add(STEP);
        let span = u64::try_from(high - low).unwrap_or_default() + 1;
        low + i64::try_from(mix(self.0) % span).unwrap_or_default()
    }

    /// Yes, in so many of a hundred cases.
    pub fn percent(&mut self, chance: i64) -> bool {
        self.between(1, 100) <= chance
    }

    /// A place in something so long; 0 in something empty.
    pub fn index(&mut self, length: usize) -> usize {
        let last = i64::try_from(length).unwrap_or(i64::MAX).saturating_sub(1).max(0);
        usize::try_from(self.between(0, last)).unwrap_or_default()
    }

    /// One of them; nothing of nothing.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let at = self.index(of.len());
        of.get(at)
    }
}
