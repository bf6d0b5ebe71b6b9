//! The host's twin of `platform/web/host.rs`: a simulated browser around the in-memory document.
//!
//! Network, clock, location, history, storage and the page's own code live in a [`World`], one per thread, so that tests run
//! side by side. Nothing happens by itself: a test reads what the client did, and says what the world does next.

mod world;

pub use world::{Call, Due, Entry, Scroll, Socket, World};

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
        _ => Value::from(&number.to_string()),
    };
    let frame = Value::list();
    for part in [number(join_ref), number(reference), topic, event, payload] {
        frame.push(part);
    }
    frame.stringify()
}

/// Sends a text frame.
pub(crate) fn send(frame: Value) {
    World::with(|world| world.sent.push(frame.to_string()));
}

/// Closes the WebSocket; nothing of it is heard again.
pub(crate) fn close_socket(code: u32) {
    World::with(|world| world.socket = Socket::Closed(code as u16));
}

/// Sets the client's timer of this number, in place of an earlier one: calls back after so many milliseconds.
pub(crate) fn arm(timer: u32, milliseconds: u32) {
    disarm(timer);
    World::with(|world| world.set_timer(Due::Timer(timer), milliseconds));
}

/// Forgets the client's timer of this number.
pub(crate) fn disarm(timer: u32) {
    World::with(|world| world.timers.retain(|(due, _)| *due != Due::Timer(timer)));
}

/// Gives a value back after so many milliseconds; after none, before the next frame is drawn.
pub(crate) fn resume_after(milliseconds: u32, what: Value) {
    let milliseconds = if milliseconds == 0 { 16 } else { milliseconds };
    let due = Due::Resume(crate::platform::values::keep(what.0));
    World::with(|world| world.set_timer(due, milliseconds));
}

/// Thirty-two random bits: what the test chose.
pub(crate) fn random() -> u32 {
    World::with(|world| world.random)
}

/// The address of the page.
pub(crate) fn href() -> Value {
    Value::from(&World::with(|world| world.href().to_owned()))
}

/// Whether an address is that of the page, but for the fragment.
pub(crate) fn is_here(url: Value) -> bool {
    let url = url.to_string();
    let page = |url: &str| url.split('#').next().map(str::to_owned);
    World::with(|world| page(&url) == page(world.href()))
}

/// Whether an address has scheme and host in common with the page.
pub(crate) fn is_near(url: Value) -> bool {
    World::with(|world| world.is_near(&url.to_string()))
}

/// An address as seen from the page, in full.
pub(crate) fn absolute(url: impl Into<Value>) -> Value {
    let url = url.into().to_string();
    Value::from(&World::with(|world| world.absolute(&url)))
}

/// Leaves the page for another.
pub(crate) fn load(url: Value) {
    World::with(|world| world.calls.push(Call::Load(url.to_string())));
}

/// Loads the page anew.
pub(crate) fn reload() {
    World::with(|world| world.calls.push(Call::Reload));
}

/// How often in a row the page was loaded anew from here; counts this time.
pub(crate) fn count_reload() -> u32 {
    World::with(|world| {
        let key = world.reloads();
        let before: Option<u32> = world::get(&world.storage, &key).parse().ok();
        let tries = before.map_or(0, |before| before + 1);
        world::put(&mut world.storage, &key, &tries.to_string());
        tries
    })
}

/// Forgets how often.
pub(crate) fn forget_reloads() {
    World::with(|world| {
        let key = world.reloads();
        world::put(&mut world.storage, &key, "");
    });
}

/// Sets a cookie for one minute; nothing removes it.
pub(crate) fn set_cookie(name: Value, value: Value) {
    World::with(|world| world::put(&mut world.cookies, &name.to_string(), &value.to_string()));
}

/// Names the page.
pub(crate) fn set_title(title: Value) {
    World::with(|world| world.title = title.to_string());
}

/// Writes a history entry: a new one, or in place of the present one.
pub(crate) fn write_history(push: bool, href: Value, kind: Value, id: Value, position: u32) {
    let entry = Entry {
        href: absolute(href).to_string(),
        kind: kind.to_string(),
        id: id.to_string(),
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

/// Scrolls the window to so many pixels from its top; nothing is none.
pub(crate) fn scroll_to(top: Value) {
    let top = top.as_number(0).into();
    World::with(|world| world.scroll = Some(Scroll::To(top)));
}

/// Scrolls to the element that the fragment of an address names, once it is drawn; false when it has no fragment.
pub(crate) fn scroll_to_fragment(url: Value) -> bool {
    let url = url.to_string();
    let fragment = url.find('#').map(|at| url[at..].to_owned());
    let found = fragment.is_some();
    if let Some(fragment) = fragment {
        World::with(|world| world.scroll = Some(Scroll::Fragment(fragment)));
    }
    found
}

/// Tells the page: an event on `window`.
pub(crate) fn emit(name: impl Into<Value>, detail: Value) {
    let call = Call::Emit {
        name: name.into().to_string(),
        detail: detail.stringify().to_string(),
    };
    World::with(|world| world.calls.push(call));
}

/// Asks the page: a cancelable event on `window`; false when it was cancelled.
pub(crate) fn confirm(name: impl Into<Value>, detail: Value) -> bool {
    let name = name.into();
    emit(name, detail);
    let name = name.to_string();
    World::with(|world| !world.refuses.contains(&name))
}

/// Answers a hook that pushed an event: with what was replied, or why it failed.
pub(crate) fn settle(token: u32, accepted: bool, reply: impl Into<Value>) {
    let reply = reply.into();
    let call = Call::Settle {
        token,
        accepted,
        reply: match (accepted, reply.is_some()) {
            (true, true) => reply.stringify().to_string(),
            _ => reply.to_string(),
        },
    };
    World::with(|world| world.calls.push(call));
}

/// Reports a problem to the console and to tools.
pub(crate) fn report(code: Value, about: Value, message: Value) {
    let call = Call::Report {
        code: code.to_string(),
        view: about.to_string(),
        message: message.to_string(),
    };
    World::with(|world| world.calls.push(call));
}

/// Runs one step of the life of a hook; false when the page defines no such hook.
pub(crate) fn hook(node: Node, step: HookStep, name: Value) -> bool {
    World::with(|world| world.hook(node, step, &name.to_string()))
}

/// Dispatches an event on a node, with a detail (or none) and the element that asked for it.
pub(crate) fn dispatch(
    node: Node,
    _source: Node,
    name: impl Into<Value>,
    detail: Value,
    _bubbles: bool,
) {
    let name = name.into().to_string();
    let detail = match detail.is_some() {
        true => detail.stringify().to_string(),
        false => String::new(),
    };
    World::with(|world| world.calls.push(Call::Dispatch { node, name, detail }));
}

/// The page's parameters for a join: an object.
pub(crate) fn join_params(_container: Node) -> Value {
    Value::parse(&World::with(|world| world.params.clone()))
}

/// What the page adds to the payload of the event that is being handled: an object, or nothing.
pub(crate) fn metadata(_kind: Value, _node: Node) -> Value {
    Value::parse(&World::with(|world| world.metadata.clone()))
}
