//! Revenue over time, as long a time as the visitor chooses.

use bennu::prelude::*;
use bennu_components::{LineChart, Scale};

use super::time::{At, HOUR_MINUTE, WEEKDAY};
use crate::dashboard::order::{Euros, Grouped};
use crate::dashboard::query::Query;
use crate::dashboard::range::Range;
use crate::dashboard::summary::{Chart, Point, Summary};

/// How many times are written under the chart.
const LABELS: usize = 6;

/// The chart with its choice of range.
pub fn card(summary: &Summary, query: &Query) -> impl Template {
    let chart = summary.chart(query.range);
    let values: Vec<f64> = chart
        .points
        .iter()
        .map(|point| point.revenue as f64)
        .collect();
    let before: Vec<f64> = chart.before.iter().map(|&revenue| revenue as f64).collect();
    let scale = Scale::to_fit(values.iter().chain(&before).copied().fold(0.0, f64::max));
    let top = scale.top() as u64;
    let pattern = pattern(query.range);
    html! {
        section.card aria-labelledby="revenue-title" {
            header.card-head {
                div {
                    h2 id="revenue-title" { "Revenue over time" }
                    p { (each_point(query.range)) }
                }
                nav.segments aria-label="Range of the chart" {
                    @for range in Range::ALL {
                        a patch=(query.with_range(range).url())
                            aria-current=[(range == query.range).then_some("true")] { (range.label()) }
                    }
                }
            }
            div.card-body {
                LineChart label=(&describe(chart, query.range)) values=(&values) before=(&before)
                    scale=(scale) tick=(tick) times={ (times(chart, pattern)) } {
                    @for point in &chart.points, key=(point.at), memo=((point, query.range, top)) {
                        (column(point, scale, pattern))
                    }
                }
                ul.legend {
                    li { "This period" }
                    @if !before.is_empty() { li.is-before { "The one before" } }
                }
            }
        }
    }
}

/// The reading of one point, shown under the pointer.
fn column(point: &Point, scale: Scale, pattern: &'static str) -> impl Template {
    let height = point.revenue as f64 / scale.top() * 100.0;
    html! {
        div.chart-column style={ "--y: " (format_args!("{height:.1}")) "%" } {
            div.chart-tip {
                b { (Euros(point.revenue)) }
                span { (At(point.at, pattern)) ", " (Grouped(point.orders.unsigned_abs())) " orders" }
            }
        }
    }
}

fn times(chart: &Chart, pattern: &'static str) -> impl Template {
    let step = chart.points.len().div_ceil(LABELS).max(1);
    html! {
        @for point in chart.points.iter().step_by(step) { span { (At(point.at, pattern)) } }
        span { "now" }
    }
}

fn pattern(range: Range) -> &'static str {
    match range {
        Range::Hour | Range::Day => HOUR_MINUTE,
        Range::Week => WEEKDAY,
    }
}

fn each_point(range: Range) -> &'static str {
    match range {
        Range::Hour => "Each point is one minute",
        Range::Day => "Each point is half an hour",
        Range::Week => "Each point is three hours",
    }
}

fn describe(chart: &Chart, range: Range) -> String {
    let total: i64 = chart.points.iter().map(|point| point.revenue).sum();
    format!("Revenue of the last {}: {}", range.label(), Euros(total))
}

/// Cents as short euros: `€1.5k`.
fn tick(cents: f64) -> String {
    let euros = cents / 100.0;
    if euros >= 1_000.0 {
        format!("€{}k", euros / 1_000.0)
    } else {
        format!("€{euros}")
    }
}

#[cfg(test)]
mod tests {
    use super::tick;

    #[test]
    fn ticks_are_short() {
        assert_eq!(tick(0.0), "€0");
        assert_eq!(tick(25_000.0), "€250");
        assert_eq!(tick(150_000.0), "€1.5k");
    }
}
