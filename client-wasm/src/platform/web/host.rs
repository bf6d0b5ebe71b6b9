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
    #[wasm_bindgen(js_name = frame)]
    fn js_frame(join_ref: u32, reference: u32, topic: i32, event: i32, payload: i32) -> i32;
    #[wasm_bindgen(js_name = send)]
    fn js_send(frame: i32);
    /// Closes the WebSocket; nothing of it is heard again.
    pub(crate) fn close_socket(code: u16);

    /// Calls back after so many milliseconds; returns the timer's id, never zero.
    pub(crate) fn set_timer(milliseconds: u32) -> u32;
    /// Calls back before the next frame is drawn; returns the timer's id, never zero.
    pub(crate) fn next_frame() -> u32;
    /// Forgets a timer.
    pub(crate) fn clear_timer(timer: u32);
    /// Thirty-two random bits.
    pub(crate) fn random() -> u32;

    /// The address of the page.
    pub(crate) fn href() -> String;
    /// The path of the page's address.
    pub(crate) fn path() -> String;
    /// Whether an address has scheme and host in common with the page.
    pub(crate) fn is_near(url: &str) -> bool;
    /// An address as seen from the page, in full.
    pub(crate) fn absolute(url: &str) -> String;
    /// Leaves the page for another.
    pub(crate) fn load(url: &str);
    /// Loads the page anew.
    pub(crate) fn reload();
    /// Sets a cookie for one minute; an empty value removes it.
    pub(crate) fn set_cookie(name: &str, value: &str);
    /// A value that all tabs of this origin share; empty when absent.
    pub(crate) fn stored(key: &str) -> String;
    /// Stores such a value; an empty one removes it.
    pub(crate) fn store(key: &str, value: &str);
    /// Names the page.
    pub(crate) fn set_title(title: &str);

    /// Writes a history entry: a new one, or in place of the present one.
    pub(crate) fn write_history(push: bool, href: &str, kind: &str, id: &str, position: u32);
    /// The position that the present entry was written with; zero for an entry that is not ours.
    pub(crate) fn history_position() -> u32;
    /// Goes so many entries forward, or back.
    pub(crate) fn step_history(steps: i32);
    /// Scrolls the window to so many pixels from its top.
    pub(crate) fn scroll_to(top: f64);
    /// Scrolls to the element that a `#fragment` names, once it is drawn.
    pub(crate) fn scroll_to_fragment(fragment: &str);

    /// Tells the page: an event on `window` with JSON detail.
    pub(crate) fn emit(name: &str, detail: &str);
    /// Asks the page: a cancelable event on `window`; false when it was cancelled.
    pub(crate) fn confirm(name: &str, detail: &str) -> bool;
    /// Answers a hook that pushed an event: with JSON, or with a failure.
    pub(crate) fn settle(token: u32, accepted: bool, reply: &str);
    /// Reports a problem to the console and to tools.
    pub(crate) fn report(code: &str, view: &str, message: &str);

    #[wasm_bindgen(js_name = hook)]
    fn js_hook(node: u32, step: u32, name: &str) -> bool;
    #[wasm_bindgen(js_name = dispatch)]
    fn js_dispatch(node: u32, source: u32, name: &str, detail: &str, bubbles: bool);
    #[wasm_bindgen(js_name = join_params)]
    fn js_join_params(container: u32) -> String;
    #[wasm_bindgen(js_name = metadata)]
    fn js_metadata(kind: &str, node: u32) -> String;
}

/// A message of a channel, as it travels. Zero is no reference.
pub(crate) fn frame(
    join_ref: u32,
    reference: u32,
    topic: Value,
    event: Value,
    payload: Value,
) -> Value {
    Value(js_frame(join_ref, reference, topic.0, event.0, payload.0))
}

/// Sends a text frame.
pub(crate) fn send(frame: Value) {
    js_send(frame.0);
}

/// Runs one step of the life of a hook; false when the page defines no such hook.
pub(crate) fn hook(node: Node, step: HookStep, name: &str) -> bool {
    js_hook(node.0, step as u32, name)
}

/// Dispatches an event on a node, with JSON detail (or none, empty) and the element that asked for it.
pub(crate) fn dispatch(node: Node, source: Node, name: &str, detail: &str, bubbles: bool) {
    js_dispatch(node.0, source.0, name, detail, bubbles);
}

/// The page's parameters for a join: a JSON object.
pub(crate) fn join_params(container: Node) -> String {
    js_join_params(container.0)
}

/// What the page adds to the payload of the event that is being handled: a JSON object, or nothing.
pub(crate) fn metadata(kind: &str, node: Node) -> String {
    js_metadata(kind, node.0)
}

pub(crate) use crate::hook::HookStep;
