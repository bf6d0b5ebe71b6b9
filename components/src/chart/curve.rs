//! Values to the `d` of a path.

use std::fmt;

/// The side of the view box that charts draw in.
pub(super) const SIDE: f64 = 100.0;

/// A series as the commands of an SVG path in a view box of 100 by 100: from the left edge to the
/// right one, `floor` at the bottom, `top` at the top.
#[derive(Debug, Clone, Copy)]
pub struct Curve<'a> {
    values: &'a [f64],
    floor: f64,
    top: f64,
    is_area: bool,
}

impl<'a> Curve<'a> {
    /// The line through `values`.
    pub fn line(values: &'a [f64], floor: f64, top: f64) -> Self {
        Self { values, floor, top, is_area: false }
    }

    /// The area between the line and the bottom.
    pub fn area(values: &'a [f64], floor: f64, top: f64) -> Self {
        Self { is_area: true, ..Self::line(values, floor, top) }
    }

    /// How high `value` stands, in percent of the height.
    pub(super) fn height(value: f64, floor: f64, top: f64) -> f64 {
        let span = (top - floor).max(f64::MIN_POSITIVE);
        ((value - floor) / span * SIDE).clamp(0.0, SIDE)
    }
}

impl fmt::Display for Curve<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let step = SIDE / (self.values.len().max(2) - 1) as f64;
        for (index, &value) in self.values.iter().enumerate() {
            let command = if index == 0 { 'M' } else { 'L' };
            let y = SIDE - Self::height(value, self.floor, self.top);
            write!(f, "{command}{} {}", Short(index as f64 * step), Short(y))?;
        }
        if self.is_area && !self.values.is_empty() {
            write!(f, "V{SIDE}H0Z")?;
        }
        Ok(())
    }
}

/// A coordinate with two digits at most: finer than any screen, and short on the wire.
struct Short(f64);

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", (self.0 * 100.0).round() / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_from_edge_to_edge() {
        assert_eq!(Curve::line(&[0.0, 5.0, 10.0], 0.0, 10.0).to_string(), "M0 100L50 50L100 0");
    }

    #[test]
    fn an_area_is_closed_along_the_bottom() {
        assert_eq!(Curve::area(&[10.0, 5.0], 0.0, 10.0).to_string(), "M0 0L100 50V100H0Z");
    }

    #[test]
    fn one_value_and_no_value_are_no_trouble() {
        assert_eq!(Curve::line(&[1.0], 0.0, 1.0).to_string(), "M0 0");
        assert_eq!(Curve::area(&[], 0.0, 0.0).to_string(), "");
    }

    #[test]
    fn a_value_beyond_the_scale_stays_in_the_box() {
        assert_eq!(Curve::line(&[20.0, -20.0], 0.0, 10.0).to_string(), "M0 0L100 100");
    }
}
