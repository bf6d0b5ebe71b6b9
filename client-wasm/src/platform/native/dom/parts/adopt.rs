//! Adoption of the server's HTML: what walks through the page do. The twin of `js/adopt.js`.

mod walk;

pub(crate) use walk::Adoption;

use super::super::arena::Document;
use super::super::template::{Step, To};
use super::super::{parse as parser, with};
use super::held::passed;
use super::{Handle, at, child_space, move_range, text, write_value};
use crate::platform::Written;
use walk::{Place, Walk};

/// Adoption starts with the content of a node.
pub(crate) fn adopt_in(parent: Handle) {
    with(|document| {
        let parent = at(document, parent);
        let next = parent.and_then(|id| document.first(id));
        document.start(Place { parent, next });
    });
}

/// Adoption starts with a node.
pub(crate) fn adopt_at(node: Handle) {
    with(|document| {
        let next = at(document, node);
        let parent = next.and_then(|id| document.parent(id));
        document.start(Place { parent, next });
    });
}

/// Starts on an instance, whose handles are from `base` on. Tells whether its first root is there.
pub(crate) fn adopt(template: u32, base: Handle) -> bool {
    with(|document| {
        let template = template as usize;
        let Some(root) = document.templates.prepared.get(template).map(|it| it.root) else {
            return false;
        };
        document.drop_empty();
        if document.text(root) == Some("") {
            document.put_anchor(base);
        } else {
            let page = document.place().next;
            let Some(page) = page.filter(|&page| document.fits(page, root, false)) else {
                return false;
            };
            document.note(base, Some(page));
            let next = document.next(page);
            document.set_next(next);
        }
        let (node, met, step) = (at(document, base), 0, 0);
        document.adoption.walks.push(Walk {
            template,
            base,
            node,
            met,
            step,
        });
        true
    })
}

/// Goes to the node of a slot; for a child slot, to its content. Tells whether it is there.
pub(crate) fn adopt_slot(slot: u32) -> bool {
    with(|document| {
        let Walk { template, met, .. } = *document.walk();
        let template = document.templates.prepared.get(template);
        let Some(&[handle, kind, ..]) = template.and_then(|it| it.slots.get(slot as usize)) else {
            return false;
        };
        if met >= handle {
            return kind & 3 != 0;
        }
        while document.walk().met < handle {
            if !document.advance() {
                return false;
            }
        }
        true
    })
}

/// Goes to the end of the instance. Tells whether all of it was there.
fn end() -> bool {
    with(|document| {
        while document.step_at(0).is_some() {
            if !document.advance() {
                return false;
            }
        }
        let Walk {
            template,
            base,
            node,
            ..
        } = *document.walk();
        let Some(template) = document.templates.prepared.get(template) else {
            return false;
        };
        let (several, open, last) = (
            template.several,
            template.open.clone(),
            template.steps.last().copied(),
        );
        let last = match last {
            Some(Step {
                to: To::Anchor,
                handle,
                ..
            }) => at(document, base + handle),
            _ => node,
        };
        document.note(base + several, last);
        for (handle, element) in open {
            if let Some(page) = at(document, base + handle) {
                document.prune(page, element);
            }
        }
        document.adoption.walks.pop();
        true
    })
}

/// Puts nodes here.
pub(crate) fn adopt_insert(first: Handle, last: Handle) {
    with(|document| {
        let Place { parent, next } = document.place();
        if let Some(parent) = parent {
            move_range(document, first, last, parent, next);
        }
    });
}

/// Puts a new empty text node here.
pub(crate) fn adopt_anchor(to: Handle) {
    with(|document| document.put_anchor(to));
}

/// Takes out what else is on this level; tells how much that was.
pub(crate) fn adopt_rest() -> u32 {
    with(Document::rest)
}

/// Notes the root of a component, if an element is here.
pub(crate) fn adopt_component(to: Handle) -> bool {
    with(|document| {
        let root = document.place().next;
        let Some(root) = root.filter(|&id| document.element(id).is_some()) else {
            return false;
        };
        document.note(to, Some(root));
        let next = document.next(root);
        document.set_next(next);
        true
    })
}

/// Finds the text node of a slot, makes one if need be, notes it at `to` and writes it.
fn adopt_text(to: Handle, start: u32, end: i32) -> Written {
    with(|document| {
        let value = passed(document, start, end);
        document.drop_empty();
        let step = document.walk().step;
        let template = document.walk().template;
        let anchor = document.templates.prepared.get(template);
        let anchor = anchor.and_then(|it| it.steps.get(step.checked_sub(1)?));
        let follows = anchor.and_then(|step| document.next(step.node));
        let follows = document.text_of(follows).map(str::to_owned);
        let page = document.place().next;
        let length = document
            .text_of(page)
            .map_or(0, |text| share(text, &value, follows.as_deref()));
        let Some(page) = page.filter(|_| length > 0) else {
            return document.put_anchor(to);
        };
        if document.text(page).is_some_and(|text| length < text.len()) {
            document.split(page, length);
        }
        document.note(to, Some(page));
        let next = document.next(page);
        document.set_next(next);
    });
    text(to, start, end)
}

/// How many bytes of the page's text are the slot's: text that the template has after the slot is not.
fn share(text: &str, value: &str, follows: Option<&str>) -> usize {
    match follows {
        None => text.len(),
        Some(follows) if !follows.is_empty() && text.ends_with(follows) => {
            text.len() - follows.len()
        }
        Some(_) if text.starts_with(value) => value.len(),
        Some("") => text.len(),
        Some(_) => 0,
    }
}

/// Puts HTML here, between two new anchors at `start` and `end`; what is there and equal is taken over.
pub(crate) fn adopt_html(start: Handle, end: Handle) {
    with(|document| {
        let html = document.held.clone();
        document.put_anchor(start);
        let Some(parent) = document.place().parent else {
            return;
        };
        let fragment = parser::fragment(document, &html, child_space(document, parent));
        while let Some(made) = document.first(fragment) {
            match document.place().next {
                Some(old) if document.outer_html(old) == document.outer_html(made) => {
                    let next = document.next(old);
                    document.set_next(next);
                    document.detach(made);
                }
                _ => document.insert_here(made),
            }
        }
        document.put_anchor(end);
        document.compare(start, end, &[]);
    });
}

/// Writes texts to slots of an instance that is new: three numbers for each, the slot and where the text is. If it `adopts`,
/// they are found in the page; if it `ends`, all else is too. Returns how many were written, or -1 when the page is built
/// otherwise.
pub(crate) fn fill(template: u32, base: Handle, adopts: bool, ends: bool, texts: &[i32]) -> i32 {
    let slots = with(|document| {
        let template = document.templates.prepared.get(template as usize);
        template.map_or_else(Vec::new, |it| it.slots.clone())
    });
    let mut written = 0;
    for &[slot, start, until] in texts.as_chunks::<3>().0 {
        let [handle, kind, number, _] = slots[slot as usize];
        if adopts && !adopt_slot(slot as u32) {
            return -1;
        }
        let (to, start) = (base + handle, start as u32);
        let code = match kind & 3 {
            0 if adopts => adopt_text(to, start, until),
            0 => text(to, start, until),
            _ => write_value(to, number, start, until),
        };
        written += i32::from(code == Written::Yes);
    }
    if ends && !end() { -1 } else { written }
}
