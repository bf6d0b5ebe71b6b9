//! The world outside: the one place that names the browser.
//!
//! `web` talks to a real page through two small JavaScript modules; `native` is a page in memory, for tests and the harness.
//! Both have the same functions with the same meaning, so everything else in this crate is written once and tested on the host.

#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{dom, host};
#[cfg(target_arch = "wasm32")]
pub use web::{dom, host};
