//! Starts servers, visits pages, joins views, and says what was received.

mod client;
mod http;
mod page;
mod server;

pub(crate) use client::{Client, join_payload, socket_url};
pub(crate) use http::{Answer, get, send};
pub(crate) use page::Visit;
pub(crate) use server::{Running, config, live, serve, start, start_with, wide};

use std::time::Duration;

/// Nothing in these tests takes this long unless it is broken.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
