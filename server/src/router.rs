//! Which view answers which path, and the builder that turns views into an axum router.

mod guard;
mod live;
mod params;
mod route;
mod scope;
mod table;

pub use guard::Guard;
pub use live::Live;
pub use params::Params;
pub(crate) use route::Route;
pub(crate) use scope::{ScopeId, Scoped, Scopes, Value, scoped};
pub(crate) use table::{Found, Routes};
