//! An order and the stages of its life.

use std::fmt;

use bennu::template::{AttributeValue, Scalar, Value};
/// One row of `orders`.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Order {
    pub id: i64,
    pub customer: String,
    pub city: String,
    pub product: String,
    pub items: i64,
    pub total_cents: i64,
    pub status: Status,
    /// Milliseconds since the Unix epoch.
    pub placed_at: i64,
}

/// Where an order stands. The order of variants is the order of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(rename_all = "lowercase")]
pub enum Status {
    Placed,
    Packed,
    Shipped,
    Delivered,
    Returned,
}

impl Status {
    pub const ALL: [Self; 5] = [
        Self::Placed,
        Self::Packed,
        Self::Shipped,
        Self::Delivered,
        Self::Returned,
    ];

    /// The word in the database, in URLs and in class names.
    pub fn name(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Packed => "packed",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Returned => "returned",
        }
    }

    /// The word that people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Placed => "Placed",
            Self::Packed => "Packed",
            Self::Shipped => "Shipped",
            Self::Delivered => "Delivered",
            Self::Returned => "Returned",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// Something that just happened to an order; travels over PubSub to every open page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    pub order: Order,
    /// Milliseconds since the Unix epoch.
    pub at: i64,
}

/// An amount of money, shown as `€1,234.50`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Euros(pub i64);

impl fmt::Display for Euros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}€{}.{:02}", Grouped(cents / 100), cents % 100)
    }
}

impl AttributeValue for Euros {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

impl Scalar for Euros {}

/// A whole number with thousands apart: `12,345`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grouped(pub u64);

impl fmt::Display for Grouped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl AttributeValue for Grouped {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

impl Scalar for Grouped {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_groups_thousands_and_keeps_two_digits() {
        assert_eq!(Euros(5).to_string(), "€0.05");
        assert_eq!(Euros(12_345_678).to_string(), "€123,456.78");
        assert_eq!(Euros(-100_000).to_string(), "-€1,000.00");
    }

    #[test]
    fn every_status_is_found_by_its_name() {
        for status in Status::ALL {
            assert_eq!(Status::from_name(status.name()), Some(status));
        }
        assert_eq!(Status::from_name("lost"), None);
    }
}
