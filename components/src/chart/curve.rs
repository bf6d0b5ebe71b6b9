//! Values to the `d` of a path.

use std::fmt;

use bennu::template::{AttributeValue, Scalar, Value};

/// A series as the commands of an SVG path: one unit to the right for each value, `floor` at the
/// bottom, `top` at the top of a view box that is `height` high.
///
/// Coordinates are whole numbers: finer than what can be seen, and half as long on the wire.
#[derive(Debug, Clone, Copy)]
pub struct Curve<'a> {
    values: &'a [f64],
    floor: f64,
    top: f64,
    height: u32,
    is_area: bool,
}

impl<'a> Curve<'a> {
    /// The line through `values`.
    pub fn line(values: &'a [f64], floor: f64, top: f64, height: u32) -> Self {
        Self {
            values,
            floor,
            top,
            height,
            is_area: false,
        }
    }

    /// The line with the area under it, as one outline whose other edges lie outside of the view box:
    /// filled and stroked at once, it takes half the bytes of a line and an area.
    pub fn area(values: &'a [f64], floor: f64, top: f64, height: u32) -> Self {
        Self {
            is_area: true,
            ..Self::line(values, floor, top, height)
        }
    }

    /// How far below the top of the view box `value` stands.
    fn depth(&self, value: f64) -> u32 {
        let span = (self.top - self.floor).max(f64::MIN_POSITIVE);
        let share = ((self.top - value) / span).clamp(0.0, 1.0);
        (share * f64::from(self.height)).round() as u32
    }
}

impl fmt::Display for Curve<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Some(&first), Some(&last)) = (self.values.first(), self.values.last()) else {
            return Ok(());
        };
        if self.is_area {
            write!(f, "M-1 {}", self.depth(first))?;
        }
        for (index, &value) in self.values.iter().enumerate() {
            let before = if index == 0 && !self.is_area {
                'M'
            } else {
                ' '
            };
            write!(f, "{before}{index} {}", self.depth(value))?;
        }
        if self.is_area {
            let (right, below) = (self.values.len(), self.height * 2);
            write!(f, " {right} {}V{below}H-1Z", self.depth(last))?;
        }
        Ok(())
    }
}

impl AttributeValue for Curve<'_> {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

impl Scalar for Curve<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_point_for_each_value() {
        assert_eq!(
            Curve::line(&[0.0, 5.0, 10.0], 0.0, 10.0, 100).to_string(),
            "M0 100 1 50 2 0"
        );
    }

    #[test]
    fn an_area_is_closed_outside_of_the_box() {
        assert_eq!(
            Curve::area(&[10.0, 5.0], 0.0, 10.0, 100).to_string(),
            "M-1 0 0 0 1 50 2 50V200H-1Z"
        );
    }

    #[test]
    fn one_value_and_no_value_are_no_trouble() {
        assert_eq!(Curve::line(&[1.0], 0.0, 1.0, 100).to_string(), "M0 0");
        assert_eq!(Curve::area(&[], 0.0, 0.0, 100).to_string(), "");
    }

    #[test]
    fn a_value_beyond_the_scale_stays_in_the_box() {
        assert_eq!(
            Curve::line(&[20.0, -20.0], 0.0, 10.0, 100).to_string(),
            "M0 0 1 100"
        );
    }
}
