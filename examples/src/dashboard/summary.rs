//! The figures above the table: sums over the last day, and the series behind the charts.
//!
//! One background task loads a [`Summary`] when orders changed and shares it with every page, so a
//! hundred open dashboards cost the database as much as one.

use sqlx::sqlite::SqlitePool;

use super::order::Status;
use super::range::Range;
use super::shop::{DAY, HOUR};

/// Everything the dashboard shows about orders except the rows of its table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    pub revenue: Figure,
    pub orders: Figure,
    pub average: Figure,
    /// Milliseconds from order to shipment.
    pub time_to_ship: Figure,
    pub by_status: [u32; Status::ALL.len()],
    pub hour: Chart,
    pub day: Chart,
    pub week: Chart,
}

/// One number of the last 24 hours beside the same number of the 24 hours before, hour by hour.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figure {
    pub now: i64,
    pub before: i64,
    pub by_hour: Vec<i64>,
}

impl Figure {
    /// The change in percent, when there is something to compare with.
    pub fn change(&self) -> Option<f64> {
        (self.before != 0).then(|| (self.now - self.before) as f64 / self.before as f64 * 100.0)
    }
}

/// Revenue over time, and the same stretch of time before it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chart {
    pub points: Vec<Point>,
    /// Revenue in cents of the period before, point by point; empty when nobody compares.
    pub before: Vec<i64>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// When its bucket ends, in milliseconds since the Unix epoch.
    pub at: i64,
    pub revenue: i64,
    pub orders: i64,
}

impl Summary {
    pub async fn load(pool: &SqlitePool, now: i64) -> Result<Self, sqlx::Error> {
        let hours = buckets(pool, now - 2 * DAY, now, HOUR).await?;
        let (before, today) = hours.split_at(hours.len() / 2);
        Ok(Self {
            revenue: figure(before, today, |bucket| bucket.revenue),
            orders: figure(before, today, |bucket| bucket.orders),
            average: average(before, today),
            time_to_ship: time_to_ship(pool, now).await?,
            by_status: by_status(pool).await?,
            hour: chart(pool, Range::Hour, now).await?,
            day: chart(pool, Range::Day, now).await?,
            week: chart(pool, Range::Week, now).await?,
        })
    }

    pub fn chart(&self, range: Range) -> &Chart {
        match range {
            Range::Hour => &self.hour,
            Range::Day => &self.day,
            Range::Week => &self.week,
        }
    }

    pub fn total_orders(&self) -> u32 {
        self.by_status.iter().sum()
    }
}

/// Revenue and orders of equal stretches of time that end at `to`, oldest first.
async fn buckets(
    pool: &SqlitePool,
    from: i64,
    to: i64,
    width: i64,
) -> Result<Vec<Point>, sqlx::Error> {
    let found: Vec<(i64, i64, i64)> = sqlx::query_as(
        "SELECT (?2 - placed_at) / ?3 AS age, sum(total_cents), count(*)
         FROM orders WHERE placed_at > ?1 AND placed_at <= ?2 GROUP BY age",
    )
    .bind(from)
    .bind(to)
    .bind(width)
    .fetch_all(pool)
    .await?;

    let count = (to - from) / width;
    let mut points: Vec<Point> = (1..=count)
        .map(|index| Point {
            at: from + index * width,
            ..Point::default()
        })
        .collect();
    for (age, revenue, orders) in found {
        if let Some(point) = usize::try_from(count - 1 - age)
            .ok()
            .and_then(|at| points.get_mut(at))
        {
            (point.revenue, point.orders) = (revenue, orders);
        }
    }
    Ok(points)
}

/// Buckets stand on the clock (full minutes, half hours), so that the past does not flicker; the
/// last point is the running one: as much time as the others, up to this moment.
async fn chart(pool: &SqlitePool, range: Range, now: i64) -> Result<Chart, sqlx::Error> {
    let width = range.bucket();
    let end = now - now.rem_euclid(width);
    let span = width * (range.buckets() - 1);

    let mut points = buckets(pool, end - span, end, width).await?;
    points.extend(buckets(pool, now - width, now, width).await?);
    let before = if range.is_compared() {
        let shift = width * range.buckets();
        let mut before = buckets(pool, end - shift - span, end - shift, width).await?;
        before.extend(buckets(pool, now - shift - width, now - shift, width).await?);
        before.into_iter().map(|point| point.revenue).collect()
    } else {
        Vec::new()
    };
    Ok(Chart { points, before })
}

