//! The SQLite file behind the examples: one writer, several readers, migrations on board.
//!
//! A page must be able to say what is wrong with its data, so the pools fail early (`BUSY`) and
//! notice when the file is taken away (`Watch`); both are told apart by [`Trouble`].

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};

/// How long a statement waits for a lock before it fails.
const BUSY: Duration = Duration::from_secs(2);
/// Readers do not block each other in WAL mode.
const READERS: u32 = 4;

/// A handle to the database; clones share the pools.
#[derive(Debug, Clone)]
pub struct Database {
    readers: SqlitePool,
    writer: SqlitePool,
}

impl Database {
    /// Opens the file at `path`, creates it when it is missing, and brings its schema up to date.
    pub async fn open(path: &Path) -> Result<Self, sqlx::Error> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .busy_timeout(BUSY)
            .synchronous(SqliteSynchronous::Normal)
            .foreign_keys(true);
        migrate(&options).await?;

        let watch = Arc::new(Watch::new(path));
        Ok(Self {
            readers: pool(READERS, &watch).connect_lazy_with(options.clone()),
            writer: pool(1, &watch).connect_lazy_with(options),
        })
    }

    /// For statements that only read.
    pub fn reader(&self) -> &SqlitePool {
        &self.readers
    }

    /// For statements that write: SQLite takes one at a time, so there is one connection.
    pub fn writer(&self) -> &SqlitePool {
        &self.writer
    }
}

async fn migrate(options: &SqliteConnectOptions) -> Result<(), sqlx::Error> {
    let mut connection = options
        .clone()
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .connect()
        .await?;
    sqlx::migrate!("./migrations").run(&mut connection).await?;
    connection.close().await
}

fn pool(size: u32, watch: &Arc<Watch>) -> SqlitePoolOptions {
    let watch = Arc::clone(watch);
    SqlitePoolOptions::new()
        .max_connections(size)
        .acquire_timeout(BUSY)
        .before_acquire(move |_, connection| {
            let is_current = watch.is_current(connection.age);
            Box::pin(async move { Ok(is_current) })
        })
}

/// Knows which file stands at the database's path.
///
/// SQLite keeps working on a file that was deleted or replaced under it, and nobody would see
/// those writes again. Connections older than such a change are thrown away instead; opening a
/// new one then fails with an honest error until there is a file again.
#[derive(Debug)]
struct Watch {
    path: PathBuf,
    seen: Mutex<(Option<u64>, Instant)>,
}

impl Watch {
    fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            seen: Mutex::new((identity(path), Instant::now())),
        }
    }

    fn is_current(&self, connection_age: Duration) -> bool {
        let found = identity(&self.path);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.0 != found {
            *seen = (found, Instant::now());
        }
        found.is_some() && connection_age <= seen.1.elapsed()
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|file| file.ino())
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<u64> {
    path.exists().then_some(0)
}

/// What is wrong with the database, as far as a reader of the page cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Somebody else holds a lock for longer than we wait.
    Locked,
    /// The file is missing or cannot be opened.
    Gone,
    /// Anything else; the log has the details.
    Failing,
}

impl Trouble {
    /// One sentence for the page.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Locked => "The database is locked by another process.",
            Self::Gone => "The database file is gone.",
            Self::Failing => "The database does not answer as it should.",
        }
    }
}

impl From<&sqlx::Error> for Trouble {
    fn from(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut => Self::Locked,
            sqlx::Error::Io(_) => Self::Gone,
            sqlx::Error::Database(error) => primary_code(error.code().as_deref()),
            _ => Self::Failing,
        }
    }
}

/// Result codes of SQLite: the low byte names the kind, see sqlite.org/rescode.html.
fn primary_code(extended: Option<&str>) -> Trouble {
    const READ_ONLY_MOVED: u32 = 1032;
    let Some(code) = extended.and_then(|code| code.parse::<u32>().ok()) else {
        return Trouble::Failing;
    };
    match (code, code & 0xff) {
        (READ_ONLY_MOVED, _) | (_, 10 | 14) => Trouble::Gone,
        (_, 5 | 6) => Trouble::Locked,
        _ => Trouble::Failing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn opened() -> (tempfile::TempDir, PathBuf, Database) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let database = Database::open(&path).await.unwrap();
        (folder, path, database)
    }

    async fn count(database: &Database) -> Result<i64, sqlx::Error> {
        sqlx::query_scalar("SELECT count(*) FROM orders")
            .fetch_one(database.reader())
            .await
    }

    #[tokio::test]
    async fn a_new_file_has_the_schema() {
        let (_folder, _, database) = opened().await;
        assert_eq!(count(&database).await.unwrap(), 0);
    }

    #[tokio::test]
    async fn a_file_that_is_taken_away_is_gone_and_works_again_when_it_is_back() {
        let (_folder, path, database) = opened().await;
        count(&database).await.unwrap();

        let elsewhere = path.with_extension("elsewhere");
        std::fs::rename(&path, &elsewhere).unwrap();
        let error = count(&database).await.unwrap_err();
        assert_eq!(Trouble::from(&error), Trouble::Gone);

        std::fs::rename(&elsewhere, &path).unwrap();
        assert_eq!(count(&database).await.unwrap(), 0);
    }

    #[test]
    fn busy_codes_mean_locked() {
        assert_eq!(primary_code(Some("5")), Trouble::Locked);
        assert_eq!(primary_code(Some("517")), Trouble::Locked);
        assert_eq!(primary_code(Some("14")), Trouble::Gone);
        assert_eq!(primary_code(Some("1")), Trouble::Failing);
    }
}
