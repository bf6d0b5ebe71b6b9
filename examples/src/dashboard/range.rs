//! How much time the chart shows, and in which steps.

use super::shop::{HOUR, MINUTE};

/// How much time the chart shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Range {
    Hour,
    #[default]
    Day,
    Week,
}

impl Range {
    pub const ALL: [Self; 3] = [Self::Hour, Self::Day, Self::Week];

    pub fn name(self) -> &'static str {
        match self {
            Self::Hour => "1h",
            Self::Day => "24h",
            Self::Week => "7d",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Hour => "1 hour",
            Self::Day => "24 hours",
            Self::Week => "7 days",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|range| range.name() == name)
    }

    /// The width of one point.
    pub fn bucket(self) -> i64 {
        match self {
            Self::Hour => MINUTE,
            Self::Day => 30 * MINUTE,
            Self::Week => 3 * HOUR,
        }
    }

    /// How many points there are.
    pub fn buckets(self) -> i64 {
        match self {
            Self::Hour => 60,
            Self::Day => 48,
            Self::Week => 56,
        }
    }

    /// Eight days of history leave nothing to compare a week with.
    pub fn is_compared(self) -> bool {
        self != Self::Week
    }
}
