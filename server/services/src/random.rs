//! Chance comes in through here, so that a test can repeat it.

use rand::{RngCore, SeedableRng, rngs::StdRng};
use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

/// Gives unpredictable bytes.
pub trait Random: Debug + Send + Sync {
    /// Fills the buffer.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
#[derive(Debug)]
pub struct SystemRandom;

impl Random for SystemRandom {
    #[allow(
        clippy::disallowed_methods,
        reason = "the one place that draws from the system"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}

/// A generator that repeats itself from a seed; for tests and demonstration data only.
#[derive(Debug)]
pub struct SeededRandom(Mutex<StdRng>);

impl SeededRandom {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        SeededRandom(Mutex::new(StdRng::seed_from_u64(seed)))
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .fill_bytes(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    // ASVS 6.5.3, 11.5.1
    #[test]
    fn what_the_system_draws_never_repeats_and_leans_to_no_side() {
        let draw = |_| {
            let mut bytes = [0_u8; 32];
            SystemRandom.fill(&mut bytes);
            bytes
        };
        let drawn: Vec<[u8; 32]> = (0..1000).map(draw).collect();
        let different: HashSet<_> = drawn.iter().collect();
        assert_eq!(different.len(), 1000);
        for bit in 0..256 {
            let is_set = |bytes: &&[u8; 32]| bytes[bit / 8] >> (bit % 8) & 1 == 1;
            let ones = drawn.iter().filter(is_set).count();
            // Eight standard deviations to either side of the half.
            assert!((374..=626).contains(&ones), "bit {bit}: {ones} of 1000");
        }
    }
}
