//! Times and durations as people read them. All times on the page are UTC.

use std::fmt;

use bennu::template::{AttributeValue, Scalar, Value};
use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

use crate::dashboard::shop::{DAY, HOUR, MINUTE};

/// A moment, in milliseconds since the Unix epoch, written by a pattern of `strftime`.
#[derive(Debug, Clone, Copy)]
pub struct At(pub i64, pub &'static str);

/// `14:05:09`
pub const CLOCK: &str = "%H:%M:%S";
/// `14:05`
pub const HOUR_MINUTE: &str = "%H:%M";
/// `Mon 18:00`
pub const WEEKDAY: &str = "%a %H:%M";
/// `20 Nov, 14:05`
pub const DATE: &str = "%-d %b, %H:%M";
/// What machines read.
pub const ISO: &str = "%Y-%m-%dT%H:%M:%SZ";

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = Timestamp::from_millisecond(self.0).map_err(|_| fmt::Error)?;
        let text =
            strtime::format(self.1, &moment.to_zoned(TimeZone::UTC)).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

impl AttributeValue for At {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

impl Scalar for At {}

/// A span of milliseconds as `34 min` or `2 h 05 min`.
#[derive(Debug, Clone, Copy)]
pub struct Span(pub i64);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(span) = *self;
        match span {
            _ if span < MINUTE => write!(f, "{} s", span / 1000),
            _ if span < 2 * HOUR => write!(f, "{} min", span / MINUTE),
            _ if span < 2 * DAY => write!(f, "{} h {:02} min", span / HOUR, span % HOUR / MINUTE),
            _ => write!(f, "{} days", span / DAY),
        }
    }
}

impl AttributeValue for Span {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

impl Scalar for Span {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(At(0, CLOCK).to_string(), "00:00:00");
        assert_eq!(At(1_760_000_000_000, DATE).to_string(), "9 Oct, 08:53");
        assert_eq!(
            At(1_760_000_000_000, ISO).to_string(),
            "2025-10-09T08:53:20Z"
        );
    }

    #[test]
    fn spans_use_the_unit_that_fits() {
        assert_eq!(Span(34 * MINUTE).to_string(), "34 min");
        assert_eq!(Span(125 * MINUTE).to_string(), "2 h 05 min");
    }
}
