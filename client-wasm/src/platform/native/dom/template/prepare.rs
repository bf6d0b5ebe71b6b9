//! From marked HTML to a template: asks the parser where the marks went.

use super::super::arena::{Data, Document, Id, Space};
use super::super::parse as parser;
use super::super::parts::{child_space, space_of};
use super::scan::{MARK_ATTRIBUTE, MARK_COMMENT, Mark, PlaceKind, Scan, scan};
use super::{Prepared, Step, To, Value};
use crate::platform::parts::Handle;

/// Prepares a template whose roots are in the given namespace. `None` when the parser moved or dropped a slot.
pub(super) fn prepare<S: AsRef<str>>(
    document: &mut Document,
    statics: &[S],
    space: u32,
) -> Option<Prepared> {
    let scan = scan(statics)?;
    let content = parser::fragment(document, &scan.markup, space_of(space));
    let starts_with_slot = document
        .first(content)
        .is_none_or(|first| is_slot(document, first));
    if starts_with_slot {
        let (pad, first) = (document.add_text(""), document.first(content));
        document.insert(content, pad, first);
    }
    let root = document.first(content)?;
    let is_single = document.next(root).is_none() && document.element(root).is_some();
    let several = u32::from(!is_single);
    let mut survey = Survey {
        document,
        scan: &scan,
        at: root,
        several,
        found: Vec::new(),
        steps: Vec::new(),
    };
    survey.children(content, Around::default(), true);
    if !survey
        .found
        .iter()
        .map(|it| it.mark)
        .eq(0..scan.marks.len() as u32)
    {
        return None;
    }
    let last = survey.document.last(content)?;
    survey.go(last);
    let start = if is_single { root } else { content };
    Some(survey.template(start, root))
}

fn is_slot(document: &Document, id: Id) -> bool {
    matches!(document.data(id), Data::Comment(text) if text.starts_with(MARK_COMMENT))
}

/// What surrounds a node.
#[derive(Clone, Copy, Default)]
struct Around {
    /// Watched elements, as a set of their numbers.
    watched: u32,
    is_ignored: bool,
    space: Space,
}

struct Found {
    mark: u32,
    node: Id,
    around: Around,
}

struct Survey<'a> {
    document: &'a mut Document,
    scan: &'a Scan,
    /// Where the way is.
    at: Id,
    several: u32,
    found: Vec<Found>,
    steps: Vec<Step>,
}

