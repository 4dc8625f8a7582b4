//! The real clock, how far a journey has moved it, and where it made it stand still.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicI64, Ordering};

use coworkflow_domain::time::Instant;
use coworkflow_operations::Clock;
use coworkflow_operations::context::SystemClock;

/// Goes on as the real one does from where it was put, until it is made to stand still.
pub struct MovedClock {
    ahead_millis: AtomicI64,
    stopped_at: OnceLock<Instant>,
}

impl MovedClock {
    /// Begins at this moment, or with the real time.
    pub fn from(at: Option<&str>) -> Result<MovedClock, String> {
        let ahead = match at {
            None => 0,
            Some(text) => {
                let at: Instant = text
                    .parse()
                    .map_err(|_| format!("--at can't be {text}: give a moment such as 2026-11-20T08:00:00Z"))?;
                at.as_millis() - SystemClock.now().as_millis()
            }
        };
        Ok(MovedClock {
            ahead_millis: AtomicI64::new(ahead),
            stopped_at: OnceLock::new(),
        })
    }

    /// Moves it on by so many minutes; back when negative.
    pub fn advance_minutes(&self, minutes: i64) {
        self.ahead_millis
            .fetch_add(minutes.saturating_mul(60_000), Ordering::SeqCst);
    }

    /// From now on only [`MovedClock::advance_minutes`] moves it, so that a slow machine bills no other minutes.
    pub fn stop(&self) {
        self.stopped_at.get_or_init(|| SystemClock.now());
    }
}

impl Clock for MovedClock {
    fn now(&self) -> Instant {
        let runs = self.stopped_at.get().copied().unwrap_or_else(|| SystemClock.now());
        runs.plus_millis(self.ahead_millis.load(Ordering::SeqCst))
    }
}
