//! The world outside: the one place that names the browser.
//!
//! `web` talks to a real page through two small JavaScript modules; `native` is a page in memory, for tests and the harness.
//! Both have the same functions with the same meaning, so everything else in this crate is written once and tested on the host.

#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(target_arch = "wasm32")]
mod web;

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::dom::parts;
#[cfg(not(target_arch = "wasm32"))]
pub use native::{dom, host};
#[cfg(target_arch = "wasm32")]
pub(crate) use web::parts;
#[cfg(target_arch = "wasm32")]
pub use web::{dom, host};

/// What became of a write to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Written {
    /// It was so already, or it is held back.
    No,
    /// The page was written.
    Yes,
    /// The node is no longer where it was.
    Lost,
}
