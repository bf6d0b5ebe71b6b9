//! The LiveView wire protocol: messages, diffs, and the tree they describe.
//!
//! Both ends of a Bennu page use this crate: the server in Rust, and the client in WebAssembly. It speaks the protocol of Phoenix
//! LiveView (serializer version 2), so that either end may be Phoenix's own. It does no I/O and depends on nothing.
//!
//! A text frame goes through it in three steps, each of which only looks at what it needs:
//!
//! ```text
//! text --Envelope::read--> join ref, ref, topic, event, payload as text
//!      --ClientMessage::read / ServerMessage::read--> a typed message; a diff in it stays text
//!      --read::read_diff--> calls on a Sink, slot by slot: Tree (the reference model) or the client's DOM
//! ```
//!
//! The other direction is [`ClientMessage::write`] and [`ServerMessage::write`], with diffs made by a
//! [`DiffWriter`](writer). Binary frames, which carry uploads, are in [`binary`].
//!
//! Nothing that is read can make this crate panic, recurse beyond a [limit](DecodeLimits), or allocate more than a small
//! multiple of what was read. Phoenix's short keys and overloaded fields stay inside it.
//!
//! ```
//! use bennu_wire::{DecodeLimits, Envelope, ServerMessage, Tree};
//!
//! let limits = DecodeLimits::client();
//! let text = r#"["4",null,"lv:phx-1","diff",{"s":["<p>","</p>"],"0":"hello"}]"#;
//! let envelope = Envelope::read(text, &limits)?;
//! let ServerMessage::Diff(diff) = ServerMessage::read(&envelope, &limits)? else { unreachable!() };
//!
//! let mut tree = Tree::new();
//! tree.apply(text, diff.range(), &limits)?;
//! assert_eq!(tree.to_html()?, "<p>hello</p>");
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

pub mod binary;
pub mod error;
pub mod event;
pub mod json;
pub mod keys;
pub mod limits;
pub mod message;
pub mod read;
pub mod tree;
pub mod version;
pub mod writer;

pub use error::Error;
pub use event::{ClientEvent, EventKind, EventValue};
pub use json::{Raw, Text};
pub use limits::DecodeLimits;
pub use message::Envelope;
pub use message::client::{ClientMessage, Join};
pub use message::server::{Reply, Response, ServerMessage, Status};
pub use read::{Order, ReadError, Sink, read_diff};
pub use tree::Tree;
