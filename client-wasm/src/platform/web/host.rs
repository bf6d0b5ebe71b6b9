//! What the client asks of the browser besides the document: socket, timers, location, history, storage, and the page's own
//! JavaScript. `js/host.js` does it; `platform/native/host.rs` is the twin with the same signatures.
//!
//! Nothing here calls back into the client before the call into it that is going on has returned.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::platform::dom::Node;
use crate::platform::value::Value;

#[wasm_bindgen(module = "/js/host.js")]
extern "C" {
    /// Opens a WebSocket to the endpoint of the page.
    pub(crate) fn open_socket();
    /// Sends a text frame.
    pub(crate) fn send(frame: Value);

    /// Thirty-two random bits.
    pub(crate) fn random() -> u32;

    /// Whether an address is that of the page, but for the fragment.
    pub(crate) fn is_here(url: Value) -> bool;
    /// Whether an address has scheme and host in common with the page.
    pub(crate) fn is_near(url: Value) -> bool;
    /// Leaves the page for another.
    pub(crate) fn load(url: Value);
    /// Loads the page anew.
    pub(crate) fn reload();
    /// How often in a row the page was loaded anew from here; counts this time.
    pub(crate) fn count_reload() -> u32;
    /// Forgets how often.
    pub(crate) fn forget_reloads();
    /// Names the page.
    pub(crate) fn set_title(title: Value);

    /// Goes so many entries forward, or back.
    pub(crate) fn step_history(steps: i32);
    /// The position that the present entry was written with; zero for an entry that is not ours.
    pub(crate) fn history_position() -> u32;
    /// Scrolls the window to so many pixels from its top; nothing is none.
    pub(crate) fn scroll_to(top: Value);
    /// Scrolls to the element that the fragment of an address names, once it is drawn; false when it has no fragment.
    pub(crate) fn scroll_to_fragment(url: Value) -> bool;
}

/// Numbers go out signed: of others wasm-bindgen makes the glue convert each.
mod js {
    use wasm_bindgen::prelude::wasm_bindgen;

    use crate::platform::value::Value;

    #[wasm_bindgen(module = "/js/host.js")]
    extern "C" {
        pub(super) fn close_socket(code: i32);
        pub(super) fn frame(
            join: i32,
            reference: i32,
            topic: Value,
            event: Value,
            payload: Value,
        ) -> i32;
        pub(super) fn arm(timer: i32, milliseconds: i32);
        pub(super) fn disarm(timer: i32);
        pub(super) fn resume_after(milliseconds: i32, what: Value);
        pub(super) fn href() -> i32;
        pub(super) fn absolute(url: Value) -> i32;
        pub(super) fn set_cookie(name: Value, value: Value);
        pub(super) fn write_history(push: i32, href: Value, kind: Value, id: Value, position: i32);
        pub(super) fn emit(name: Value, detail: Value);
        pub(super) fn confirm(name: Value, detail: Value) -> bool;
        pub(super) fn settle(token: i32, accepted: i32, reply: Value);
        pub(super) fn report(code: Value, about: Value, message: Value);
        pub(super) fn hook(node: Value, step: i32, name: Value) -> bool;
        pub(super) fn dispatch(
            node: Value,
            source: Value,
            name: Value,
            detail: Value,
            bubbles: i32,
        );
        pub(super) fn join_params(container: Value) -> i32;
        pub(super) fn metadata(kind: Value, node: Value) -> i32;
    }
}

/// Closes the WebSocket; nothing of it is heard again.
pub(crate) fn close_socket(code: u32) {
    js::close_socket(code as i32);
}

/// Sets the client's timer of this number, in place of an earlier one: calls back after so many milliseconds.
pub(crate) fn arm(timer: u32, milliseconds: u32) {
    js::arm(timer as i32, milliseconds as i32);
}

/// Forgets the client's timer of this number.
pub(crate) fn disarm(timer: u32) {
    js::disarm(timer as i32);
}

/// Gives a value back after so many milliseconds; after none, before the next frame is drawn.
pub(crate) fn resume_after(milliseconds: u32, what: Value) {
    js::resume_after(milliseconds as i32, what);
}

/// A message of a channel, as it travels. Zero is no reference.
pub(crate) fn frame(
    join_ref: u32,
    reference: u32,
    topic: Value,
    event: Value,
    payload: Value,
) -> Value {
    let (join, reference) = (join_ref as i32, reference as i32);
    Value(js::frame(join, reference, topic, event, payload))
}

/// The address of the page.
pub(crate) fn href() -> Value {
    Value(js::href())
}

/// An address as seen from the page, in full.
pub(crate) fn absolute(url: impl Into<Value>) -> Value {
    Value(js::absolute(url.into()))
}

/// Sets a cookie for one minute; nothing removes it.
pub(crate) fn set_cookie(name: Value, value: Value) {
    js::set_cookie(name, value);
}

/// Writes a history entry: a new one, or in place of the present one.
pub(crate) fn write_history(push: bool, href: Value, kind: Value, id: Value, position: u32) {
    js::write_history(push.into(), href, kind, id, position as i32);
}

/// Tells the page: an event on `window`.
pub(crate) fn emit(name: impl Into<Value>, detail: Value) {
    js::emit(name.into(), detail);
}

/// Asks the page: a cancelable event on `window`; false when it was cancelled.
pub(crate) fn confirm(name: impl Into<Value>, detail: Value) -> bool {
    js::confirm(name.into(), detail)
}

/// Answers a hook that pushed an event: with what was replied, or why it failed.
pub(crate) fn settle(token: u32, accepted: bool, reply: impl Into<Value>) {
    js::settle(token as i32, accepted.into(), reply.into());
}

/// Reports a problem to the console and to tools.
pub(crate) fn report(code: Value, about: Value, message: Value) {
    js::report(code, about, message);
}

/// Runs one step of the life of a hook; false when the page defines no such hook.
pub(crate) fn hook(node: Node, step: HookStep, name: Value) -> bool {
    js::hook(node.into(), step as i32, name)
}

/// Dispatches an event on a node, with a detail (or none) and the element that asked for it.
pub(crate) fn dispatch(
    node: Node,
    source: Node,
    name: impl Into<Value>,
    detail: Value,
    bubbles: bool,
) {
    let (node, source) = (node.into(), source.into());
    js::dispatch(node, source, name.into(), detail, bubbles.into());
}

/// The page's parameters for a join: an object.
pub(crate) fn join_params(container: Node) -> Value {
    Value(js::join_params(container.into()))
}

/// What the page adds to the payload of the event that is being handled: an object, or nothing.
pub(crate) fn metadata(kind: Value, node: Node) -> Value {
    Value(js::metadata(kind, node.into()))
}

pub(crate) use crate::hook::HookStep;
