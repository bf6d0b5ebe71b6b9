//! The tasks behind the dashboard: the shop that is busy, the sums, the machine.

use std::time::Duration;

use tokio::time::{Interval, MissedTickBehavior, interval};

use super::board::{Board, Step, now};
use super::machine::Sampler;
use super::order::Status;
use super::{history, shop};

/// The life of an order after it was placed.
const STEPS: [Step; 3] = [
    Step {
        from: Status::Placed,
        to: Status::Packed,
        after: 3 * shop::MINUTE,
    },
    Step {
        from: Status::Packed,
        to: Status::Shipped,
        after: 12 * shop::MINUTE,
    },
    Step {
        from: Status::Shipped,
        to: Status::Delivered,
        after: shop::DAY,
    },
];

/// Writes the history that is missing, loads the first figures and starts the tasks, which run as
/// long as the process.
pub async fn start(board: &Board) -> Result<(), sqlx::Error> {
    history::fill(board.database.writer(), now()).await?;
    board.load_feed().await?;
    board.summarise().await;

    tokio::spawn(shop_task(board.clone()));
    tokio::spawn(summary_task(board.clone()));
    tokio::spawn(machine_task(board.clone()));
    Ok(())
}

/// Customers order, the warehouse packs and ships, parcels arrive.
async fn shop_task(board: Board) {
    let mut random = fastrand::Rng::new();
    let mut ticks = every_second();
    loop {
        ticks.tick().await;
        let expected = shop::orders_a_minute(now()) / 60.0;
        for _ in 0..shop::occurrences(expected, &mut random) {
            // Whoever looks at a page is told about the trouble by `note`; the shop tries again.
            let _ = board.place_order().await;
        }
        for step in STEPS {
            if random.f64() < expected && board.advance(step).await.is_err() {
                break;
            }
        }
    }
}

/// Sums up after changes; while something is wrong it keeps asking, to see when that ends.
async fn summary_task(board: Board) {
    let mut ticks = every_second();
    loop {
        ticks.tick().await;
        if board.needs_summary() {
            board.summarise().await;
        }
    }
}

/// Reads the machine's counters where blocking is fine.
async fn machine_task(board: Board) {
    let Ok(mut sampler) = Sampler::new() else {
        return tracing::warn!("this platform tells nothing about its machine");
    };
    let mut ticks = every_second();
    loop {
        ticks.tick().await;
        let sampled = tokio::task::spawn_blocking(move || {
            let machine = sampler.sample();
            (sampler, machine)
        });
        let Ok((returned, machine)) = sampled.await else {
            return;
        };
        sampler = returned;
        board.show_machine(machine);
    }
}

/// A clock that makes up for nothing: after a second that took long, the next one follows.
fn every_second() -> Interval {
    let mut ticks = interval(Duration::from_secs(1));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}
