//! The gallery: `cargo run -p examples`, then open the URL that it prints.
//!
//! `PORT` chooses the port (3000), `GALLERY_DB` the SQLite file (`gallery.db` in the working
//! directory), `RUST_LOG` what is logged. Stop it with Ctrl-C; the next start goes on where this one
//! ended.

#![expect(
    unreachable_pub,
    reason = "nothing of a program is public; `pub` says what a module offers"
)]

mod assets;
mod counter;
mod dashboard;
mod database;
mod gallery;
mod layout;
mod sign_up;

use std::path::PathBuf;

use bennu::Server;
use bennu::prelude::*;
use tracing_subscriber::EnvFilter;

use crate::counter::Counter;
use crate::dashboard::Dashboard;
use crate::dashboard::board::Board;
use crate::database::Database;
use crate::gallery::Gallery;
use crate::sign_up::{PasswordHasher, SignUp, Welcome};

/// What can go wrong before the gallery runs.
type StartError = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), StartError> {
    log();
    let port = variable("PORT").map_or(Ok(3000_u16), |port| port.parse())?;
    let database =
        Database::open(&variable("GALLERY_DB").map_or("gallery.db".into(), PathBuf::from)).await?;
    let router = router(Config::from_env()?, database).await?;

    let server = Server::bind(("127.0.0.1", port)).await?;
    println!("The gallery is on http://{}", server.local_addr()?);
    server.run(router).await?;
    Ok(())
}

/// All pages of the gallery, and the tasks behind them.
async fn router(config: Config, database: Database) -> Result<axum::Router, StartError> {
    let pubsub = PubSub::default();
    let board = Board::new(database.clone(), pubsub.clone());
    dashboard::tasks::start(&board).await?;

    let pages = Live::new(config)
        .title("Bennu gallery")
        .layout(layout::document)
        .error_page(layout::went_wrong)
        .answer_unknown_paths()
        .pubsub(pubsub)
        .state(database)
        .state(board)
        .state(PasswordHasher::new(2))
        .live::<Gallery>("/")
        .live::<Counter>("/counter")
        .live::<Dashboard>("/dashboard")
        .live::<SignUp>("/sign-up")
        .live::<Welcome>("/sign-up/{username}")
        .into_router();
    Ok(pages.merge(assets::router()))
}

fn log() {
    // A slow machine writes its first history slowly; sqlx would print each of those long statements.
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,sqlx::query=error".into());
    tracing_subscriber::fmt().with_env_filter(filter).init();
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
