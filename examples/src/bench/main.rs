//! The pages that measurements visit: `cargo run --release -p examples --bin bench`.
//!
//! Six pages with fixed markup and fixed data, so that servers can be compared with one another. The
//! limits are wide open, because a load generator is a client that no sane limit would let through;
//! they are printed at the start. `PORT` chooses the port (4100).

#![expect(
    unreachable_pub,
    reason = "nothing of a program is public; `pub` says what a module offers"
)]

mod counter;
mod dashboard;
mod form;
mod idle;
mod random;
mod row;
mod stream;
mod table;

use std::time::Duration;

use bennu::prelude::*;
use bennu::{Limits, ServeLimits, Server};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = std::env::var("PORT")
        .ok()
        .and_then(|port| port.parse().ok())
        .unwrap_or(4100_u16);
    let (limits, serve_limits) = (limits(), serve_limits());
    println!("{limits:#?}\n{serve_limits:#?}");

    let pubsub = PubSub::default();
    let router = Live::new(Config::new(SECRET)?)
        .title("Bench")
        .limits(limits)
        .state(dashboard::Tickers::new(pubsub.clone()))
        .pubsub(pubsub)
        .live::<counter::Counter>("/counter")
        .live::<idle::Idle>("/idle")
        .live::<table::Table>("/table")
        .live::<stream::Rows>("/stream")
        .live::<dashboard::Dashboard>("/dashboard")
        .live::<form::ProfileForm>("/form")
        .into_router();

    let server = Server::bind(("127.0.0.1", port))
        .await?
        .limits(serve_limits);
    println!("bench pages on http://{}", server.local_addr()?);
    server.run(router).await?;
    Ok(())
}

/// Nobody logs in here: the key only has to be long enough.
const SECRET: &str = "bench pages keep no secrets, so this key may be known";

/// One load generator holds all connections and sends as fast as it can.
fn limits() -> Limits {
    Limits {
        events_per_second: u32::MAX,
        event_burst: u32::MAX,
        bytes_per_second: u32::MAX,
        control_frames_per_second: u32::MAX,
        connections_per_session: usize::MAX,
        pages_kept: 100_000,
        views_kept: 100_000,
        // Visitors of `mount` leave at once and never come back.
        page_kept_for: Duration::from_secs(5),
        view_kept_for: Duration::from_secs(5),
        ..Limits::default()
    }
}

/// It also comes from a handful of addresses.
fn serve_limits() -> ServeLimits {
    ServeLimits {
        connections_per_ip: 100_000,
        ..ServeLimits::default()
    }
}
