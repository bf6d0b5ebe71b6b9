//! A line without axes, small enough for a card.

use bennu::prelude::*;

use super::curve::Curve;

/// The shape of a series. It says nothing that the number beside it does not say, so screen readers
/// skip it.
#[derive(Debug, Clone, Copy)]
pub struct Sparkline<'a> {
    /// Oldest first.
    pub values: &'a [f64],
    /// The value at the top, over zero at the bottom; by default the picture shows the range from the
    /// smallest to the largest value.
    pub top: Option<f64>,
}

/// The height of the picture, without the few units above that the line's own width needs.
const HEIGHT: u32 = 100;

impl Component for Sparkline<'_> {
    fn render(self) -> impl Template {
        let (floor, top) = self
            .top
            .map_or_else(|| range(self.values), |top| (0.0, top));
        let width = self.values.len().max(2) - 1;
        html! {
            svg.sparkline viewBox={ "0 -4 " (width) " " (HEIGHT + 4) } preserveAspectRatio="none"
                aria-hidden="true" {
                path d=(Curve::area(self.values, floor, top, HEIGHT)) {}
            }
        }
    }
}

/// From the smallest to the largest value, with some air below, so that the quietest moment is still a
/// line and not an edge.
fn range(values: &[f64]) -> (f64, f64) {
    let smallest = values.iter().copied().fold(f64::INFINITY, f64::min);
    let largest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (smallest - (largest - smallest) * 0.25, largest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown;

    #[test]
    fn the_largest_value_touches_the_top() {
        let html = shown(html! { Sparkline values=(&[0.0, 4.0]) top=(None); });
        assert!(
            html.contains(r#"<path d="M-1 80 0 80 1 0 2 0V200H-1Z">"#),
            "{html}"
        );
    }

    #[test]
    fn a_flat_series_and_an_empty_one_are_drawn() {
        let html = shown(
            html! { Sparkline values=(&[5.0, 5.0]) top=(None); Sparkline values=(&[]) top=(Some(1.0)); },
        );
        assert!(!html.contains("NaN") && !html.contains("inf"), "{html}");
    }
}
