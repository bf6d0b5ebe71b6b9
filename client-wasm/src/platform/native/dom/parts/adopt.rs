//! Adoption of the server's HTML: walking the page and a template side by side. The twin of `js/adopt.js`.

use super::super::arena::{Data, Document, Id};
use super::super::{parse as parser, state, with};
use super::{Handle, anchor, at, child_space, passed, set, step, text};
use crate::platform::Written;

/// [`step`], and then [`expect`].
pub(crate) fn walk(to: Handle, from: Handle, direction: u32, template: Handle) -> bool {
    step(to, from, direction);
    expect(to, template)
}

/// Whether a node of the page is what the template has there. Text that goes on beyond the template's is split.
pub(crate) fn expect(page: Handle, template: Handle) -> bool {
    with(
        |document| match (at(document, page), at(document, template)) {
            (Some(page), Some(template)) => fits(document, page, template),
            _ => false,
        },
    )
}

fn fits(document: &mut Document, page: Id, template: Id) -> bool {
    match (document.data(page), document.data(template)) {
        (Data::Element(a), Data::Element(b)) => a.name == b.name && a.space == b.space,
        (Data::Comment(a), Data::Comment(b)) => a == b,
        (Data::Text(a), Data::Text(b)) => {
            let (found, cut) = (a.starts_with(b.as_str()), b.len());
            if found && cut < a.len() {
                split(document, page, cut);
            }
            found
        }
        _ => false,
    }
}

/// Splits a text node at a byte; what follows the cut becomes a node of its own.
fn split(document: &mut Document, id: Id, cut: usize) -> Id {
    let Data::Text(text) = document.data_mut(id) else {
        return id;
    };
    let rest = text.split_off(cut);
    let rest = document.add_text(&rest);
    let (parent, next) = (document.parent(id), document.next(id));
    if let Some(parent) = parent {
        document.insert(parent, rest, next);
    }
    rest
}

/// Finds the text node of a slot at the cursor, makes one if need be, notes it at `to` and writes it. `after` is what the
/// template has after the slot: text there is not the slot's. Leaves the cursor behind the slot.
pub(crate) fn adopt_text(
    to: Handle,
    parent: Handle,
    cursor: Handle,
    after: Handle,
    start: u32,
    end: i32,
) -> Written {
    let found = with(|document| {
        let value = passed(document, start, end).unwrap_or_default();
        let parent = at(document, parent)?;
        drop_empty(document, cursor);
        let page = at(document, cursor);
        let follows = at(document, after).and_then(|id| document.text(id).map(str::to_owned));
        let length = page
            .and_then(|id| document.text(id))
            .map_or(0, |text| share(text, &value, follows.as_deref()));
        let Some(page) = page.filter(|_| length > 0) else {
            let made = document.add_text("");
            document.insert(parent, made, page);
            set(document, to, Some(made));
            return Some(());
        };
        if document.text(page).is_some_and(|text| length < text.len()) {
            split(document, page, length);
        }
        set(document, to, Some(page));
        let next = document.next(page);
        set(document, cursor, next);
        Some(())
    });
    if found.is_none() {
        Written::Lost
    } else {
        text(to, start, end)
    }
}

/// Drops empty text nodes at a cursor: they stood for something, once.
pub(crate) fn skip_empty(cursor: Handle) {
    with(|document| drop_empty(document, cursor));
}

fn drop_empty(document: &mut Document, cursor: Handle) {
    while let Some(page) = at(document, cursor).filter(|&id| document.text(id) == Some("")) {
        let next = document.next(page);
        document.detach(page);
        set(document, cursor, next);
    }
}

/// How many bytes of the page's text are the slot's.
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

/// Puts HTML at the cursor, between two new anchors at `start` and `end`; what is there and equal is taken over.
pub(crate) fn adopt_html(
    start: Handle,
    end: Handle,
    parent: Handle,
    cursor: Handle,
    from: u32,
    to: i32,
) {
    anchor(start, parent, cursor);
    with(|document| {
        let html = passed(document, from, to).unwrap_or_default();
        let Some(parent) = at(document, parent) else {
            return;
        };
        let fragment = parser::fragment(document, &html, child_space(document, parent));
        let mut page = at(document, cursor);
        while let Some(made) = document.first(fragment) {
            match page {
                Some(old) if document.outer_html(old) == document.outer_html(made) => {
                    page = document.next(old);
                    document.detach(made);
                }
                _ => document.insert(parent, made, page),
            }
        }
        set(document, cursor, page);
    });
    anchor(end, parent, cursor);
}

/// Removes what stands at the cursor until something fits `template`, or to the end when that is nothing.
pub(crate) fn skip_to(cursor: Handle, template: Handle) -> u32 {
    with(|document| {
        let template = at(document, template);
        let mut removed = 0;
        while let Some(page) = at(document, cursor) {
            if template.is_some_and(|template| fits(document, page, template)) {
                break;
            }
            let next = document.next(page);
            if document.text(page) != Some("") {
                removed += 1;
            }
            document.detach(page);
            set(document, cursor, next);
        }
        document.writes += removed;
        removed
    })
}

/// Removes attributes that neither the template's element has nor a list gave.
pub(crate) fn prune(handle: Handle, template: Handle) {
    with(|document| {
        let (Some(page), Some(template)) = (at(document, handle), at(document, template)) else {
            return;
        };
        let Some(element) = document.element(page).cloned() else {
            return;
        };
        for (name, _) in element.attributes {
            let is_listed = element.lists.values().flatten().any(|it| *it == name);
            let stays = name.starts_with("data-phx-")
                || is_listed
                || document.attribute(template, &name).is_some();
            if !stays {
                state::write(document, page, &name, None);
            }
        }
    });
}

/// Whether the node at the cursor is a template's first root; notes it at `base` and `level`.
pub(crate) fn adopt_root(base: Handle, level: Handle, cursor: Handle, template: Handle) -> bool {
    skip_empty(cursor);
    step(level, cursor, 3);
    step(base, cursor, 3);
    expect(level, template)
}

/// Finds the text of a slot that is alone in its element, notes it at `to` and writes it. `Lost`: there is something else.
pub(crate) fn adopt_only(to: Handle, element: Handle, start: u32, end: i32) -> Written {
    let is_found = with(|document| {
        let value = passed(document, start, end).unwrap_or_default();
        let element = at(document, element)?;
        let page = match document.first(element) {
            None if value.is_empty() => {
                let made = document.add_text("");
                document.insert(element, made, None);
                made
            }
            page => {
                page.filter(|&id| document.text(id).is_some() && document.next(id).is_none())?
            }
        };
        set(document, to, Some(page));
        Some(())
    });
    if is_found.is_none() {
        Written::Lost
    } else {
        text(to, start, end)
    }
}
