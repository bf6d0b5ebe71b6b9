//! Events: who listens, who hears, and what an event says.

use super::arena::{Document, Id};
use super::{Node, Target, with};
use crate::platform::native::values::{Js, pass};
use std::cell::RefCell;

/// What an event says. Build one and [`fire`] it to play the user.
#[derive(Clone, Debug, Default)]
pub struct EventInit {
    name: String,
    bubbles: bool,
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

    /// The event stays at its target.
    #[must_use]
    pub fn stays(mut self) -> Self {
        self.bubbles = false;
        self
    }
}

struct Live {
    init: EventInit,
    target: Target,
    prevented: bool,
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
    handler: Option<fn(u32, i32)>,
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

pub(super) fn on_event(handler: fn(u32, i32)) {
    DESK.with(|desk| desk.borrow_mut().handler = Some(handler));
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
        if let Some(handler) = handler {
            handler(listener, pass(Js::Event(number)));
        }
    }
}

fn find<T: Clone>(all: &[(&'static str, T)], name: &str) -> Option<T> {
    all.iter()
        .rev()
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.clone())
}

/// A property of an event that is being delivered.
pub(crate) fn member(event: u32, name: &str) -> Js {
    DESK.with_borrow(|desk| {
        let Live { init, target, .. } = &desk.live[event as usize];
        let text = |text: String| Js::Text(text.into());
        match (name, target) {
            ("target", Target::Node(node)) => return Js::Node(*node),
            ("type", _) => return text(init.name.clone()),
            _ if init.flags.contains(&name) => return Js::Flag(true),
            _ => {}
        }
        let number = find(&init.numbers, name).map(|number| Js::Number(number.into()));
        let node = find(&init.nodes, name).map(Js::Node);
        let found = find(&init.texts, name).map(text).or(number).or(node);
        found.unwrap_or_default()
    })
}

/// Prevents what the browser would do by default.
pub(crate) fn prevent_default(event: u32) {
    DESK.with_borrow_mut(|desk| {
        let live = &mut desk.live[event as usize];
        live.prevented = live.init.flags.contains(&"cancelable");
    });
}
