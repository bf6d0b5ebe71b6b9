//! The host's twin of `platform/web/host.rs`: a simulated browser around the in-memory document.
//!
//! Network, clock, location, history, storage and the page's own code live in a [`World`], one per thread, so that tests run
//! side by side. Nothing happens by itself: a test reads what the client did, and says what the world does next.

mod world;

pub use world::{Call, Entry, Scroll, Socket, World};

use crate::hook::HookStep;
use crate::platform::dom::Node;
use crate::platform::value::Value;

/// Opens a WebSocket to the endpoint of the page.
pub(crate) fn open_socket() {
    World::with(|world| world.socket = Socket::Opening);
}

/// A message of a channel, as it travels. Zero is no reference.
pub(crate) fn frame(
    join_ref: u32,
    reference: u32,
    topic: Value,
    event: Value,
    payload: Value,
) -> Value {
    let number = |number: u32| match number {
        0 => Value::NULL,
        _ => number.to_string().as_str().into(),
    };
    let parts = [number(join_ref), number(reference), topic, event, payload];
    let frame = Value::list();
    for part in parts {
        frame.push(part);
    }
    frame.stringify()
}

/// Sends a text frame.
pub(crate) fn send(frame: Value) {
    World::with(|world| world.sent.push(frame.to_string()));
}

/// Closes the WebSocket; nothing of it is heard again.
pub(crate) fn close_socket(code: u16) {
    World::with(|world| world.socket = Socket::Closed(code));
}

/// Calls back after so many milliseconds; returns the timer's id, never zero.
pub(crate) fn set_timer(milliseconds: u32) -> u32 {
    World::with(|world| world.arm(milliseconds))
}

/// Calls back before the next frame is drawn; returns the timer's id, never zero.
pub(crate) fn next_frame() -> u32 {
    set_timer(16)
}

/// Forgets a timer.
pub(crate) fn clear_timer(timer: u32) {
    World::with(|world| world.timers.retain(|(id, _)| *id != timer));
}

/// Thirty-two random bits: what the test chose.
pub(crate) fn random() -> u32 {
    World::with(|world| world.random)
}

/// The address of the page.
pub(crate) fn href() -> String {
    World::with(|world| world.href().to_owned())
}

/// The path of the page's address.
pub(crate) fn path() -> String {
    World::with(|world| world.path().to_owned())
}

/// Whether an address has scheme and host in common with the page.
pub(crate) fn is_near(url: &str) -> bool {
    World::with(|world| world.is_near(url))
}

/// An address as seen from the page, in full.
pub(crate) fn absolute(url: &str) -> String {
    World::with(|world| world.absolute(url))
}

/// Leaves the page for another.
pub(crate) fn load(url: &str) {
    World::with(|world| world.calls.push(Call::Load(url.to_owned())));
}

/// Loads the page anew.
pub(crate) fn reload() {
    World::with(|world| world.calls.push(Call::Reload));
}

/// Sets a cookie for one minute; an empty value removes it.
pub(crate) fn set_cookie(name: &str, value: &str) {
    World::with(|world| world::put(&mut world.cookies, name, value));
}

/// A value that all tabs of this origin share; empty when absent.
pub(crate) fn stored(key: &str) -> String {
    World::with(|world| world::get(&world.storage, key))
}

/// Stores such a value; an empty one removes it.
pub(crate) fn store(key: &str, value: &str) {
    World::with(|world| world::put(&mut world.storage, key, value));
}

/// Names the page.
pub(crate) fn set_title(title: &str) {
    World::with(|world| world.title = title.to_owned());
}

/// Writes a history entry: a new one, or in place of the present one.
pub(crate) fn write_history(push: bool, href: &str, kind: &str, id: &str, position: u32) {
    let href = absolute(href);
    let entry = Entry {
        href,
        kind: kind.to_owned(),
        id: id.to_owned(),
        position,
    };
    World::with(|world| world.write_history(push, entry));
}

/// The position that the present entry was written with; zero for an entry that is not ours.
pub(crate) fn history_position() -> u32 {
    World::with(|world| world.entry().position)
}

/// Goes so many entries forward, or back.
pub(crate) fn step_history(steps: i32) {
    World::with(|world| world.shown = world.shown.saturating_add_signed(steps as isize));
}

/// Scrolls the window to so many pixels from its top.
pub(crate) fn scroll_to(top: f64) {
    World::with(|world| world.scroll = Some(Scroll::To(top)));
}

/// Scrolls to the element that a `#fragment` names, once it is drawn.
pub(crate) fn scroll_to_fragment(fragment: &str) {
    World::with(|world| world.scroll = Some(Scroll::Fragment(fragment.to_owned())));
}

/// Tells the page: an event on `window` with JSON detail.
pub(crate) fn emit(name: &str, detail: &str) {
    World::with(|world| {
        world.calls.push(Call::Emit {
            name: name.to_owned(),
            detail: detail.to_owned(),
        })
    });
}

/// Asks the page: a cancelable event on `window`; false when it was cancelled.
pub(crate) fn confirm(name: &str, detail: &str) -> bool {
    emit(name, detail);
    World::with(|world| !world.refuses.iter().any(|refused| refused == name))
}

/// Answers a hook that pushed an event: with JSON, or with a failure.
pub(crate) fn settle(token: u32, accepted: bool, reply: &str) {
    World::with(|world| {
        world.calls.push(Call::Settle {
            token,
            accepted,
            reply: reply.to_owned(),
        })
    });
}

/// Reports a problem to the console and to tools.
pub(crate) fn report(code: &str, view: &str, message: &str) {
    let (code, view, message) = (code.to_owned(), view.to_owned(), message.to_owned());
    World::with(|world| {
        world.calls.push(Call::Report {
            code,
            view,
            message,
        })
    });
}

/// Runs one step of the life of a hook; false when the page defines no such hook.
pub(crate) fn hook(node: Node, step: HookStep, name: &str) -> bool {
    World::with(|world| world.hook(node, step, name))
}

/// Dispatches an event on a node, with JSON detail (or none, empty) and the element that asked for it.
pub(crate) fn dispatch(node: Node, _source: Node, name: &str, detail: &str, _bubbles: bool) {
    let (name, detail) = (name.to_owned(), detail.to_owned());
    World::with(|world| world.calls.push(Call::Dispatch { node, name, detail }));
}

/// The page's parameters for a join: a JSON object.
pub(crate) fn join_params(_container: Node) -> String {
    World::with(|world| world.params.clone())
}

/// What the page adds to the payload of the event that is being handled: a JSON object, or nothing.
pub(crate) fn metadata(_kind: &str, _node: Node) -> String {
    World::with(|world| world.metadata.clone())
}
