//! The order table's questions to SQLite, and the writes behind its buttons.

use sqlx::sqlite::SqlitePool;
use sqlx::{QueryBuilder, Sqlite};

use super::order::{Order, Status};
use super::query::{Column, Direction, Page, Query, Sort};

/// Rows on one page of the table.
pub const PAGE_SIZE: u32 = 12;

const COLUMNS: &str =
    "SELECT id, customer, city, product, items, total_cents, status, placed_at FROM orders";

/// One page of orders, and how many match in all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    pub orders: Vec<Order>,
    pub total: u32,
    /// The page that these orders are on: the one asked for, or the last one before it.
    pub page: Page,
}

impl Matches {
    /// How many pages there are; at least one, so that an empty table has a page to stand on.
    pub fn pages(&self) -> u32 {
        pages(self.total)
    }
}

fn pages(total: u32) -> u32 {
    total.div_ceil(PAGE_SIZE).max(1)
}

/// The rows that `query` asks for.
pub async fn find(pool: &SqlitePool, query: &Query) -> Result<Matches, sqlx::Error> {
    let total = matching("SELECT count(*) FROM orders", query)
        .build_query_scalar()
        .fetch_one(pool)
        .await?;

    let page = query.page.0.min(pages(total));
    let mut sql = matching(COLUMNS, query);
    sql.push(order_by(query.sort));
    sql.push(" LIMIT ").push_bind(PAGE_SIZE);
    sql.push(" OFFSET ").push_bind((page - 1) * PAGE_SIZE);
    let orders = sql.build_query_as().fetch_all(pool).await?;

    Ok(Matches {
        orders,
        total,
        page: Page(page),
    })
}

/// The `count` orders that came in last, newest first.
pub async fn latest(pool: &SqlitePool, count: u32) -> Result<Vec<Order>, sqlx::Error> {
    let mut query = QueryBuilder::new(COLUMNS);
    query
        .push(" ORDER BY placed_at DESC, id DESC LIMIT ")
        .push_bind(count);
    query.build_query_as().fetch_all(pool).await
}

fn matching(select: &'static str, query: &Query) -> QueryBuilder<Sqlite> {
    let mut sql = QueryBuilder::new(select);
    sql.push(" WHERE 1 = 1");
    if let Some(status) = query.status {
        sql.push(" AND status = ").push_bind(status);
    }
    let search = query.search.trim();
    if let Some(number) = search
        .strip_prefix('#')
        .and_then(|number| number.parse::<i64>().ok())
    {
        sql.push(" AND id = ").push_bind(number);
    } else if !search.is_empty() {
        let pattern = containing(search);
        for (prefix, column) in [
            (" AND (", "customer"),
            (" OR ", "city"),
            (" OR ", "product"),
        ] {
            sql.push(prefix)
                .push(column)
                .push(" LIKE ")
                .push_bind(pattern.clone());
            sql.push(" ESCAPE '\\'");
        }
        sql.push(")");
    }
    sql
}

