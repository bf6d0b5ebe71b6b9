//! A series over time with a scale at its side.

use bennu::prelude::*;

use super::curve::Curve;
use super::scale::Scale;

/// A line with its area, a dotted line to compare with, and a scale.
///
/// The children lie over the plot, one equally wide column for each point: the place for readings that
/// appear under the pointer.
#[derive(Debug, Clone, Copy)]
pub struct LineChart<'a, C> {
    /// Says in words what the picture shows.
    pub label: &'a str,
    /// The series, oldest first.
    pub values: &'a [f64],
    /// What to compare with, point by point; may be empty.
    pub before: &'a [f64],
    /// From zero to the top of the picture.
    pub scale: Scale,
    /// Writes a value of the scale.
    pub tick: fn(f64) -> String,
    /// The columns over the plot.
    pub children: C,
}

impl<C: Template> Component for LineChart<'_, C> {
    fn render(self) -> impl Template {
        let top = self.scale.top();
        html! {
            div.chart role="img" aria-label=(self.label) {
                div.chart-scale aria-hidden="true" {
                    @for value in self.scale.ticks() { span { ((self.tick)(value)) } }
                }
                div.chart-plot {
                    svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" {
                        defs {
                            linearGradient id="chart-fill" x1="0" y1="0" x2="0" y2="1" {
                                stop offset="0" stop-color="currentColor" stop-opacity="0.24" {}
                                stop offset="1" stop-color="currentColor" stop-opacity="0.02" {}
                            }
                        }
                        path.grid d=(grid(self.scale)) {}
                        path.area d=(format_args!("{}", Curve::area(self.values, 0.0, top))) {}
                        path.before d=(format_args!("{}", Curve::line(self.before, 0.0, top))) {}
                        path.line d=(format_args!("{}", Curve::line(self.values, 0.0, top))) {}
                    }
                    div.chart-columns { (self.children) }
                }
            }
        }
    }
}

/// One horizontal line for each value of the scale.
fn grid(scale: Scale) -> String {
    use std::fmt::Write as _;
    let mut path = String::new();
    for value in scale.ticks() {
        let y = 100.0 - Curve::height(value, 0.0, scale.top());
        // Writing to a String cannot fail.
        let _ = write!(path, "M0 {y:.2}H100");
    }
    path
}
