//! A series over time with a scale at its side.

use bennu::prelude::*;

use super::curve::Curve;
use super::scale::Scale;

/// The height of the view box: more than the picture has pixels.
const HEIGHT: u32 = 1000;

/// A line with its area, a dotted line to compare with, and a scale.
///
/// The children lie over the plot, one equally wide column for each point: the place for readings that
/// appear under the pointer.
#[derive(Debug, Clone, Copy)]
pub struct LineChart<'a, T, C> {
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
    /// What stands under the plot, from its left edge to its right one.
    pub times: T,
    /// The columns over the plot.
    pub children: C,
}

impl<T: Template, C: Template> Component for LineChart<'_, T, C> {
    fn render(self) -> impl Template {
        let top = self.scale.top();
        let width = self.values.len().max(2) - 1;
        html! {
            div.chart role="img" aria-label=(self.label) {
                div.chart-scale aria-hidden="true" {
                    @for value in self.scale.ticks() { span { ((self.tick)(value)) } }
                }
                div.chart-plot {
                    svg viewBox={ "0 0 " (width) " " (HEIGHT) } preserveAspectRatio="none"
                        aria-hidden="true" {
                        defs {
                            linearGradient id="chart-fill" gradientUnits="userSpaceOnUse" x2="0" y2=(HEIGHT) {
                                stop offset="0" stop-color="currentColor" stop-opacity="0.24" {}
                                stop offset="1" stop-color="currentColor" stop-opacity="0.02" {}
                            }
                        }
                        path.grid d=(grid(self.scale, width)) {}
                        path.before d=(Curve::line(self.before, 0.0, top, HEIGHT)) {}
                        path.line d=(Curve::area(self.values, 0.0, top, HEIGHT)) {}
                    }
                    div.chart-columns { (self.children) }
                }
                div.chart-times aria-hidden="true" { (self.times) }
            }
        }
    }
}

/// One horizontal line for each value of the scale.
fn grid(scale: Scale, width: usize) -> String {
    use std::fmt::Write as _;
    let mut path = String::new();
    for value in scale.ticks() {
        let y = f64::from(HEIGHT) * (1.0 - value / scale.top());
        // Writing to a String cannot fail.
        let _ = write!(path, "M0 {y:.0}H{width}");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown;

    #[test]
    fn a_chart_has_its_scale_its_lines_and_a_description() {
        let html = shown(html! {
            LineChart label="Sales" values=(&[0.0, 50.0, 100.0]) before=(&[]) scale=(Scale::to_fit(100.0))
                tick=(|value| format!("{value} pcs")) times={ span { "now" } } { i {} i {} i {} }
        });
        assert!(
            html.starts_with(r#"<div class="chart" role="img" aria-label="Sales">"#),
            "{html}"
        );
        assert!(
            html.contains(r#"<path class="line" d="M-1 1000 0 1000 1 500 2 0 3 0V2000H-1Z">"#),
            "{html}"
        );
        assert!(
            html.contains("<span>25 pcs</span>") && html.contains("<span>100 pcs</span>"),
            "{html}"
        );
    }
}
