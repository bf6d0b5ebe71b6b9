//! From marked HTML to a template: asks the parser where the marks went.
//!
//! The nodes are walked once, in document order. Each mark gets its place in a block of handles, and the way from mark to
//! mark becomes a program: the page runs it to bind a clone, and adoption runs it over the server's HTML.

use super::scan::{MARK_COMMENT, Mark, PlaceKind, Scan};
use super::{Kind, Part, Step, Template, Update, Watched};
use crate::dom::page::Page;
use crate::platform::parts::{self, Handle};

const FIRST_CHILD: u32 = 0;
const NEXT: u32 = 1;
const ELEMENT: u32 = 1;

/// Prepares a template whose roots are in the given namespace. `None` when the parser moved or dropped a mark.
pub(crate) fn prepare(scan: &Scan, page: &mut Page, space: u32) -> Option<Template> {
    let fragment = page.handles.take(1);
    parts::parse(fragment, &scan.markup, space);
    let starts_with_slot = scan
        .markup
        .get(4..)
        .is_some_and(|rest| rest.starts_with(MARK_COMMENT));
    let is_padded = scan.markup.is_empty() || starts_with_slot;
    if is_padded {
        let (pad, first) = (page.handles.take(1), page.handles.take(1));
        parts::step(first, fragment, FIRST_CHILD);
        parts::anchor(pad, fragment, first);
    }
    let (bind, walk) = (Trail::default(), Trail::default());
    let mut survey = Survey {
        scan,
        page,
        levels: Vec::new(),
        at: Vec::new(),
        bind,
        walk,
        found: Vec::new(),
    };
    survey.children(fragment, Around::default());
    survey.template(fragment, is_padded)
}

/// What surrounds a node.
#[derive(Clone, Copy, Default)]
struct Around {
    /// Watched elements, as a set of their numbers.
    watched: u32,
    ignored: bool,
    space: u32,
}

struct Found {
    handle: Handle,
    around: Around,
}

struct Survey<'a> {
    scan: &'a Scan,
    page: &'a mut Page,
    /// For each depth, the siblings met so far.
    levels: Vec<Vec<Handle>>,
    /// Where the walk is: an index on each level.
    at: Vec<u32>,
    /// The shortest way over all marks.
    bind: Trail,
    /// The way over all marks that also meets everything beside a slot.
    walk: Trail,
    found: Vec<Found>,
}

/// A way through the template, from the first root on.
struct Trail {
    /// Where it has got to: an index on each level.
    at: Vec<u32>,
    steps: Vec<Step>,
}

impl Default for Trail {
    fn default() -> Self {
        Self {
            at: vec![0],
            steps: Vec::new(),
        }
    }
}

impl Trail {
    /// Goes on to a node.
    fn go(&mut self, to: &[u32], levels: &[Vec<Handle>]) {
        let common = self.at.iter().zip(to).take_while(|(a, b)| a == b).count();
        let mut depth = common;
        if common == to.len() {
            self.up(self.at.len() - common);
        } else if common < self.at.len() {
            self.up(self.at.len() - 1 - common);
            self.next(&levels[common][self.at[common] as usize + 1..=to[common] as usize]);
            depth += 1;
        }
        for depth in depth..to.len() {
            self.steps.push(Step::Down(levels[depth][0]));
            self.next(&levels[depth][1..=to[depth] as usize]);
        }
        self.at = to.to_vec();
    }

    fn up(&mut self, levels: usize) {
        self.steps.extend((0..levels).map(|_| Step::Up));
    }

    fn next(&mut self, siblings: &[Handle]) {
        self.steps
            .extend(siblings.iter().map(|&node| Step::Next(node)));
    }
}

