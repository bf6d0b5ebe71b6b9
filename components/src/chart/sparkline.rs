//! A line without axes, small enough for a card.

use bennu::prelude::*;

use super::curve::Curve;

/// The shape of a series, from its smallest to its largest value. It says nothing that the number
/// beside it does not say, so screen readers skip it.
#[derive(Debug, Clone, Copy)]
pub struct Sparkline<'a> {
    /// Oldest first.
    pub values: &'a [f64],
}

impl Component for Sparkline<'_> {
    fn render(self) -> impl Template {
        let smallest = self.values.iter().copied().fold(f64::INFINITY, f64::min);
        let largest = self.values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // Some air below, so that the quietest moment is still a line and not an edge.
        let floor = smallest - (largest - smallest) * 0.25;
        html! {
            svg.sparkline viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" {
                path.area d=(format_args!("{}", Curve::area(self.values, floor, largest))) {}
                path.line d=(format_args!("{}", Curve::line(self.values, floor, largest))) {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown;

    #[test]
    fn the_largest_value_touches_the_top() {
        let html = shown(html! { Sparkline values=(&[0.0, 4.0]); });
        assert!(html.contains(r#"<path class="line" d="M0 80L100 0">"#), "{html}");
    }

    #[test]
    fn a_flat_series_and_an_empty_one_are_drawn() {
        let html = shown(html! { Sparkline values=(&[5.0, 5.0]); Sparkline values=(&[]); });
        assert!(!html.contains("NaN") && !html.contains("inf"), "{html}");
    }
}
