//! One row of `/table` and `/stream`.

use std::fmt;

use bennu::prelude::*;

use super::random::Random;

/// A thing with a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub id: u64,
    /// Cents.
    pub price: i64,
    /// Hundredths of a percent.
    pub change: i64,
}

impl Row {
    pub fn new(id: u64) -> Self {
        let id_number = id as i64;
        Self {
            id,
            price: 1_000 + (id_number * 7_919) % 90_000,
            change: (id_number * 104_729) % 1_001 - 500,
        }
    }

    /// Another price and another change.
    pub fn perturb(&mut self, random: &mut Random) {
        let delta = i64::from(random.draw(2_001));
        self.change = i64::from(random.draw(1_001)) - 500;
        self.price = (self.price + delta - 1_000).max(100);
    }

    /// Equal as long as the row shows the same.
    pub fn version(&self) -> (i64, i64) {
        (self.price, self.change)
    }

    /// What it costs, formatted only when that changed.
    pub fn price(&self) -> impl Template {
        lazy(self.price, |text| write!(text, "{}", Cents(self.price)))
    }

    /// By how much that went up or down, formatted only when that changed.
    pub fn change(&self) -> impl Template {
        lazy(self.change, |text| write!(text, "{}", Change(self.change)))
    }

    /// Up, down or flat.
    pub fn status(&self) -> &'static str {
        match self.change {
            1.. => "up",
            0 => "flat",
            _ => "down",
        }
    }
}

/// `12.34`
struct Cents(i64);

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// `+1.23%`
struct Change(i64);

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { '-' } else { '+' };
        let hundredths = self.0.abs();
        write!(f, "{sign}{}.{:02}%", hundredths / 100, hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rows_are_as_agreed() {
        let shown = |id| {
            let row = Row::new(id);
            (
                Cents(row.price).to_string(),
                Change(row.change).to_string(),
                row.status(),
            )
        };
        assert_eq!(shown(1), ("89.19".into(), "+1.25%".into(), "up"));
        assert_eq!(shown(2), ("168.38".into(), "-2.51%".into(), "down"));
        assert_eq!(shown(3), ("247.57".into(), "+3.74%".into(), "up"));
    }

    #[test]
    fn a_price_never_falls_below_one() {
        let mut row = Row {
            id: 1,
            price: 100,
            change: 0,
        };
        let mut random = Random::new(1);
        for _ in 0..1_000 {
            row.perturb(&mut random);
            assert!(row.price >= 100);
        }
    }
}
