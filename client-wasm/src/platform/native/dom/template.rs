//! Templates: statics as nodes to clone, with the places of their slots in them. The twin of `js/template.js`.

mod prepare;
mod scan;
#[cfg(test)]
mod tests;

use super::arena::{Document, Id};
use super::with;
use crate::dom::KEPT;
use crate::platform::parts::Handle;
use bennu_wire::json::Reader;
use bennu_wire::{DecodeLimits, Raw};
use scan::scan;

/// Elements that the rest of the client must hear of when they come, change or go: their attributes.
pub(crate) const OF_INTEREST: [&str; 4] = [
    "phx-hook",
    "phx-mounted",
    "phx-remove",
    "phx-trigger-action",
];

/// What the page knows of templates.
#[derive(Debug, Default)]
pub(crate) struct Templates {
    known: Vec<Known>,
    /// By the numbers that instances go by.
    pub(super) prepared: Vec<Prepared>,
    /// By the numbers in the words of templates.
    pub(super) values: Vec<Value>,
}

/// Statics.
#[derive(Debug)]
struct Known {
    json: String,
    parts: Vec<String>,
    is_spoiled: bool,
}

/// A template.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// What is cloned: the only root, or a fragment.
    pub(super) start: Id,
    pub(super) root: Id,
    pub(super) several: u32,
    pub(super) steps: Vec<Step>,
    /// Of each slot: handle, what it is and when it is written, a namespace or number, watched elements.
    pub(super) slots: Vec<[u32; 4]>,
    /// Elements that slots give attributes: handle, and the template's.
    pub(super) open: Vec<(Handle, Id)>,
    /// What the client must know.
    words: Vec<u32>,
}

/// One step of the way through a template, in document order: to a node, or what is there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(super) to: To,
    /// The template's node that is met there.
    pub(super) node: Id,
    pub(super) handle: Handle,
    /// This is inside an element that is left to others.
    pub(super) is_loose: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum To {
    Down,
    Next,
    Up,
    /// An element that has to be found again.
    Mark,
    /// The text node that stands for a child slot. Its content is before it, on the page.
    Anchor,
    /// Nothing more comes on this level.
    End,
}

/// What a slot in a value writes: one of the parts of an attribute, or of all the text of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    pub(super) name: String,
    /// Constants, and `None` where slots are.
    pub(super) parts: Vec<Option<String>>,
    pub(super) part: usize,
    /// Tells values apart: the number of the first slot in it.
    pub(super) key: u32,
}

/// The number of statics, a list as JSON; the same for the same statics.
pub(crate) fn know(document: &mut Document, json: String) -> u32 {
    let known = &mut document.templates.known;
    if let Some(number) = known.iter().position(|known| known.json == json) {
        return number as u32;
    }
    let parts = parse(&json);
    let is_spoiled = false;
    known.push(Known {
        json,
        parts,
        is_spoiled,
    });
    known.len() as u32 - 1
}

/// The strings of a list.
fn parse(json: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut json = Reader::over(Raw::new(json), &DecodeLimits::client());
    if let Ok(mut items) = json.begin_array() {
        while let Ok(true) = json.next_item(&mut items) {
            let Ok(part) = json.string() else { break };
            parts.push(part.decode().into_owned());
        }
    }
    parts
}

/// One of the statics.
pub(crate) fn constant(number: u32, index: u32) -> Option<String> {
    with(|document| {
        let known = document.templates.known.get(number as usize)?;
        known.parts.get(index as usize).cloned()
    })
}

/// A slot of these statics was given something that has no place of its own.
pub(crate) fn spoil(number: u32) {
    with(|document| {
        if let Some(known) = document.templates.known.get_mut(number as usize) {
            known.is_spoiled = true;
        }
    });
}

/// Whether the held HTML stands for itself, and does not end inside a tag.
pub(crate) fn is_whole() -> bool {
    with(|document| scan(&[&document.held]).is_some())
}

/// What the client must know of a template that is not on the page: each slot is one to keep something in.
fn kept(count: u32) -> Vec<u32> {
    let mut words = vec![0, 0, 0, count, 0, 0];
    words.extend((0..count).flat_map(|slot| [slot, 0, KEPT, 0]));
    words
}

/// Prepares statics, with the roots in a namespace, and says in words what the client must know.
pub(crate) fn template(number: u32, space: u32) -> Vec<u32> {
    with(|document| {
        let known = document.templates.known.get(number as usize);
        if space == KEPT {
            let count = known.map_or(1, |known| known.parts.len());
            return kept(count as u32 - 1);
        }
        let parts = known
            .filter(|known| !known.is_spoiled)
            .map(|known| known.parts.clone());
        let made = parts.and_then(|parts| prepare::prepare(document, &parts, space));
        let is_opaque = made.is_none();
        let Some(made) = made.or_else(|| prepare::prepare(document, &["", ""], space)) else {
            return Vec::new();
        };
        let number = document.templates.prepared.len() as u32;
        let mut words = vec![number, u32::from(is_opaque)];
        words.extend(&made.words);
        document.templates.prepared.push(made);
        words
    })
}

/// Clones a template and notes its nodes from `to` on.
pub(crate) fn instantiate(template: u32, to: Handle) {
    with(|document| {
        let Some(template) = document.templates.prepared.get(template as usize) else {
            return;
        };
        let (start, several, steps) = (template.start, template.several, template.steps.clone());
        let copy = document.copy(start);
        let mut node = Some(copy);
        if several == 1 {
            document.note(to + 1, document.last(copy));
            node = document.first(copy);
        }
        document.note(to, node);
        for step in steps {
            match step.to {
                To::Down => node = node.and_then(|id| document.first(id)),
                To::Next => node = node.and_then(|id| document.next(id)),
                To::Up => node = node.and_then(|id| document.parent(id)),
                To::Mark | To::Anchor => document.note(to + step.handle, node),
                To::End => {}
            }
        }
    });
}
