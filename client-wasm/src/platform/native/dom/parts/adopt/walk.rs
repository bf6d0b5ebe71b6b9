//! Walking the page and templates side by side.

use super::super::super::arena::{Data, Document, Id};
use super::super::super::state;
use super::super::super::template::{Step, To};
use super::Handle;

/// Where adoption is.
#[derive(Debug, Default)]
pub(crate) struct Adoption {
    /// Where the innermost walk is among siblings, on each level.
    places: Vec<Place>,
    pub(super) walks: Vec<Walk>,
}

/// A parent, and the node that is next there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub(super) parent: Option<Id>,
    pub(super) next: Option<Id>,
}

/// A walk through one instance.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Walk {
    pub(super) template: usize,
    pub(super) base: Handle,
    /// The node of the page that was met last.
    pub(super) node: Option<Id>,
    /// The handle of the last mark or anchor.
    pub(super) met: Handle,
    pub(super) step: usize,
}

impl Document {
    pub(super) fn place(&self) -> Place {
        self.adoption.places.last().copied().unwrap_or_default()
    }

    pub(super) fn set_next(&mut self, next: Option<Id>) {
        if let Some(place) = self.adoption.places.last_mut() {
            place.next = next;
        }
    }

    pub(super) fn walk(&mut self) -> &mut Walk {
        if self.adoption.walks.is_empty() {
            self.adoption.walks.push(Walk::default());
        }
        let last = self.adoption.walks.len() - 1;
        &mut self.adoption.walks[last]
    }

    /// Takes out what is next.
    fn drop_next(&mut self) {
        if let Some(node) = self.place().next {
            let next = self.next(node);
            self.detach(node);
            self.set_next(next);
        }
    }

    pub(super) fn insert_here(&mut self, node: Id) {
        let place = self.place();
        if let Some(parent) = place.parent {
            self.insert(parent, node, place.next);
        }
    }

    pub(super) fn put_anchor(&mut self, to: Handle) {
        let text = self.add_text("");
        self.insert_here(text);
        self.note(to, Some(text));
    }

    pub(super) fn text_of(&self, id: Option<Id>) -> Option<&str> {
        id.and_then(|id| self.text(id))
    }

    /// Takes out empty text nodes: they stood for something, once.
    pub(super) fn drop_empty(&mut self) {
        while self.text_of(self.place().next) == Some("") {
            self.drop_next();
        }
    }

    pub(super) fn rest(&mut self) -> u32 {
        let mut dropped = 0;
        while let Some(node) = self.place().next {
            dropped += u32::from(self.text(node) != Some(""));
            self.drop_next();
        }
        self.writes += dropped;
        dropped
    }

    /// Whether a node of the page is what the template has there. Text that goes on beyond the template's is split.
    pub(super) fn fits(&mut self, page: Id, template: Id, is_loose: bool) -> bool {
        match (self.data(page), self.data(template)) {
            (Data::Element(a), Data::Element(b)) => a.name == b.name && a.space == b.space,
            (Data::Comment(a), Data::Comment(b)) => a == b,
            (Data::Text(a), Data::Text(b)) => {
                let (found, cut) = (a.starts_with(b.as_str()), b.len());
                if found && !is_loose && cut < a.len() {
                    self.split(page, cut);
                }
                found
            }
            _ => false,
        }
    }

    /// Splits a text node at a byte; what follows the cut becomes a node of its own.
    pub(super) fn split(&mut self, id: Id, cut: usize) {
        let Data::Text(text) = self.data_mut(id) else {
            return;
        };
        let rest = text.split_off(cut);
        let rest = self.add_text(&rest);
        let (parent, next) = (self.parent(id), self.next(id));
        if let Some(parent) = parent {
            self.insert(parent, rest, next);
        }
    }

    /// What the template has next must be next on the page. What stands in between goes, unless it is left to others.
    fn meet(&mut self, node: Id, is_loose: bool) -> bool {
        let mut page = self.place().next;
        while let Some(id) = page
            && !self.fits(id, node, is_loose)
        {
            if is_loose {
                page = self.next(id);
            } else {
                self.drop_next();
                page = self.place().next;
            }
        }
        self.walk().node = page;
        if let Some(page) = page {
            let next = self.next(page);
            self.set_next(next);
        }
        page.is_some() || is_loose
    }

    pub(super) fn step_at(&mut self, ahead: usize) -> Option<Step> {
        let Walk { template, step, .. } = *self.walk();
        let template = self.templates.prepared.get(template)?;
        template.steps.get(step + ahead).copied()
    }

    /// Goes on by one step. Tells whether the page is built as the template.
    pub(super) fn advance(&mut self) -> bool {
        let Some(step) = self.step_at(0) else {
            return false;
        };
        let walk = self.walk();
        walk.step += 1;
        let (base, node) = (walk.base, walk.node);
        match step.to {
            To::Up => {
                let parent = self.place().parent;
                self.walk().node = parent;
                self.adoption.places.pop();
            }
            To::Mark => {
                self.walk().met = step.handle;
                self.note(base + step.handle, node);
            }
            To::Anchor => self.walk().met = step.handle,
            To::End if step.is_loose => {}
            To::End => drop(self.rest()),
            To::Down | To::Next => {
                if step.to == To::Down {
                    let next = node.and_then(|id| self.first(id));
                    self.adoption.places.push(Place { parent: node, next });
                }
                let is_slot = self.step_at(0).is_some_and(|next| next.to == To::Anchor);
                return is_slot || self.meet(step.node, step.is_loose);
            }
        }
        true
    }

    pub(super) fn start(&mut self, place: Place) {
        self.adoption.walks.clear();
        self.adoption.places = vec![place];
    }

    /// Takes attributes off that neither the template's element has nor a list gave.
    pub(super) fn prune(&mut self, page: Id, template: Id) {
        let Some(element) = self.element(page).cloned() else {
            return;
        };
        for (name, _) in element.attributes {
            let is_listed = element.lists.values().flatten().any(|it| *it == name);
            let stays = name.starts_with("data-phx-")
                || is_listed
                || self.attribute(template, &name).is_some();
            if !stays {
                state::write(self, page, &name, None);
            }
        }
    }
}
