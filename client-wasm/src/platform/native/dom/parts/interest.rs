//! Elements of interest: the rest of the client must hear of what happens to them.

use super::super::arena::{Document, Id};
use super::super::template::OF_INTEREST;
use super::super::{Node, with};
use super::{Handle, at, range};
use crate::platform::Note;

impl Document {
    /// Notes what happened to an element, once.
    pub(super) fn happened(&mut self, what: Note, id: Id) {
        let list = &mut self.notes[what as usize];
        if !list.contains(&id) {
            list.push(id);
        }
    }

    /// Elements of interest between two anchors.
    pub(super) fn interesting(&self, first: Handle, last: Handle) -> Vec<Id> {
        let mut found = Vec::new();
        for root in range(self, first, last) {
            found.push(root);
            found.extend(self.descendants(root));
        }
        let is_of_interest = |id: Id| {
            OF_INTEREST
                .iter()
                .any(|it| self.attribute(id, it).is_some())
        };
        found.retain(|&id| is_of_interest(id));
        found
    }

    /// Notes which came, stayed and went between two anchors.
    pub(super) fn compare(&mut self, start: Handle, end: Handle, before: &[Id]) {
        let after = self.interesting(start, end);
        for &id in &after {
            let stayed = before.contains(&id);
            self.happened(if stayed { Note::Updated } else { Note::Added }, id);
        }
        for &id in before.iter().filter(|id| !after.contains(id)) {
            self.happened(Note::Removed, id);
        }
    }
}

/// Notes what happened to an element of interest.
pub(crate) fn note(what: Note, handle: Handle) {
    with(|document| {
        if let Some(id) = at(document, handle) {
            document.happened(what, id);
        }
    });
}

/// The elements of interest to which this happened, each once. They are forgotten.
pub(crate) fn noted(what: Note) -> Vec<Node> {
    let ids = with(|document| std::mem::take(&mut document.notes[what as usize]));
    ids.into_iter().map(Node).collect()
}