impl Survey<'_> {
    fn children(&mut self, parent: Handle, mut around: Around) {
        around.space = parts::space(parent);
        self.levels.push(Vec::new());
        let depth = self.levels.len() - 1;
        self.at.push(0);
        let mut node = self.page.handles.take(1);
        let mut kind = parts::step(node, parent, FIRST_CHILD);
        let mut has_slot = false;
        while kind != 0 {
            has_slot |= self.node(node, kind, depth, around);
            let next = self.page.handles.take(1);
            kind = parts::step(next, node, NEXT);
            node = next;
        }
        self.page.handles.give(node, 1);
        if has_slot {
            self.meet_rest(depth);
        }
        self.at.pop();
        if depth > 0 {
            self.levels.pop();
        }
    }

    /// Looks at a node and what is in it. Tells whether the node is a slot.
    fn node(&mut self, node: Handle, kind: u32, depth: usize, mut around: Around) -> bool {
        self.at[depth] = self.levels[depth].len() as u32;
        self.levels[depth].push(node);
        let mut is_slot = false;
        if let Some(number) = parts::mark(node).checked_sub(1) {
            let element = self
                .scan
                .marks
                .get(number as usize)
                .filter(|mark| mark.is_element);
            is_slot = element.is_none();
            for trail in [&mut self.bind, &mut self.walk] {
                trail.go(&self.at, &self.levels);
                trail.steps.push(if is_slot {
                    Step::Slot(number)
                } else {
                    Step::Mark(number)
                });
            }
            if let Some(mark) = element {
                around.watched |= self.watch(mark);
            }
            self.found.push(Found {
                handle: node,
                around,
            });
            around.ignored |= element.is_some_and(|mark| mark.ignore);
        }
        if kind == ELEMENT {
            self.children(node, around);
        }
        is_slot
    }

    fn watch(&self, mark: &Mark) -> u32 {
        let before = self
            .found
            .iter()
            .zip(&self.scan.marks)
            .filter(|(_, mark)| is_watched(mark))
            .count();
        if is_watched(mark) {
            1_u32.checked_shl(before as u32).unwrap_or(0)
        } else {
            0
        }
    }

    /// Meets what is left beside a slot.
    fn meet_rest(&mut self, depth: usize) {
        let last = self.levels[depth].len() as u32 - 1;
        self.at[depth] = last;
        self.walk.go(&self.at, &self.levels);
        if depth > 0 {
            self.walk.steps.push(Step::End);
        }
    }

    fn template(mut self, fragment: Handle, is_padded: bool) -> Option<Template> {
        let marks = &self.scan.marks;
        let numbers = self.bind.steps.iter().filter_map(|step| match step {
            Step::Mark(number) | Step::Slot(number) => Some(*number),
            Step::Down(_) | Step::Next(_) | Step::Up | Step::End => None,
        });
        if self.found.len() != marks.len() || !numbers.eq(0..marks.len() as u32) {
            return None;
        }
        let roots = self.levels.first().cloned().unwrap_or_default();
        let root = self.page.handles.take(1);
        let is_single = roots.len() == 1 && parts::step(root, roots[0], 3) == ELEMENT;
        let several = u32::from(!is_single);
        let start = if is_single { roots[0] } else { fragment };
        parts::program(
            start,
            &self.bind.steps.iter().map(Step::code).collect::<Vec<_>>(),
        );
        if !roots.is_empty() {
            self.walk
                .go(&[roots.len() as u32 - 1], std::slice::from_ref(&roots));
        }
        let watched = (0_u32..).zip(marks).filter(|(_, mark)| is_watched(mark));
        let watched = watched.map(|(number, mark)| Watched {
            handle: several + 1 + number,
            certain: mark.interest,
        });
        Some(Template {
            number: 0,
            is_opaque: false,
            start,
            first_root: roots.first().copied().unwrap_or(0),
            several,
            is_padded,
            size: several + 1 + marks.len() as u32,
            parts: (0..self.scan.slots.len())
                .map(|index| self.part(index, several))
                .collect(),
            watched: watched.collect(),
            has_watched_root: is_single && self.root_is_watched(),
            steps: self.walk.steps.iter().copied().collect(),
        })
    }

    fn root_is_watched(&self) -> bool {
        let first = self.scan.marks.first();
        first.is_some_and(is_watched) && matches!(self.bind.steps.first(), Some(Step::Mark(0)))
    }

    fn part(&mut self, index: usize, several: u32) -> Part {
        let place = &self.scan.slots[index];
        let found = &self.found[place.mark as usize];
        let around = found.around;
        let kind = match &place.kind {
            PlaceKind::Child => {
                let after = self.page.handles.take(1);
                parts::step(after, found.handle, NEXT);
                Kind::Child {
                    space: around.space,
                    after,
                }
            }
            PlaceKind::Attributes => Kind::Attributes {
                element: found.handle,
            },
            PlaceKind::Value(number) => self.value(*number),
        };
        let update = match self.scan.marks[place.mark as usize].ignore {
            _ if around.ignored => Update::Never,
            true => Update::Data,
            false => Update::Always,
        };
        Part {
            handle: several + 1 + place.mark,
            mark: place.mark,
            kind,
            watched: around.watched,
            update,
        }
    }

    fn value(&mut self, number: u32) -> Kind {
        let composite = &self.scan.composites[number as usize];
        let name = (!composite.name.is_empty()).then(|| self.page.names.intern(&composite.name));
        let is_whole =
            composite.constants.len() == 2 && composite.constants.iter().all(String::is_empty);
        let composite = (!is_whole).then(|| Box::new(composite.clone()));
        Kind::Value { name, composite }
    }
}

fn is_watched(mark: &Mark) -> bool {
    mark.interest || mark.open
}
