//! The page in a browser, reached through the scripts in `js`.

pub mod dom;
pub(crate) mod elements;
pub mod host;
pub(crate) mod parts;
pub(crate) mod values;
