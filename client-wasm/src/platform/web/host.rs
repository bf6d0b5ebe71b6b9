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
    /// Closes the WebSocket; nothing of it is heard again.
    pub(crate) fn close_socket(code: u32);

    /// Sets the client's timer of this number, in place of an earlier one: calls back after so many milliseconds.
    pub(crate) fn arm(timer: u32, milliseconds: u32);
    /// Forgets the client's timer of this number.
    pub(crate) fn disarm(timer: u32);
    /// Gives a value back after so many milliseconds; after none, before the next frame is drawn.
    pub(crate) fn resume_after(milliseconds: u32, what: Value);
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
    /// Scrolls the window to so many pixels from its top.
    pub(crate) fn scroll_to(top: f64);
    /// Scrolls to the element that the fragment of an address names, once it is drawn; false when it has no fragment.
    pub(crate) fn scroll_to_fragment(url: Value) -> bool;

    #[wasm_bindgen(js_name = frame)]
    fn js_frame(join_ref: u32, reference: u32, topic: Value, event: Value, payload: Value) -> i32;
    #[wasm_bindgen(js_name = href)]
    fn js_href() -> i32;
    #[wasm_bindgen(js_name = absolute)]
    fn js_absolute(url: Value) -> i32;
    #[wasm_bindgen(js_name = set_cookie)]
    fn js_set_cookie(name: Value, value: Value);
    #[wasm_bindgen(js_name = write_history)]
    fn js_write_history(push: bool, href: Value, kind: Value, id: Value, position: u32);
    #[wasm_bindgen(js_name = emit)]
    fn js_emit(name: Value, detail: Value);
    #[wasm_bindgen(js_name = confirm)]
    fn js_confirm(name: Value, detail: Value) -> bool;
    #[wasm_bindgen(js_name = settle)]
    fn js_settle(token: u32, accepted: bool, reply: Value);
    #[wasm_bindgen(js_name = report)]
    fn js_report(code: Value, about: Value, message: Value);
    #[wasm_bindgen(js_name = hook)]
    fn js_hook(node: u32, step: u32, name: Value) -> bool;
    #[wasm_bindgen(js_name = dispatch)]
    fn js_dispatch(node: u32, source: u32, name: Value, detail: Value, bubbles: bool);
    #[wasm_bindgen(js_name = join_params)]
    fn js_join_params(container: u32) -> i32;
    #[wasm_bindgen(js_name = metadata)]
    fn js_metadata(kind: Value, node: u32) -> i32;
}

/// A message of a channel, as it travels. Zero is no reference.
pub(crate) fn frame(
    join_ref: u32,
    reference: u32,
    topic: Value,
    event: &str,
    payload: Value,
) -> Value {
    Value(js_frame(join_ref, reference, topic, event.into(), payload))
}

/// The address of the page.
pub(crate) fn href() -> Value {
    Value(js_href())
}

/// An address as seen from the page, in full.
pub(crate) fn absolute(url: impl Into<Value>) -> Value {
    Value(js_absolute(url.into()))
}

/// Sets a cookie for one minute; nothing removes it.
pub(crate) fn set_cookie(name: &str, value: Value) {
    js_set_cookie(name.into(), value);
}

/// Writes a history entry: a new one, or in place of the present one.
pub(crate) fn write_history(push: bool, href: Value, kind: &str, id: Value, position: u32) {
    js_write_history(push, href, kind.into(), id, position);
}

/// Tells the page: an event on `window`.
pub(crate) fn emit(name: impl Into<Value>, detail: Value) {
    js_emit(name.into(), detail);
}

/// Asks the page: a cancelable event on `window`; false when it was cancelled.
pub(crate) fn confirm(name: impl Into<Value>, detail: Value) -> bool {
    js_confirm(name.into(), detail)
}

/// Answers a hook that pushed an event: with what was replied, or why it failed.
pub(crate) fn settle(token: u32, accepted: bool, reply: impl Into<Value>) {
    js_settle(token, accepted, reply.into());
}

/// Reports a problem to the console and to tools.
pub(crate) fn report(code: &str, about: Value, message: &str) {
    js_report(code.into(), about, message.into());
}

/// Runs one step of the life of a hook; false when the page defines no such hook.
pub(crate) fn hook(node: Node, step: HookStep, name: Value) -> bool {
    js_hook(node.number(), step as u32, name)
}

/// Dispatches an event on a node, with a detail (or none) and the element that asked for it.
pub(crate) fn dispatch(
    node: Node,
    source: Node,
    name: impl Into<Value>,
    detail: Value,
    bubbles: bool,
) {
    js_dispatch(node.number(), source.number(), name.into(), detail, bubbles);
}

/// The page's parameters for a join: an object.
pub(crate) fn join_params(container: Node) -> Value {
    Value(js_join_params(container.number()))
}

/// What the page adds to the payload of the event that is being handled: an object, or nothing.
pub(crate) fn metadata(kind: &str, node: Node) -> Value {
    Value(js_metadata(kind.into(), node.number()))
}

pub(crate) use crate::hook::HookStep;
