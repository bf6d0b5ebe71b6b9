//! Round numbers for the side of a chart.

/// A scale from zero to a round number, with a few round steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    step: f64,
    steps: u32,
}

impl Scale {
    /// The smallest round scale that `largest` fits in, with four or five steps as a rule.
    pub fn to_fit(largest: f64) -> Self {
        const STEPS: f64 = 4.0;
        let rough = largest.max(1.0) / STEPS;
        let magnitude = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * magnitude)
            .find(|step| step * STEPS >= largest)
            .unwrap_or(10.0 * magnitude);
        Self {
            step,
            steps: (largest / step).ceil().max(1.0) as u32,
        }
    }

    /// The value at the top.
    pub fn top(self) -> f64 {
        self.step * f64::from(self.steps)
    }

    /// The values beside the chart, from zero upwards.
    pub fn ticks(self) -> impl Iterator<Item = f64> {
        (0..=self.steps).map(move |index| self.step * f64::from(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(largest: f64, ticks: &[f64]) {
        assert_eq!(Scale::to_fit(largest).ticks().collect::<Vec<_>>(), ticks);
    }

    #[test]
    fn steps_are_round_and_the_largest_value_fits() {
        check(94.0, &[0.0, 25.0, 50.0, 75.0, 100.0]);
        check(100.0, &[0.0, 25.0, 50.0, 75.0, 100.0]);
        check(1_010.0, &[0.0, 500.0, 1_000.0, 1_500.0]);
    }

    #[test]
    fn nothing_at_all_still_has_a_scale() {
        assert!(Scale::to_fit(0.0).top() > 0.0);
    }
}