fn figure(before: &[Point], today: &[Point], value: fn(&Point) -> i64) -> Figure {
    Figure {
        now: today.iter().map(value).sum(),
        before: before.iter().map(value).sum(),
        by_hour: today.iter().map(value).collect(),
    }
}

fn average(before: &[Point], today: &[Point]) -> Figure {
    let mean = |points: &[Point]| {
        let revenue: i64 = points.iter().map(|point| point.revenue).sum();
        let orders: i64 = points.iter().map(|point| point.orders).sum();
        revenue / orders.max(1)
    };
    Figure {
        now: mean(today),
        before: mean(before),
        by_hour: today
            .iter()
            .map(|point| mean(std::slice::from_ref(point)))
            .collect(),
    }
}

async fn time_to_ship(pool: &SqlitePool, now: i64) -> Result<Figure, sqlx::Error> {
    let found: Vec<(i64, i64, i64)> = sqlx::query_as(
        "SELECT (?1 - shipped_at) / ?2 AS age, sum(shipped_at - placed_at), count(*)
         FROM orders WHERE shipped_at > ?1 - 48 * ?2 AND shipped_at <= ?1
         GROUP BY age ORDER BY age DESC",
    )
    .bind(now)
    .bind(HOUR)
    .fetch_all(pool)
    .await?;

    let mean = |ages: std::ops::Range<i64>| {
        let among = found.iter().filter(|(age, ..)| ages.contains(age));
        let (waited, count) = among.fold((0, 0), |sum, row| (sum.0 + row.1, sum.1 + row.2));
        waited / count.max(1)
    };
    Ok(Figure {
        now: mean(0..24),
        before: mean(24..48),
        by_hour: (0..24).rev().map(|age| mean(age..age + 1)).collect(),
    })
}

async fn by_status(pool: &SqlitePool) -> Result<[u32; Status::ALL.len()], sqlx::Error> {
    let found: Vec<(Status, u32)> =
        sqlx::query_as("SELECT status, count(*) FROM orders GROUP BY status")
            .fetch_all(pool)
            .await?;
    Ok(Status::ALL.map(|status| {
        found
            .iter()
            .find(|(name, _)| *name == status)
            .map_or(0, |(_, count)| *count)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dashboard::orders::{self, Draft};
    use crate::dashboard::shop::MINUTE;
    use crate::database::Database;

    const NOW: i64 = 1_760_000_000_000;

    async fn with_orders(times_and_totals: &[(i64, i64)]) -> (tempfile::TempDir, Database) {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("summary.db"))
            .await
            .unwrap();
        for &(placed_at, total_cents) in times_and_totals {
            let draft = Draft {
                customer: "Ada".into(),
                city: "Graz",
                product: "Star map",
                items: 1,
                total_cents,
                status: Status::Shipped,
                placed_at,
                shipped_at: Some(placed_at + 30 * MINUTE),
            };
            orders::insert(database.writer(), &draft).await.unwrap();
        }
        (folder, database)
    }

    #[tokio::test]
    async fn figures_compare_a_day_with_the_day_before() {
        let (_folder, database) = with_orders(&[
            (NOW - HOUR, 3_000),
            (NOW - 2 * HOUR, 1_000),
            (NOW - DAY - HOUR, 2_000),
        ])
        .await;
        let summary = Summary::load(database.reader(), NOW).await.unwrap();
        assert_eq!(
            (summary.revenue.now, summary.revenue.before),
            (4_000, 2_000)
        );
        assert_eq!(summary.revenue.change(), Some(100.0));
        assert_eq!((summary.orders.now, summary.average.now), (2, 2_000));
        assert_eq!(summary.time_to_ship.now, 30 * MINUTE);
        assert_eq!(summary.by_status, [0, 0, 3, 0, 0]);
    }

    #[tokio::test]
    async fn an_empty_shop_has_no_trend_and_full_length_series() {
        let (_folder, database) = with_orders(&[]).await;
        let summary = Summary::load(database.reader(), NOW).await.unwrap();
        assert_eq!(summary.revenue.change(), None);
        assert_eq!(summary.revenue.by_hour.len(), 24);
        assert_eq!(summary.day.points.len(), 48);
        assert_eq!(summary.day.before.len(), 48);
        assert!(summary.week.before.is_empty());
    }

    #[tokio::test]
    async fn the_last_point_of_a_chart_runs_up_to_this_moment() {
        let (_folder, database) = with_orders(&[(NOW - 1, 700)]).await;
        let summary = Summary::load(database.reader(), NOW).await.unwrap();
        let last = summary.hour.points.last().unwrap();
        assert_eq!((last.at, last.revenue, last.orders), (NOW, 700, 1));
    }
}
