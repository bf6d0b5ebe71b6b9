//! Gives the dashboard a past: a week and a bit of orders on the first run, and whatever was
//! missed since the last one on every later run.

use fastrand::Rng;
use sqlx::sqlite::SqlitePool;
use sqlx::{QueryBuilder, Sqlite, Transaction};

use super::orders::Draft;
use super::shop::{self, DAY, MINUTE};

/// How far back the story goes.
const DAYS: i64 = 8;
/// The same shop on every machine.
const SEED: u64 = 0x0BE9_9018;
/// Rows in one INSERT; SQLite takes 32,766 parameters at most.
const BATCH: usize = 1_000;

/// Writes the orders that are missing between the newest one (or eight days ago) and `now`.
/// Returns how many there were.
pub async fn fill(pool: &SqlitePool, now: i64) -> Result<usize, sqlx::Error> {
    let newest: Option<i64> = sqlx::query_scalar("SELECT max(placed_at) FROM orders")
        .fetch_one(pool)
        .await?;
    let from = newest
        .map_or(0, |newest| newest + MINUTE)
        .max(now - DAYS * DAY);
    let orders = orders_between(from, now);

    let mut transaction = pool.begin().await?;
    settle(&mut transaction, now).await?;
    for batch in orders.chunks(BATCH) {
        insert(&mut transaction, batch).await?;
    }
    transaction.commit().await?;
    Ok(orders.len())
}

fn orders_between(from: i64, now: i64) -> Vec<Draft> {
    let mut random = Rng::with_seed(SEED);
    let mut orders = Vec::new();
    for minute in (from..now).step_by(MINUTE as usize) {
        let count = shop::occurrences(shop::orders_a_minute(minute), &mut random);
        let mut times: Vec<i64> = (0..count).map(|_| minute + random.i64(0..MINUTE)).collect();
        times.sort_unstable();
        let past = times.into_iter().filter(|&at| at < now);
        orders.extend(past.map(|at| shop::past_order(at, now, &mut random)));
    }
    orders
}

/// What was under way when the server stopped has arrived by now, if that was long ago.
async fn settle(transaction: &mut Transaction<'_, Sqlite>, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE orders SET status = 'delivered', shipped_at = coalesce(shipped_at, placed_at + 3600000)
         WHERE status IN ('placed', 'packed', 'shipped') AND placed_at < ?",
    )
    .bind(now - 3 * DAY)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

async fn insert(
    transaction: &mut Transaction<'_, Sqlite>,
    batch: &[Draft],
) -> Result<(), sqlx::Error> {
    let mut sql = QueryBuilder::new(
        "INSERT INTO orders (customer, city, product, items, total_cents, status, placed_at, shipped_at) ",
    );
    sql.push_values(batch, |mut row, order| {
        row.push_bind(order.customer.clone())
            .push_bind(order.city)
            .push_bind(order.product)
            .push_bind(order.items)
            .push_bind(order.total_cents)
            .push_bind(order.status)
            .push_bind(order.placed_at)
            .push_bind(order.shipped_at);
    });
    sql.build().execute(&mut **transaction).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;

    const NOW: i64 = 1_760_000_000_000;

    #[test]
    fn history_is_the_same_every_time() {
        let hours = || orders_between(NOW - DAY, NOW);
        assert_eq!(hours(), hours());
    }

    #[tokio::test]
    async fn a_second_run_only_adds_what_was_missed() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("history.db"))
            .await
            .unwrap();

        let first = fill(database.writer(), NOW).await.unwrap();
        assert!(first > 50_000, "{first} orders in eight days");
        assert_eq!(fill(database.writer(), NOW).await.unwrap(), 0);

        let later = fill(database.writer(), NOW + 60 * MINUTE).await.unwrap();
        assert!((100..1_500).contains(&later), "{later} orders in an hour");
    }
}
