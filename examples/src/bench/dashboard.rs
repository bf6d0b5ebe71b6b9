//! `/dashboard?hz=H`: 24 metrics and 12 sparklines that all move H times a second.
//!
//! One ticker per rate publishes each tick to all pages of that rate.

use std::collections::{BTreeSet, VecDeque};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bennu::prelude::*;

use super::random::Random;

const METRICS: usize = 24;
const SERIES: usize = 12;
const POINTS: usize = 32;

#[derive(Debug)]
pub struct Dashboard {
    tick: Arc<Tick>,
}

/// What all pages of one rate show.
#[derive(Debug, Clone)]
struct Tick {
    number: u64,
    /// Microseconds since the Unix epoch.
    stamp: u128,
    metrics: Vec<Metric>,
    series: Vec<Series>,
}

#[derive(Debug, Clone, Copy)]
struct Metric {
    value: i64,
    delta: i64,
}

/// A line, drawn once for all pages that show it.
#[derive(Debug, Clone)]
struct Series {
    points: VecDeque<u32>,
    /// `M0 y0L10 y1L20 y2…`
    path: String,
}

impl LiveView for Dashboard {
    type Event = ();

    async fn mount(mount: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        let hz = mount.params().parse("hz").unwrap_or(1_u32).clamp(1, 1_000);
        cx.state::<Tickers>().ensure(hz);
        cx.subscribe_latest(topic(hz), Self::on_tick);
        Ok(Self {
            tick: Arc::new(Tick::first(&mut Random::new(SEED))),
        })
    }

    fn render(&self) -> impl Template {
        let tick = &*self.tick;
        html! {
            main {
                h1 { "Dashboard" }
                p { "Tick " span id="seq" { (tick.number) } " " span id="stamp" { "ts:" (tick.stamp) } }
                section.cards {
                    @for (index, metric) in tick.metrics.iter().enumerate() {
                        div.card id={ "metric-" (index + 1) } {
                            h2 { "Metric " (index + 1) }
                            p.value { (metric.value) }
                            p class={ "delta delta-" (metric.trend()) } { (metric.delta) }
                        }
                    }
                }
                section.sparklines {
                    @for (index, series) in tick.series.iter().enumerate() {
                        svg.sparkline id={ "series-" (index + 1) } viewBox="0 0 310 40" {
                            path d=(series.path) fill="none" stroke="currentColor" {}
                        }
                    }
                }
            }
        }
    }
}

impl Dashboard {
    fn on_tick(&mut self, tick: Arc<Tick>, _: &mut Context<Self>) -> Result {
        self.tick = tick;
        Ok(())
    }
}

const SEED: u64 = 7;

impl Tick {
    fn first(random: &mut Random) -> Self {
        let metric = |value: u32| Metric {
            value: value.into(),
            delta: 0,
        };
        let metrics = (0..METRICS).map(|_| metric(random.draw(10_000))).collect();
        let series = (0..SERIES)
            .map(|_| Series::new((0..POINTS).map(|_| random.draw(40)).collect()))
            .collect();
        Self {
            number: 0,
            stamp: now(),
            metrics,
            series,
        }
    }

    fn advance(&mut self, random: &mut Random) {
        self.number += 1;
        for metric in &mut self.metrics {
            let value = i64::from(random.draw(10_000));
            *metric = Metric {
                value,
                delta: value - metric.value,
            };
        }
        for series in &mut self.series {
            series.advance(random.draw(40));
        }
        self.stamp = now();
    }
}

impl Metric {
    fn trend(&self) -> &'static str {
        match self.delta {
            1.. => "up",
            0 => "flat",
            _ => "down",
        }
    }
}

impl Series {
    fn new(points: VecDeque<u32>) -> Self {
        let path = path(&points);
        Self { points, path }
    }

    fn advance(&mut self, next: u32) {
        self.points.pop_front();
        self.points.push_back(next);
        self.path = path(&self.points);
    }
}

fn path(points: &VecDeque<u32>) -> String {
    let mut path = String::new();
    for (index, y) in points.iter().enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        // Writing to a String cannot fail.
        let _ = write!(path, "{} {y}", index * 10);
    }
    path
}

fn now() -> u128 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |age| age.as_micros())
}

fn topic(hz: u32) -> Topic<Arc<Tick>> {
    format!("bench:dashboard:{hz}").into()
}

/// One ticker for each rate that somebody asked for. Once started it runs as long as the process.
#[derive(Debug, Clone)]
pub struct Tickers {
    pubsub: PubSub,
    running: Arc<Mutex<BTreeSet<u32>>>,
}

impl Tickers {
    pub fn new(pubsub: PubSub) -> Self {
        Self {
            pubsub,
            running: Arc::default(),
        }
    }

    fn ensure(&self, hz: u32) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.insert(hz) {
            tokio::spawn(tick(self.pubsub.clone(), hz));
        }
    }
}

async fn tick(pubsub: PubSub, hz: u32) {
    let mut random = Random::new(SEED);
    let mut current = Tick::first(&mut random);
    let mut ticks = tokio::time::interval(Duration::from_secs(1) / hz);
    loop {
        ticks.tick().await;
        current.advance(&mut random);
        pubsub.broadcast(topic(hz), Arc::new(current.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_tick_is_as_agreed() {
        let tick = Tick::first(&mut Random::new(SEED));
        assert_eq!(tick.metrics[23].value, 9658);
        assert!(tick.series[0].path.starts_with("M0 21L10 24L20 39L30 33"));
    }

    #[test]
    fn a_tick_moves_every_series_by_one_point() {
        let mut random = Random::new(SEED);
        let before = Tick::first(&mut random);
        let mut after = before.clone();
        after.advance(&mut random);
        assert_eq!(after.number, 1);
        assert_eq!(after.series[3].points.len(), POINTS);
        assert_eq!(after.series[3].points[0], before.series[3].points[1]);
        let metric = after.metrics[0];
        assert_eq!(metric.delta, metric.value - before.metrics[0].value);
    }
}
