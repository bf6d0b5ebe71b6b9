//! The page in a browser, reached through `js/dom.js` and `js/host.js`.

pub mod dom;
pub(crate) mod elements;
pub mod host;
pub(crate) mod parts;
pub(crate) mod values;
