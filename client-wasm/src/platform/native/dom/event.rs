//! Events: who listens, who hears, and what an event says.

use super::arena::{Document, Id};
use super::{Event, Node, Target, with};
use std::cell::RefCell;

/// What an event says. Build one and [`fire`] it to play the user.
#[derive(Clone, Debug, Default)]
pub struct EventInit {
    name: String,
    bubbles: bool,
    detail: Option<String>,
    texts: Vec<(&'static str, String)>,
    flags: Vec<&'static str>,
    numbers: Vec<(&'static str, i32)>,
    nodes: Vec<(&'static str, Node)>,
}

impl EventInit {
    /// A trusted event that bubbles.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            bubbles: true,
            flags: vec!["isTrusted", "cancelable"],
            ..Self::default()
        }
    }

    /// Sets a text property.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: &str) -> Self {
        self.texts.push((name, value.to_owned()));
        self
    }

    /// Sets a boolean property.
    #[must_use]
    pub fn flag(mut self, name: &'static str) -> Self {
        self.flags.push(name);
        self
    }

    /// Sets a number property.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: i32) -> Self {
        self.numbers.push((name, value));
        self
    }

    /// Sets an element property.
    #[must_use]
    pub fn node(mut self, name: &'static str, value: Node) -> Self {
        self.nodes.push((name, value));
        self
    }

    /// Sets the detail of a `CustomEvent`, as JSON.
    #[must_use]
    pub fn detail(mut self, json: &str) -> Self {
        self.detail = Some(json.to_owned());
        self
    }

    /// The event stays at its target.
    #[must_use]
    pub fn stays(mut self) -> Self {
        self.bubbles = false;
        self
    }
}

/// An event that was dispatched by the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispatched {
    /// Where to.
    pub target: Target,
    /// The event's name.
    pub name: String,
    /// Its detail, as JSON.
    pub detail: Option<String>,
}

struct Live {
    init: EventInit,
    target: Target,
    prevented: bool,
    stopped: bool,
}

struct Listener {
    target: Target,
    name: String,
    capture: bool,
    number: u32,
}

#[derive(Default)]
struct Desk {
    live: Vec<Live>,
    listeners: Vec<Listener>,
    handler: Option<fn(u32, Event)>,
    dispatched: Vec<Dispatched>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Forgets all listeners and events.
pub(super) fn reset() {
    DESK.with(|desk| *desk.borrow_mut() = Desk::default());
}

pub(super) fn listen(target: Target, name: &str, capture: bool, number: u32) {
    let listener = Listener {
        target,
        name: name.to_owned(),
        capture,
        number,
    };
    DESK.with(|desk| desk.borrow_mut().listeners.push(listener));
}

pub(super) fn on_event(handler: fn(u32, Event)) {
    DESK.with(|desk| desk.borrow_mut().handler = Some(handler));
}

/// What the client dispatched since this was last asked.
pub fn dispatched() -> Vec<Dispatched> {
    DESK.with(|desk| std::mem::take(&mut desk.borrow_mut().dispatched))
}

pub(super) fn dispatch(target: Target, name: &str, detail: Option<&str>, bubbles: bool) -> bool {
    let event = Dispatched {
        target,
        name: name.to_owned(),
        detail: detail.map(str::to_owned),
    };
    DESK.with(|desk| desk.borrow_mut().dispatched.push(event));
    let detail = Some(detail.unwrap_or("null").to_owned());
    fire(
        target,
        EventInit {
            name: name.to_owned(),
            bubbles,
            detail,
            flags: vec!["cancelable"],
            ..EventInit::default()
        },
    )
}

/// Delivers an event to whom it concerns; false when its default was prevented.
pub fn fire(target: Target, init: EventInit) -> bool {
    let path = path(target, init.bubbles);
    let name = init.name.clone();
    let number = DESK.with(|desk| {
        let live = &mut desk.borrow_mut().live;
        live.push(Live {
            init,
            target,
            prevented: false,
            stopped: false,
        });
        live.len() as u32 - 1
    });
    for capture in [true, false] {
        let mut way = path.clone();
        if capture {
            way.reverse();
        }
        for at in way {
            deliver(at, &name, capture, number);
        }
    }
    DESK.with(|desk| desk.borrow_mut().live.pop())
        .is_none_or(|live| !live.prevented)
}

fn path(target: Target, bubbles: bool) -> Vec<Target> {
    let mut path = vec![target];
    if let Target::Node(Node(id)) = target {
        let above: Vec<Id> = with(|document| document.ancestors(id).skip(1).collect());
        path.extend(
            above
                .into_iter()
                .filter(|&id| id != Document::ROOT)
                .map(|id| Target::Node(Node(id))),
        );
        path.push(Target::Document);
    }
    if target != Target::Window {
        path.push(Target::Window);
    }
    // Capturing listeners above the target hear an event that does not bubble; the filter is in `deliver`.
    if bubbles {
        path
    } else {
        path.into_iter().take(1).collect()
    }
}

fn deliver(at: Target, name: &str, capture: bool, number: u32) {
    let (handler, numbers) = DESK.with(|desk| {
        let desk = desk.borrow();
        let hears = |it: &&Listener| it.target == at && it.capture == capture && it.name == name;
        (
            desk.handler,
            desk.listeners
                .iter()
                .filter(hears)
                .map(|it| it.number)
                .collect::<Vec<_>>(),
        )
    });
    for listener in numbers {
        let is_stopped = DESK.with(|desk| desk.borrow().live[number as usize].stopped);
        if let Some(handler) = handler
            && !is_stopped
        {
            handler(listener, Event(number));
        }
    }
}

fn ask<T: Default>(event: Event, question: impl FnOnce(&Live) -> Option<T>) -> T {
    DESK.with(|desk| {
        desk.borrow()
            .live
            .get(event.0 as usize)
            .and_then(question)
            .unwrap_or_default()
    })
}

fn change(event: Event, change: impl FnOnce(&mut Live)) {
    DESK.with(|desk| desk.borrow_mut().live.get_mut(event.0 as usize).map(change));
}

fn find<T: Clone>(all: &[(&'static str, T)], name: &str) -> Option<T> {
    all.iter()
        .rev()
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.clone())
}

pub(super) fn target(event: Event) -> Option<Node> {
    ask(event, |live| match live.target {
        Target::Node(node) => Some(Some(node)),
        Target::Window | Target::Document => None,
    })
}

pub(super) fn text(event: Event, name: &str) -> String {
    ask(event, |live| {
        if name == "type" {
            Some(live.init.name.clone())
        } else {
            find(&live.init.texts, name)
        }
    })
}

pub(super) fn flag(event: Event, name: &str) -> bool {
    ask(event, |live| {
        Some(if name == "defaultPrevented" {
            live.prevented
        } else {
            live.init.flags.contains(&name)
        })
    })
}

pub(super) fn number(event: Event, name: &str) -> i32 {
    ask(event, |live| find(&live.init.numbers, name))
}

pub(super) fn node(event: Event, name: &str) -> Option<Node> {
    ask(event, |live| Some(find(&live.init.nodes, name)))
}

pub(super) fn detail(event: Event) -> Option<String> {
    ask(event, |live| Some(live.init.detail.clone()))
}

pub(super) fn prevent_default(event: Event) {
    change(event, |live| {
        live.prevented = live.init.flags.contains(&"cancelable")
    });
}

pub(super) fn stop(event: Event) {
    change(event, |live| live.stopped = true);
}
