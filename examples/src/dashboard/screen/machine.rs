//! The machine that serves this page: processor, memory, disk, network.

use std::collections::VecDeque;
use std::fmt;

use bennu::prelude::*;
use bennu::template::{AttributeValue, Scalar, Value};
use bennu_components::{Gauge, MeterBar, Sparkline};

use crate::dashboard::machine::{Machine, Usage};

/// A gauge, two bars and the traffic of the last minute.
pub fn card(machine: &Machine) -> impl Template {
    html! {
        section.card aria-labelledby="machine-title" {
            header.card-head {
                div {
                    h2 id="machine-title" { "This machine" }
                    p { (machine.cores) " processor cores" }
                }
            }
            div.card-body.machine id="machine" {
                div {
                    Gauge label="Processor" percent=(machine.cpu) note="processor";
                    Sparkline values=(&series(&machine.cpu_history)) top=(Some(100.0));
                }
                dl {
                    (usage("Memory", machine.memory))
                    (usage("Disk", machine.disk))
                    div.traffic {
                        div.meter-row {
                            dt { "Network" }
                            dd {
                                small { "in " } (Rate(machine.received))
                                small { " out " } (Rate(machine.sent))
                            }
                        }
                        Sparkline values=(&series(&machine.received_history)) top=(None);
                    }
                }
            }
        }
    }
}

fn usage(label: &'static str, usage: Usage) -> impl Template {
    html! {
        MeterBar label=(label) percent=(usage.percent()) {
            (Bytes(usage.used)) small { " of " (Bytes(usage.total)) }
        }
    }
}

fn series<T: Copy + Into<Number>>(history: &VecDeque<T>) -> Vec<f64> {
    history.iter().map(|&value| value.into().0).collect()
}

/// A reading on its way into a chart.
struct Number(f64);

impl From<f32> for Number {
    fn from(value: f32) -> Self {
        Self(value.into())
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self(value as f64)
    }
}

/// An amount of bytes: `3.1 GB`.
#[derive(Debug, Clone, Copy)]
struct Bytes(u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
        let mut amount = self.0 as f64;
        let mut unit = 0;
        while amount >= 1000.0 && unit + 1 < UNITS.len() {
            amount /= 1000.0;
            unit += 1;
        }
        let digits = usize::from(unit > 0 && amount < 100.0);
        write!(f, "{amount:.digits$} {}", UNITS[unit])
    }
}

impl AttributeValue for Bytes {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

impl Scalar for Bytes {}

/// Bytes a second.
#[derive(Debug, Clone, Copy)]
struct Rate(u64);

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/s", Bytes(self.0))
    }
}

impl AttributeValue for Rate {
    fn value(&self) -> Value<'_> {
        Value::Display(self)
    }
}

impl Scalar for Rate {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_use_the_unit_that_fits() {
        assert_eq!(Bytes(512).to_string(), "512 B");
        assert_eq!(Bytes(3_141_592_653).to_string(), "3.1 GB");
        assert_eq!(Rate(240_000).to_string(), "240 kB/s");
    }
}