/// A `LIKE` pattern for texts that contain `words`, whose `%` and `_` mean themselves.
fn containing(words: &str) -> String {
    let mut pattern = String::with_capacity(words.len() + 2);
    pattern.push('%');
    for character in words.chars() {
        if matches!(character, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

/// Ends in the id, so that equal values keep their order from page to page.
fn order_by(sort: Sort) -> &'static str {
    use Direction::{Ascending, Descending};
    match (sort.column, sort.direction) {
        (Column::Number, Ascending) => " ORDER BY id",
        (Column::Number, Descending) => " ORDER BY id DESC",
        (Column::Customer, Ascending) => " ORDER BY customer COLLATE NOCASE, id",
        (Column::Customer, Descending) => " ORDER BY customer COLLATE NOCASE DESC, id DESC",
        (Column::Total, Ascending) => " ORDER BY total_cents, id",
        (Column::Total, Descending) => " ORDER BY total_cents DESC, id DESC",
        (Column::Status, Ascending) => " ORDER BY status, placed_at DESC, id",
        (Column::Status, Descending) => " ORDER BY status DESC, placed_at DESC, id",
        (Column::Placed, Ascending) => " ORDER BY placed_at, id",
        (Column::Placed, Descending) => " ORDER BY placed_at DESC, id DESC",
    }
}

/// An order that has not reached the database yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub customer: String,
    pub city: &'static str,
    pub product: &'static str,
    pub items: i64,
    pub total_cents: i64,
    pub status: Status,
    pub placed_at: i64,
    pub shipped_at: Option<i64>,
}

/// Stores one order and returns it with its number.
pub async fn insert(pool: &SqlitePool, draft: &Draft) -> Result<Order, sqlx::Error> {
    sqlx::query_as(
        "INSERT INTO orders (customer, city, product, items, total_cents, status, placed_at, shipped_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         RETURNING id, customer, city, product, items, total_cents, status, placed_at",
    )
    .bind(&draft.customer)
    .bind(draft.city)
    .bind(draft.product)
    .bind(draft.items)
    .bind(draft.total_cents)
    .bind(draft.status)
    .bind(draft.placed_at)
    .bind(draft.shipped_at)
    .fetch_one(pool)
    .await
}

/// Moves the longest waiting order from one stage to the next, if there is one that has been
/// there since before `placed_before`.
pub async fn advance(
    pool: &SqlitePool,
    from: Status,
    to: Status,
    placed_before: i64,
    now: i64,
) -> Result<Option<Order>, sqlx::Error> {
    sqlx::query_as(
        "UPDATE orders
         SET status = ?1, shipped_at = CASE ?1 WHEN 'shipped' THEN ?2 ELSE shipped_at END
         WHERE id = (SELECT id FROM orders WHERE status = ?3 AND placed_at < ?4
                     ORDER BY placed_at LIMIT 1)
         RETURNING id, customer, city, product, items, total_cents, status, placed_at",
    )
    .bind(to)
    .bind(now)
    .bind(from)
    .bind(placed_before)
    .fetch_optional(pool)
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dashboard::order::Status::{Delivered, Packed, Placed, Shipped};
    use crate::database::Database;

    fn draft(customer: &str, total_cents: i64, status: Status, placed_at: i64) -> Draft {
        Draft {
            customer: customer.into(),
            city: "Graz",
            product: "Field notebook",
            items: 1,
            total_cents,
            status,
            placed_at,
            shipped_at: None,
        }
    }

    async fn with_three_orders() -> (tempfile::TempDir, Database) {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("orders.db"))
            .await
            .unwrap();
        for draft in [
            draft("Ada Lovelace", 900, Placed, 1),
            draft("100% Cotton Ltd", 5_000, Packed, 2),
            draft("Grace Hopper", 300, Delivered, 3),
        ] {
            insert(database.writer(), &draft).await.unwrap();
        }
        (folder, database)
    }

    async fn customers(database: &Database, query: &Query) -> Vec<String> {
        let matches = find(database.reader(), query).await.unwrap();
        matches
            .orders
            .into_iter()
            .map(|order| order.customer)
            .collect()
    }

    #[tokio::test]
    async fn the_newest_order_comes_first() {
        let (_folder, database) = with_three_orders().await;
        let found = customers(&database, &Query::default()).await;
        assert_eq!(found, ["Grace Hopper", "100% Cotton Ltd", "Ada Lovelace"]);
    }

    #[tokio::test]
    async fn a_percent_sign_in_a_search_means_itself() {
        let (_folder, database) = with_three_orders().await;
        let found = customers(&database, &Query::default().with_search("%")).await;
        assert_eq!(found, ["100% Cotton Ltd"]);
    }

    #[tokio::test]
    async fn a_search_for_a_number_finds_that_order() {
        let (_folder, database) = with_three_orders().await;
        let found = customers(&database, &Query::default().with_search("#1")).await;
        assert_eq!(found, ["Ada Lovelace"]);
    }

    #[tokio::test]
    async fn a_page_that_is_not_there_shows_the_last_one() {
        let (_folder, database) = with_three_orders().await;
        let query = Query::default().on_page(u32::MAX);
        let matches = find(database.reader(), &query).await.unwrap();
        assert_eq!((matches.orders.len(), matches.page), (3, Page(1)));
    }

    #[tokio::test]
    async fn filter_and_sort_work_together() {
        let (_folder, database) = with_three_orders().await;
        let dearest = Query::default().sorted_by(Column::Total);
        assert_eq!(customers(&database, &dearest).await[0], "100% Cotton Ltd");
        assert_eq!(
            customers(&database, &dearest.with_status(Some(Placed))).await,
            ["Ada Lovelace"]
        );
    }

    #[tokio::test]
    async fn advancing_ships_the_longest_waiting_order_once() {
        let (_folder, database) = with_three_orders().await;
        let pool = database.writer();
        let shipped = advance(pool, Packed, Shipped, 10, 10)
            .await
            .unwrap()
            .unwrap();
        assert_eq!((shipped.id, shipped.status), (2, Shipped));
        assert_eq!(advance(pool, Packed, Shipped, 10, 11).await.unwrap(), None);
    }
}
