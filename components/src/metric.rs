//! One important number.

use bennu::prelude::*;

use crate::badge::Tone;
use crate::chart::Sparkline;
use crate::icon::{Icon, icon};

/// A card with one number, how it moved, and its recent past as a sparkline.
#[derive(Debug, Clone, Copy)]
pub struct Metric<'a, V> {
    /// What is counted.
    pub label: &'a str,
    /// Stands before the label.
    pub icon: Icon,
    /// The number, formatted.
    pub value: V,
    /// How it moved.
    pub trend: Trend,
    /// What the trend compares with.
    pub note: &'a str,
    /// The recent past, oldest first.
    pub history: &'a [f64],
}

impl<V: Template> Component for Metric<'_, V> {
    fn render(self) -> impl Template {
        html! {
            section.card.metric aria-label=(self.label) {
                h2.metric-label { (icon(self.icon)) (self.label) }
                (self.trend.render())
                p.metric-value { (self.value) }
                p.metric-note { (self.note) }
                Sparkline values=(self.history) top=(None);
            }
        }
    }
}

/// A change in percent, and which direction is the good one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Percent; `None` when there is nothing to compare with.
    pub change: Option<f64>,
    /// Whether more is better.
    pub more_is_better: bool,
}

impl Trend {
    /// Changes smaller than this, in percent, are neither good nor bad.
    const FLAT: f64 = 0.05;

    fn tone(self, change: f64) -> Tone {
        if change.abs() < Self::FLAT {
            Tone::Neutral
        } else if (change > 0.0) == self.more_is_better {
            Tone::Good
        } else {
            Tone::Bad
        }
    }
}

impl Component for Trend {
    fn render(self) -> impl Template {
        html! {
            @if let Some(change) = self.change {
                span class={ "trend " (self.tone(change).class()) } {
                    (icon(if change < 0.0 { Icon::ArrowDown } else { Icon::ArrowUp }))
                    span.visually-hidden { @if change < 0.0 { "down " } @else { "up " } }
                    (format_args!("{:.1}%", change.abs()))
                }
            } @else {
                span.trend.tone-neutral { "new" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whether_more_is_good_depends_on_what_is_counted() {
        let sales = Trend {
            change: None,
            more_is_better: true,
        };
        let delays = Trend {
            change: None,
            more_is_better: false,
        };
        assert_eq!((sales.tone(3.0), sales.tone(-3.0)), (Tone::Good, Tone::Bad));
        assert_eq!(
            (delays.tone(3.0), delays.tone(-3.0)),
            (Tone::Bad, Tone::Good)
        );
        assert_eq!(sales.tone(0.01), Tone::Neutral);
    }
}
