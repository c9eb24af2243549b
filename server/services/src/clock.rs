//! Time comes in through here, so that a test can stand on any day.

use chrono::{DateTime, Days, SubsecRound, Utc};
use std::fmt::Debug;
use std::sync::Mutex;

/// Tells the time.
pub trait Clock: Debug + Send + Sync {
    /// The instant now, in whole microseconds: what both databases keep.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(6)
    }
}

/// The machine's clock, some days on: the demonstration shows with it what the calendar is going to do.
#[derive(Debug)]
pub struct LaterClock(pub Days);

impl Clock for LaterClock {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() + self.0
    }
}

/// A clock that stands still until it is set.
#[derive(Debug)]
pub struct StoppedClock(Mutex<DateTime<Utc>>);

impl StoppedClock {
    /// Stands at an instant.
    pub fn at(instant: DateTime<Utc>) -> Self {
        StoppedClock(Mutex::new(instant.trunc_subsecs(6)))
    }

    /// Moves to another instant.
    pub fn set(&self, instant: DateTime<Utc>) {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = instant.trunc_subsecs(6);
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> DateTime<Utc> {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
