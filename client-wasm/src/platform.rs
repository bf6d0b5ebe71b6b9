//! The world outside: the one place that names the browser.
//!
//! `web` talks to a real page through two small JavaScript modules; `native` is a page in memory, for tests and the harness.
//! Both have the same functions with the same meaning, so everything else in this crate is written once and tested on the host.

#[cfg(not(target_arch = "wasm32"))]
pub mod native;
#[cfg(target_arch = "wasm32")]
mod web;

pub mod element;
pub mod value;
pub(crate) mod words;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{dom, host};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use native::{dom::parts, elements, values};
#[cfg(target_arch = "wasm32")]
pub use web::{dom, host};
#[cfg(target_arch = "wasm32")]
pub(crate) use web::{elements, parts, values};

/// What became of a list of attributes, in bits.
pub(crate) struct Listed;

impl Listed {
    /// The page was written.
    pub(crate) const WRITTEN: u32 = 1;
    /// One of the attributes makes the element one of interest.
    pub(crate) const INTEREST: u32 = 4;
    /// It is no list of attributes.
    pub(crate) const BROKEN: u32 = 8;
}

/// What happened to an element of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// It is new.
    Added,
    /// Something on it or in it was written.
    Updated,
    /// It left the page, or is about to.
    Removed,
}

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
