//! Accounts in SQLite. That user names and addresses are unique is the database's word; what the form
//! says while somebody types is only a forecast.

use sqlx::sqlite::SqlitePool;

/// What everybody may see of an account.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    pub id: i64,
    pub name: String,
    pub username: String,
    pub city: String,
    pub country: String,
    /// Milliseconds since the Unix epoch.
    pub signed_up_at: i64,
}

/// An account that is about to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount<'a> {
    pub name: &'a str,
    pub username: &'a str,
    pub email: &'a str,
    pub password_hash: &'a str,
    pub street: &'a str,
    pub zip: &'a str,
    pub city: &'a str,
    pub country: &'a str,
    pub signed_up_at: i64,
}

/// A column whose values are unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unique {
    Username,
    Email,
}

/// Why an account was not stored.
#[derive(Debug)]
pub enum InsertError {
    /// Somebody else has it.
    Taken(Unique),
    Database(sqlx::Error),
}

impl From<sqlx::Error> for InsertError {
    fn from(error: sqlx::Error) -> Self {
        match error.as_database_error() {
            Some(cause) if cause.is_unique_violation() => {
                let is_email = cause.message().contains("accounts.email");
                Self::Taken(if is_email {
                    Unique::Email
                } else {
                    Unique::Username
                })
            }
            _ => Self::Database(error),
        }
    }
}

/// Whether somebody has this value already, in whatever case.
pub async fn is_taken(pool: &SqlitePool, column: Unique, value: &str) -> Result<bool, sqlx::Error> {
    let sql = match column {
        Unique::Username => "SELECT EXISTS (SELECT 1 FROM accounts WHERE username = ?)",
        Unique::Email => "SELECT EXISTS (SELECT 1 FROM accounts WHERE email = ?)",
    };
    sqlx::query_scalar(sql)
        .bind(value.trim())
        .fetch_one(pool)
        .await
}

pub async fn insert(pool: &SqlitePool, account: &NewAccount<'_>) -> Result<Member, InsertError> {
    let member = sqlx::query_as(
        "INSERT INTO accounts (name, username, email, password_hash, street, zip, city, country, signed_up_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         RETURNING id, name, username, city, country, signed_up_at",
    )
    .bind(account.name.trim())
    .bind(account.username.trim())
    .bind(account.email.trim())
    .bind(account.password_hash)
    .bind(account.street.trim())
    .bind(account.zip.trim())
    .bind(account.city.trim())
    .bind(account.country)
    .bind(account.signed_up_at)
    .fetch_one(pool)
    .await?;
    Ok(member)
}

/// The newest members, newest first.
pub async fn latest(pool: &SqlitePool, count: u32) -> Result<Vec<Member>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, name, username, city, country, signed_up_at FROM accounts ORDER BY id DESC LIMIT ?",
    )
    .bind(count)
    .fetch_all(pool)
    .await
}

pub async fn count(pool: &SqlitePool) -> Result<u32, sqlx::Error> {
    sqlx::query_scalar("SELECT count(*) FROM accounts")
        .fetch_one(pool)
        .await
}

pub async fn find(pool: &SqlitePool, username: &str) -> Result<Option<Member>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, name, username, city, country, signed_up_at FROM accounts WHERE username = ?",
    )
    .bind(username)
    .fetch_optional(pool)
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;

    fn account<'a>(username: &'a str, email: &'a str) -> NewAccount<'a> {
        NewAccount {
            name: "Ada Lovelace",
            username,
            email,
            password_hash: "$argon2id$",
            street: "1 Mill Lane",
            zip: "8010",
            city: "Graz",
            country: "Austria",
            signed_up_at: 1,
        }
    }

    #[tokio::test]
    async fn names_and_addresses_are_unique_in_any_case() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("accounts.db"))
            .await
            .unwrap();
        let pool = database.writer();
        insert(pool, &account("ada", "ada@example.com"))
            .await
            .unwrap();

        assert!(is_taken(pool, Unique::Username, " ADA ").await.unwrap());
        assert!(
            !is_taken(pool, Unique::Email, "grace@example.com")
                .await
                .unwrap()
        );
        let same_name = insert(pool, &account("Ada", "grace@example.com")).await;
        assert!(matches!(
            same_name,
            Err(InsertError::Taken(Unique::Username))
        ));
        let same_email = insert(pool, &account("grace", "ADA@example.com")).await;
        assert!(matches!(same_email, Err(InsertError::Taken(Unique::Email))));
        assert_eq!(latest(pool, 10).await.unwrap().len(), 1);
    }
}
