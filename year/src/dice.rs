//! Chance that repeats: the same seed tells the same year.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// What the people of the year decide by.
pub struct Dice(StdRng);

impl Dice {
    /// From this seed on.
    pub fn new(seed: u64) -> Dice {
        Dice(StdRng::seed_from_u64(seed))
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high.max(low))
    }

    /// Yes in so many of a hundred cases.
    pub fn percent(&mut self, chance: i64) -> bool {
        self.between(1, 100) <= chance
    }

    /// One of them.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let at = self.between(0, of.len() as i64 - 1);
        &of[at as usize]
    }
}
