//! The browser side of Bennu: Rust, compiled to WebAssembly, that keeps a page in step with its view on the server.
//!
//! ```text
//! browser --js/host.js--> entry -> LiveSocket: socket (a state machine), views, timers
//!   what the server says: frames -> view -> dom::ViewDom, which writes the page while it reads
//!   what the user does:   event -> command -> a push, and elements that wait for its answer
//! ```
//!
//! Only [`platform`] names the browser. On the host it is a page in memory with a simulated network and clock, so everything
//! else runs in `cargo test`, whole scenarios included.
mod command;
mod diagnostics;
pub mod dom;
pub mod entry;
mod event;
mod hook;
mod live_socket;
mod navigation;
pub mod platform;
mod socket;
mod view;

pub use hook::HookStep;
pub use live_socket::{LiveSocket, Options};
