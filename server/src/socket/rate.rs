//! How much a client may send, and how often it may be wrong.

use std::time::Duration;

use tokio::time::Instant;

use super::Close;
use crate::limits::Limits;

/// The rates of one connection.
#[derive(Debug)]
pub(super) struct Meter {
    messages: Bucket,
    bytes: Bucket,
    control: Bucket,
    patience: Duration,
    /// The first and the last breach of a series.
    breaches: Option<(Instant, Instant)>,
    most_bad: u32,
    bad: u32,
    bad_since: Instant,
}

/// Whether a message is let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Pass,
    Refuse,
}

/// Breaches farther apart than this are not one series.
const CALM: Duration = Duration::from_secs(1);
const MINUTE: Duration = Duration::from_secs(60);

impl Meter {
    pub(super) fn new(limits: &Limits) -> Self {
        let now = Instant::now();
        // One message of the largest size must always get through.
        let byte_burst = u32::try_from(limits.message_bytes).unwrap_or(u32::MAX);
        let control = limits.control_frames_per_second;
        Self {
            messages: Bucket::new(limits.events_per_second, limits.event_burst, now),
            bytes: Bucket::new(
                limits.bytes_per_second,
                byte_burst.max(limits.bytes_per_second),
                now,
            ),
            control: Bucket::new(control, control.saturating_mul(2), now),
            patience: limits.rate_patience,
            breaches: None,
            most_bad: limits.bad_messages_per_minute,
            bad: 0,
            bad_since: now,
        }
    }

    /// Counts a message.
    pub(super) fn message(&mut self, bytes: usize) -> Result<Verdict, Close> {
        let now = Instant::now();
        let passes = self.messages.take(1, now) & self.bytes.take(bytes, now);
        self.judge(passes, now)
    }

    /// Counts a ping or a pong.
    pub(super) fn control(&mut self) -> Result<Verdict, Close> {
        let now = Instant::now();
        let passes = self.control.take(1, now);
        self.judge(passes, now)
    }

    /// Counts messages that could not be understood.
    pub(super) fn bad_messages(&mut self, count: u32) -> Result<(), Close> {
        if count == 0 {
            return Ok(());
        }
        let now = Instant::now();
        if now - self.bad_since >= MINUTE {
            (self.bad, self.bad_since) = (0, now);
        }
        self.bad = self.bad.saturating_add(count);
        if self.bad > self.most_bad {
            Err(Close::BadData)
        } else {
            Ok(())
        }
    }

    fn judge(&mut self, passes: bool, now: Instant) -> Result<Verdict, Close> {
        if passes {
            return Ok(Verdict::Pass);
        }
        let first = match self.breaches {
            Some((first, last)) if now - last < CALM => first,
            Some(_) | None => {
                tracing::warn!("a client sends more than its rate allows");
                now
            }
        };
        self.breaches = Some((first, now));
        if now - first >= self.patience {
            Err(Close::RateLimit)
        } else {
            Ok(Verdict::Refuse)
        }
    }
}

/// A token bucket.
#[derive(Debug)]
struct Bucket {
    per_second: f64,
    most: f64,
    level: f64,
    filled: Instant,
}

impl Bucket {
    fn new(per_second: u32, most: u32, now: Instant) -> Self {
        let most = f64::from(most);
        Self {
            per_second: per_second.into(),
            most,
            level: most,
            filled: now,
        }
    }

    fn take(&mut self, count: usize, now: Instant) -> bool {
        let earned = (now - self.filled).as_secs_f64() * self.per_second;
        self.level = (self.level + earned).min(self.most);
        self.filled = now;
        let count = u32::try_from(count).map_or(f64::INFINITY, f64::from);
        let enough = self.level >= count;
        if enough {
            self.level -= count;
        }
        enough
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meter() -> Meter {
        Meter::new(&Limits {
            events_per_second: 10,
            event_burst: 20,
            ..Limits::default()
        })
    }

    fn passed(meter: &mut Meter, tries: usize) -> usize {
        (0..tries)
            .filter(|_| meter.message(1) == Ok(Verdict::Pass))
            .count()
    }

    #[tokio::test(start_paused = true)]
    async fn lets_a_burst_through_and_then_its_rate() {
        let mut meter = meter();
        assert_eq!(passed(&mut meter, 25), 20);
        tokio::time::advance(Duration::from_millis(500)).await;
        assert_eq!(passed(&mut meter, 25), 5);
    }

    #[tokio::test(start_paused = true)]
    async fn closes_who_does_not_stop() {
        let mut meter = meter();
        for _ in 0..50 {
            passed(&mut meter, 30);
            tokio::time::advance(Duration::from_millis(100)).await;
        }
        assert_eq!(meter.message(1).map(drop), Ok(()), "one message was earned");
        assert_eq!(
            (0..30).find_map(|_| meter.message(1).err()),
            Some(Close::RateLimit)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn counts_bytes() {
        let limits = Limits {
            message_bytes: 1000,
            bytes_per_second: 100,
            ..Limits::default()
        };
        let mut meter = Meter::new(&limits);
        assert_eq!(meter.message(1000), Ok(Verdict::Pass));
        assert_eq!(meter.message(1), Ok(Verdict::Refuse));
    }

    #[tokio::test(start_paused = true)]
    async fn forgives_three_bad_messages_a_minute() {
        let mut meter = meter();
        assert_eq!(meter.bad_messages(3), Ok(()));
        assert_eq!(meter.bad_messages(1), Err(Close::BadData));
        tokio::time::advance(MINUTE).await;
        assert_eq!(meter.bad_messages(3), Ok(()));
    }
}
