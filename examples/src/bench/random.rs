//! A linear congruential generator, so that all servers show the same data.

/// Pseudo-random numbers from a seed.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next number below `bound`.
    pub fn draw(&mut self, bound: u32) -> u32 {
        self.state = (self.state * 1_103_515_245 + 12_345) % (1 << 31);
        (self.state >> 16) as u32 % bound
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dashboard_seed_begins_with_these_metrics() {
        let mut random = Random::new(7);
        let drawn: Vec<u32> = (0..5).map(|_| random.draw(10_000)).collect();
        assert_eq!(drawn, [9564, 9806, 868, 2674, 2531]);
    }
}
