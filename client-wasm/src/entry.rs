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
    static CLIENT: RefCell<LiveSocket> = const { RefCell::new(LiveSocket::new()) };
}

/// Does something with the client of this page.
pub fn with<T>(act: impl FnOnce(&mut LiveSocket) -> T) -> Option<T> {
    CLIENT.with(|client| Some(act(&mut *client.try_borrow_mut().ok()?)))
}

/// Starts the client on the page as it is, with these options, not connected yet.
pub fn begin(options: Options) {
    #[cfg(not(target_arch = "wasm32"))]
    another_page();
    event::listen();
    with(|live| live.start(options));
}

/// On the host, a thread can have one page after the other.
#[cfg(not(target_arch = "wasm32"))]
fn another_page() {
    crate::platform::dom::on_event(dom_event);
    with(|live| *live = LiveSocket::new());
}

/// What the page's side says: a number, those in `js/host.js`, and what belongs to it, most of it values.
/// One function for all, as each has its price.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn call(what: u32, one: i32, two: i32, three: i32, four: i32, five: i32) {
    if what == 0 {
        return begin(Options::of(Value(one)));
    }
    with(|live| match what {
        1 => live.connect(),
        2 => live.disconnect(),
        3 => live.opened(),
        4 => live.closed(one as u32),
        5 => live.message(Value(one)),
        6 => live.due(one as u32),
        7 => live.resume(Value(one)),
        8 => live.seen(one != 0),
        9 => live.hidden_away(one != 0),
        10 => live.popped(Value(one)),
        11 => live.on_event(one as u32, Value(two)),
        _ => {
            let Some(node) = Value(one).node() else {
                return;
            };
            if what == 12 {
                live.push_from_hook(node, two, Value(three), Value(four), five as u32);
            } else {
                live.exec_on(node, Value(two), three != 0);
            }
        }
    });
    #[cfg(target_arch = "wasm32")]
    if what == 1 {
        crate::dom::warm_up();
    }
}

/// Connects.
pub fn connect() {
    call(1, 0, 0, 0, 0, 0);
}

/// The WebSocket opened.
pub fn opened() {
    call(3, 0, 0, 0, 0, 0);
}

/// The WebSocket closed, with this code.
pub fn closed(code: u16) {
    call(4, code.into(), 0, 0, 0, 0);
}

/// A text frame arrived.
#[cfg(not(target_arch = "wasm32"))]
pub fn message(text: &str) {
    call(5, Value::from(text).0, 0, 0, 0, 0);
}

/// A timer is due.
pub fn due(timer: u32) {
    call(6, timer as i32, 0, 0, 0, 0);
}

/// Something goes on that had to wait; see [`LiveSocket::resume`].
pub fn resume(what: i32) {
    call(7, what, 0, 0, 0, 0);
}

/// The page came to the front or went to the background.
pub fn seen(visible: bool) {
    call(8, visible.into(), 0, 0, 0, 0);
}

/// The page is left, for good or into the browser's cache.
pub fn hidden_away(cached: bool) {
    call(9, cached.into(), 0, 0, 0, 0);
}

/// The user went back or forward to an entry: the mark and the position it was written with, and where the page was scrolled.
#[cfg(not(target_arch = "wasm32"))]
pub fn popped(mark: &str, position: u32, scroll: u32) {
    let entry = Value::object()
        .set("id", mark)
        .set("position", Value::number(position))
        .set("scroll", Value::number(scroll));
    call(10, entry.0, 0, 0, 0, 0);
}

/// An event happened that the client listens for: a value.
#[cfg(not(target_arch = "wasm32"))]
fn dom_event(listener: u32, event: i32) {
    call(11, listener as i32, event, 0, 0, 0);
}
