//! How long to wait before the next attempt: full jitter (AWS Architecture Blog, "Exponential Backoff And Jitter").
//!
//! A thousand pages cut off at once come back spread over time. The random number is passed in.

/// Milliseconds of the first ceiling; each further attempt doubles it.
const FIRST: u32 = 250;
/// No wait is longer, in milliseconds.
const LONGEST: u32 = 10_000;
/// The attempt that a server which asks for mercy starts us at: a ceiling of four seconds.
const SLOW: u32 = 4;

/// Attempts since the last success.
#[derive(Debug)]
pub(crate) struct Backoff {
    attempt: u32,
}

impl Backoff {
    pub(crate) const fn new() -> Self {
        Self { attempt: 0 }
    }

    /// An attempt succeeded.
    pub(crate) fn reset(&mut self) {
        self.attempt = 0;
    }

    /// The server is busy.
    pub(crate) fn slow_down(&mut self) {
        self.attempt = self.attempt.max(SLOW);
    }

    /// Milliseconds until the next attempt: evenly between none and the ceiling.
    pub(crate) fn next(&mut self, random: u32) -> u32 {
        let ceiling = (FIRST << self.attempt.min(10)).min(LONGEST);
        self.attempt += 1;
        share(random, ceiling)
    }
}

/// A random number brought into `0..=ceiling`.
pub(crate) fn share(random: u32, ceiling: u32) -> u32 {
    ((u64::from(random) * (u64::from(ceiling) + 1)) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ceilings_double_up_to_ten_seconds() {
        let mut backoff = Backoff::new();
        let ceilings: Vec<u32> = (0..8).map(|_| backoff.next(u32::MAX)).collect();
        assert_eq!(
            ceilings,
            [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]
        );
    }

    #[test]
    fn waits_are_spread_evenly_below_the_ceiling() {
        let waits: Vec<u32> = [0, 1 << 30, 1 << 31, u32::MAX]
            .iter()
            .map(|random| share(*random, 999))
            .collect();
        assert_eq!(waits, [0, 250, 500, 999]);
    }
}
