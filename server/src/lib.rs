//! LiveView for Rust: live pages whose state lives on the server.

pub mod diff;
pub mod event;
pub mod form;
#[doc(hidden)]
pub mod internal;
pub mod params;
pub mod stream;
pub mod template;

extern crate self as bennu;
