//! Shares of a whole: an arc and a bar.

use bennu::prelude::*;

use crate::badge::Tone;

/// A half circle that fills up, with the reading under it.
#[derive(Debug, Clone, Copy)]
pub struct Gauge<'a> {
    /// What is measured.
    pub label: &'a str,
    /// 0 to 100.
    pub percent: f32,
    /// Stands under the reading.
    pub note: &'a str,
}

impl Component for Gauge<'_> {
    fn render(self) -> impl Template {
        let percent = whole_percent(self.percent);
        html! {
            div class={ "gauge " (load_tone(self.percent).class()) }
                role="meter" aria-label=(self.label)
                aria-valuemin="0" aria-valuemax="100" aria-valuenow=(percent) {
                svg viewBox="0 0 100 56" aria-hidden="true" {
                    path.track d="M8 50A42 42 0 0 1 92 50" pathLength="100" {}
                    path.fill d="M8 50A42 42 0 0 1 92 50" pathLength="100" stroke-dasharray="100 200"
                        stroke-dashoffset=(100 - percent) {}
                }
                div.gauge-reading {
                    strong { (percent) "%" }
                    span { (self.note) }
                }
            }
        }
    }
}

/// A bar with its label and reading, as a row of a `dl`.
#[derive(Debug, Clone, Copy)]
pub struct MeterBar<'a, R> {
    /// What is measured.
    pub label: &'a str,
    /// 0 to 100.
    pub percent: f32,
    /// The reading in words.
    pub children: R,
}

impl<R: Template> Component for MeterBar<'_, R> {
    fn render(self) -> impl Template {
        let percent = whole_percent(self.percent);
        html! {
            div class={ "meter-row " (load_tone(self.percent).class()) } {
                dt { (self.label) }
                dd { (self.children) }
                div.meter role="meter" aria-label=(self.label)
                    aria-valuemin="0" aria-valuemax="100" aria-valuenow=(percent) {
                    span style={ "--share: " (percent) "%" } {}
                }
            }
        }
    }
}

fn whole_percent(percent: f32) -> i32 {
    percent.round().clamp(0.0, 100.0) as i32
}

/// Full things are a worry.
fn load_tone(percent: f32) -> Tone {
    match percent {
        90.0.. => Tone::Bad,
        75.0.. => Tone::Warn,
        _ => Tone::Accent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown;

    #[test]
    fn a_gauge_says_its_reading_to_everyone() {
        let html = shown(html! { Gauge label="Processor" percent=(36.6) note="busy"; });
        assert!(
            html.contains(r#"role="meter" aria-label="Processor""#),
            "{html}"
        );
        assert!(html.contains(r#"aria-valuenow="37""#), "{html}");
        assert!(html.contains(r#"stroke-dashoffset="63""#), "{html}");
    }

    #[test]
    fn a_reading_beyond_the_scale_is_full() {
        let html = shown(html! { MeterBar label="Disk" percent=(130.0) { "full" } });
        assert!(
            html.contains("--share: 100%") && html.contains("tone-bad"),
            "{html}"
        );
    }
}
