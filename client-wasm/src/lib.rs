//! The browser side of Bennu.

pub mod dom;
pub mod platform;
