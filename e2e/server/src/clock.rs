//! The real clock, and how far a journey has moved it.

use std::sync::atomic::{AtomicI64, Ordering};

use coworkflow_domain::time::Instant;
use coworkflow_operations::Clock;
use coworkflow_operations::context::SystemClock;

/// Goes on as the real one does, from where it was put.
pub struct MovedClock {
    ahead_millis: AtomicI64,
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
        })
    }

    /// Moves it on by so many minutes; back when negative.
    pub fn advance_minutes(&self, minutes: i64) {
        self.ahead_millis
            .fetch_add(minutes.saturating_mul(60_000), Ordering::SeqCst);
    }
}

impl Clock for MovedClock {
    fn now(&self) -> Instant {
        SystemClock.now().plus_millis(self.ahead_millis.load(Ordering::SeqCst))
    }
}
