//! Which view answers which path, and the builder that turns views into an axum router.

mod live;
mod params;
mod route;
mod table;

pub use live::Live;
pub use params::Params;
pub(crate) use route::{Route, kind_of};
pub(crate) use table::{Found, Routes};
