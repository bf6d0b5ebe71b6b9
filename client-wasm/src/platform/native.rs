//! A page in memory: what the browser offers the client, without a browser.

pub mod dom;
pub(crate) mod elements;
pub mod host;
pub(crate) mod values;
