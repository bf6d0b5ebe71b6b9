//! LiveView for Rust: live pages whose state lives on the server.
//!
//! A page is a plain struct. Its fields are its state, a template shows them, and the events of the page
//! are an enum. The server renders the page, keeps the view, and sends what changed; the browser side is a
//! small WebAssembly client that this crate carries and serves. No npm, no wasm target, no script to write.
//!
//! ```no_run
//! use bennu::prelude::*;
//!
//! #[derive(Default)]
//! struct Counter {
//!     count: i64,
//! }
//!
//! #[derive(Event)]
//! enum Msg {
//!     Inc,
//!     Add { by: i64 },
//! }
//!
//! impl LiveView for Counter {
//!     type Event = Msg;
//!
//!     async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
//!         Ok(Self::default())
//!     }
//!
//!     async fn handle_event(&mut self, event: Msg, _: &mut Context<Self>) -> Result {
//!         match event {
//!             Msg::Inc => self.count += 1,
//!             Msg::Add { by } => self.count += by,
//!         }
//!         Ok(())
//!     }
//!
//!     fn render(&self) -> impl Template {
//!         html! {
//!             h1 { "Count: " (self.count) }
//!             button phx-click=(Msg::Inc) { "+1" }
//!             button phx-click=(Msg::Add { by: 10 }) { "+10" }
//!         }
//!     }
//! }
//!
//! #[tokio::main]
//! async fn main() -> std::io::Result<()> {
//!     let app: axum::Router = Live::new(Config::from_env()?).live::<Counter>("/").into_router();
//!     bennu::serve("127.0.0.1:3000", app).await
//! }
//! ```
//!
//! # Reading order of the modules
//!
//! `live_view` is what an application implements, `context` what it may do. `page` makes the first page,
//! `park` keeps its view, `socket` is the connection that claims it, `channel` the actor that runs it.
//! `template` and `diff` turn state into HTML and into the bytes that differ. `serve` accepts connections.

mod live_view;
mod mount;
mod visitor;

pub mod template;

pub mod event;
pub mod form;
pub mod js;
pub mod stream;

mod context;
mod router;
mod runtime;

mod page;
mod park;
mod session;

mod channel;
mod socket;

mod pubsub;

pub mod diff;
#[doc(hidden)]
pub mod internal;
pub mod params;

mod assets;
mod config;
mod error;
mod limits;
mod notices;
mod serve;

#[doc = include_str!("../docs/templates.md")]
pub use bennu_macros::html;
pub use config::Config;
pub use context::{Callback, Context, Gap, Handle, Info, SendError, TaskId, TaskPanicked, TimerId};
pub use error::{ConfigError, Error, Result};
pub use event::Event;
pub use limits::Limits;
pub use live_view::LiveView;
pub use mount::{Connect, Mount};
pub use page::{Container, ErrorPage, Page};
pub use pubsub::{Lag, PubSub, Topic};
pub use router::{Guard, Live, Params};
pub use serve::{ServeLimits, Server, serve};
pub use session::{Session, SessionCookie};
pub use template::Template;
pub use visitor::Visitor;

/// What nearly every view needs: `use bennu::prelude::*;`.
pub mod prelude {
    pub use crate::{
        Config, Connect, Context, Error, Info, Live, LiveView, Mount, Page, Params, PubSub, Result,
        Topic, html,
    };

    pub use crate::event::{Event, EventName, RawEvent};
    pub use crate::form::Form;
    pub use crate::js::Js;
    pub use crate::params::FieldErrors;
    pub use crate::stream::{At, Limit, Stream};
    pub use crate::template::{Component, Template, lazy};
}

/// Expansions of our macros name this crate as `::bennu`, also inside of it.
#[allow(
    unused_extern_crates,
    reason = "only tests and examples of this crate expand macros"
)]
extern crate self as bennu;

/// The program in the README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
