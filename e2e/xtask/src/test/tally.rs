//! How many tests ran, read from what a test runner prints.

use std::ops::AddAssign;

/// Counts of one step, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// Adds up the lines `test result: ok. 3 passed; 0 failed; …`.
    pub(crate) fn of_output(output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines().filter(|line| line.contains("test result:")) {
            tally += Self {
                passed: number_before(line, " passed"),
                failed: number_before(line, " failed"),
            };
        }
        tally
    }

    /// A step that is one check, whatever it printed.
    pub(crate) fn one(passed: bool) -> Self {
        Self {
            passed: u64::from(passed),
            failed: u64::from(!passed),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split_once(word).map_or("", |(before, _)| before);
    let digits = before
        .rsplit(|character: char| !character.is_ascii_digit())
        .next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_binaries_add_up() {
        let output = "\
running 2 tests
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: FAILED. 11 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(
            Tally::of_output(output),
            Tally {
                passed: 13,
                failed: 3
            }
        );
    }

    #[test]
    fn output_without_results_counts_nothing() {
        assert_eq!(Tally::of_output("Compiling bennu"), Tally::default());
    }
}
