//! The way in: what the browser calls. The page has one client, and this is where it lives.
//!
//! `js/host.js` never calls in while the client is at work, so there is nothing to wait for; on the host, where tests call,
//! a call from within a call is dropped.

use std::cell::RefCell;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

use crate::event;
use crate::live_socket::{LiveSocket, Options};
use crate::platform::value::Value;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

thread_local! {
    static CLIENT: RefCell<Option<LiveSocket>> = const { RefCell::new(None) };
}

/// Does something with the client of this page.
pub fn with<T>(act: impl FnOnce(&mut LiveSocket) -> T) -> Option<T> {
    CLIENT.with(|client| client.try_borrow_mut().ok()?.as_mut().map(act))
}

/// Starts the client on the page as it is, with these options, not connected yet.
pub fn begin(options: Options) {
    #[cfg(not(target_arch = "wasm32"))]
    crate::platform::dom::on_event(dom_event);
    event::listen();
    let live = LiveSocket::new(options);
    CLIENT.with(|client| *client.borrow_mut() = Some(live));
}

/// See [`begin`]; the numbers are the [`Options`] in the order of their fields.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn start(
    loader: u32,
    disconnected: u32,
    heartbeat: u32,
    debounce: u32,
    throttle: u32,
    composing: bool,
) {
    begin(Options {
        loader_timeout: loader,
        disconnected_timeout: disconnected,
        heartbeat,
        debounce,
        throttle,
        block_composing: composing,
    });
}

/// Connects.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn connect() {
    with(LiveSocket::connect);
    #[cfg(target_arch = "wasm32")]
    crate::dom::warm_up();
}

/// Ends the connection on purpose.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn disconnect() {
    with(LiveSocket::disconnect);
}

/// Whether frames can be sent.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn is_connected() -> bool {
    with(|live| live.is_connected()) == Some(true)
}

/// The WebSocket opened.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn opened() {
    with(LiveSocket::opened);
}

/// A text frame arrived.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn message(text: i32) {
    with(|live| live.message(Value(text)));
}

/// A text frame arrived.
#[cfg(not(target_arch = "wasm32"))]
pub fn message(text: &str) {
    with(|live| live.message(text.into()));
}

/// The WebSocket closed, with this code.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn closed(code: u16) {
    with(|live| live.closed(code));
}

/// A timer is due.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn due(timer: u32) {
    with(|live| live.due(timer));
}

/// Something goes on that had to wait; see [`LiveSocket::resume`].
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn resume(what: i32) {
    with(|live| live.resume(Value(what)));
}

/// The page came to the front or went to the background.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn seen(visible: bool) {
    with(|live| live.seen(visible));
}

/// The page is left, for good or into the browser's cache.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn hidden_away(cached: bool) {
    with(|live| live.hidden_away(cached));
}

/// The user went back or forward; see [`LiveSocket::popped`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn popped(mark: i32, position: u32, scroll: f64) {
    with(|live| live.popped(Value(mark), position, scroll));
}

/// The user went back or forward; see [`LiveSocket::popped`].
#[cfg(not(target_arch = "wasm32"))]
pub fn popped(mark: &str, position: u32, scroll: f64) {
    with(|live| live.popped(mark.into(), position, scroll));
}

/// An event happened that the client listens for: a value.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn dom_event(listener: u32, event: i32) {
    with(|live| live.on_event(listener, Value(event)));
}

/// A hook pushes an event; see [`LiveSocket::push_from_hook`].
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn push_event(node: i32, cid: i32, event: i32, payload: i32, token: u32) {
    let (event, payload) = (Value(event), Value(payload));
    if let Some(node) = Value(node).node() {
        with(|live| live.push_from_hook(node, cid, event, payload, token));
    }
}

/// The page's script runs commands on an element, as a hook or on its own.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn exec(node: i32, code: i32, hook: bool) {
    if let Some(node) = Value(node).node() {
        with(|live| live.exec_on(node, Value(code), hook));
    }
}