impl Survey<'_> {
    fn push(&mut self, to: To) {
        let is_loose = self
            .document
            .ancestors(self.at)
            .skip(1)
            .any(|id| self.document.attribute(id, "phx-update") == Some("ignore"));
        let handle = self.several + self.found.len() as u32;
        self.steps.push(Step {
            to,
            node: self.at,
            handle,
            is_loose,
        });
    }

    /// Goes on to a node.
    fn go(&mut self, to: Id) {
        let is_around = |document: &Document, id| document.ancestors(to).any(|it| it == id);
        while self.at != to {
            let parent = self.document.parent(self.at);
            let (step, next) = if is_around(self.document, self.at) {
                (To::Down, self.document.first(self.at))
            } else if parent.is_some_and(|id| id != to && is_around(self.document, id)) {
                (To::Next, self.document.next(self.at))
            } else {
                (To::Up, parent)
            };
            let Some(next) = next else { return };
            self.at = next;
            self.push(step);
        }
    }

    fn meet(&mut self, node: Id, to: To, mark: u32, around: Around) {
        self.go(node);
        self.found.push(Found { mark, node, around });
        self.push(to);
    }

    fn children(&mut self, parent: Id, mut around: Around, is_content: bool) {
        around.space = child_space(self.document, parent);
        let mut has_slot = false;
        for node in self.document.children(parent).collect::<Vec<_>>() {
            if is_slot(self.document, node) {
                has_slot = true;
                self.slot(parent, node, around);
            } else if self.document.element(node).is_some() {
                self.element(node, around);
            }
        }
        if let (true, Some(last)) = (has_slot, self.document.last(parent)) {
            self.go(last);
            if !is_content {
                self.push(To::End);
            }
        }
    }

    /// The comment that marks a slot becomes an empty text.
    fn slot(&mut self, parent: Id, comment: Id, around: Around) {
        let Data::Comment(text) = self.document.data(comment) else {
            return;
        };
        let mark = text[MARK_COMMENT.len()..].parse().unwrap_or(u32::MAX);
        let anchor = self.document.add_text("");
        self.document.insert(parent, anchor, Some(comment));
        self.document.detach(comment);
        self.meet(anchor, To::Anchor, mark, around);
    }

    fn element(&mut self, node: Id, mut around: Around) {
        let mark = self.document.attribute(node, MARK_ATTRIBUTE);
        if let Some(number) = mark.and_then(|number| number.parse::<u32>().ok()) {
            self.document.remove_attribute(node, MARK_ATTRIBUTE);
            let mark = self.scan.marks.get(number as usize).copied();
            let mark = mark.unwrap_or_default();
            if mark.is_watched() {
                around.watched |= 1_u32.checked_shl(self.watched_so_far()).unwrap_or(0);
            }
            self.meet(node, To::Mark, number, around);
            around.is_ignored |= mark.ignore;
        }
        self.children(node, around, false);
    }

    fn watched_so_far(&self) -> u32 {
        let before = self.scan.marks.iter().take(self.found.len());
        before.filter(|mark| mark.is_watched()).count() as u32
    }

    fn template(mut self, start: Id, root: Id) -> Prepared {
        let several = self.several;
        let slots: Vec<_> = (0..self.scan.slots.len())
            .map(|index| self.words_of(index))
            .collect();
        let watched = (several + 1..).zip(&self.scan.marks);
        let watched: Vec<_> = watched
            .filter(|(_, mark)| mark.is_watched())
            .map(|(handle, mark)| handle * 2 + u32::from(mark.interest))
            .collect();
        let is_root_marked = self.steps.first().is_some_and(|step| step.to == To::Mark);
        let is_root_watched = several == 0 && is_root_marked && self.scan.marks[0].is_watched();
        let mut words = vec![
            several,
            several + 1 + self.scan.marks.len() as u32,
            u32::from(is_root_watched),
            watched.len() as u32,
        ];
        words.extend(watched);
        words.extend(slots.iter().flatten());
        Prepared {
            start,
            root,
            several,
            steps: self.steps,
            slots,
            open: self
                .found
                .iter()
                .filter(|it| self.scan.marks[it.mark as usize].open && !it.around.is_ignored)
                .map(|it| (several + 1 + it.mark, it.node))
                .collect(),
            words,
        }
    }

    fn words_of(&mut self, index: usize) -> [u32; 4] {
        const CHILD: u32 = 0;
        const VALUE: u32 = 1;
        const ATTRIBUTES: u32 = 2;
        let place = &self.scan.slots[index];
        let around = self.found[place.mark as usize].around;
        let mut is_data = false;
        let (kind, info) = match place.kind {
            PlaceKind::Child => (CHILD, around.space as u32),
            PlaceKind::Attributes => (ATTRIBUTES, 0),
            PlaceKind::Value(number) => {
                let value = self.value(number, index as u32);
                is_data = value.name.starts_with("data-");
                self.document.templates.values.push(value);
                (VALUE, self.document.templates.values.len() as u32 - 1)
            }
        };
        let update = match self.scan.marks[place.mark as usize].ignore {
            _ if around.is_ignored => 2,
            ignore => u32::from(ignore && !is_data),
        };
        [
            self.handle(place.mark),
            kind | update << 2,
            info,
            around.watched,
        ]
    }

    fn value(&self, number: u32, slot: u32) -> Value {
        let composite = &self.scan.composites[number as usize];
        let mut parts = Vec::new();
        for constant in &composite.constants {
            parts.extend([Some(constant.clone()), None]);
        }
        parts.pop();
        let mark = self.scan.slots[slot as usize].mark;
        let element = self.document.element(self.found[mark as usize].node);
        let mut name = composite.name.clone();
        if element.is_some_and(|it| it.space == Space::Html) {
            name.make_ascii_lowercase();
        }
        Value {
            name,
            parts,
            part: (slot - composite.first) as usize * 2 + 1,
            key: self.document.templates.values.len() as u32 - (slot - composite.first),
        }
    }

    fn handle(&self, mark: u32) -> Handle {
        self.several + 1 + mark
    }
}

impl Mark {
    /// Whether the rest of the client may have to hear of the element.
    fn is_watched(self) -> bool {
        self.interest || self.open
    }
}
