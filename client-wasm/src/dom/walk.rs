//! Adoption: finding an instance in HTML that is on the page already.
//!
//! A walker goes through the template and the page side by side, from mark to mark. What a slot holds is told by the message
//! while it is read, and whoever reads it leaves the cursor behind it; so the walk needs no look ahead.

use super::handles::Handles;
use super::template::{Kind, Part, Step, Template};
use crate::platform::parts::{self, Handle};

const FIRST_CHILD: u32 = 0;
const NEXT: u32 = 1;
const HERE: u32 = 3;

/// The page is built otherwise than the template.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mismatch;

/// A place among siblings: handles of their parent and of the node that is next, which may be nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub(crate) parent: Handle,
    pub(crate) cursor: Handle,
}

/// A walk through one instance.
#[derive(Debug)]
pub(crate) struct Walker {
    /// Parent of the roots.
    parent: Handle,
    /// The node where the walk is, on each level.
    levels: Vec<Handle>,
    depth: usize,
    step: usize,
    /// Marks met so far.
    met: u32,
    /// The anchor of the slot whose content was just passed: the cursor is behind it already.
    behind: Option<Handle>,
    /// The anchor of a slot that is alone in its element: the walk is still at the element.
    pending: Option<Handle>,
}

impl Walker {
    /// Starts at `spot`, for an instance at `base`. `None` when the first root is another.
    pub(crate) fn start(
        spot: Spot,
        template: &Template,
        base: Handle,
        handles: &mut Handles,
    ) -> Option<Box<Self>> {
        let level = handles.take(1);
        let mut behind = None;
        if template.is_padded {
            parts::skip_empty(spot.cursor);
            parts::step(level, spot.cursor, HERE);
            parts::anchor(base, spot.parent, level);
            behind = Some(base);
        } else if !parts::adopt_root(base, level, spot.cursor, template.first_root) {
            handles.give(level, 1);
            return None;
        }
        Some(Box::new(Self {
            parent: spot.parent,
            levels: vec![level],
            depth: 0,
            step: 0,
            met: 0,
            behind,
            pending: None,
        }))
    }

    /// Where the walk is.
    pub(crate) fn spot(&self) -> Spot {
        let parent = if self.depth == 0 {
            self.parent
        } else {
            self.levels[self.depth - 1]
        };
        Spot {
            parent,
            cursor: self.levels[self.depth],
        }
    }

    /// Goes to the node of a slot. For a child slot: to its content, which the caller passes.
    pub(crate) fn go_to(
        &mut self,
        part: &Part,
        template: &Template,
        base: Handle,
        handles: &mut Handles,
    ) -> Result<(), Mismatch> {
        let is_child = matches!(part.kind, Kind::Child { .. });
        if is_child && self.met > part.mark {
            return Err(Mismatch);
        }
        while self.met <= part.mark {
            match template.steps.get(self.step) {
                Some(&Step::Slot(mark)) if mark == part.mark => {
                    self.step += 1;
                    self.met = mark + 1;
                    self.behind = Some(base + part.handle);
                }
                Some(Step::Down(_)) if is_child && self.is_alone(template, part.mark) => {
                    self.met = part.mark + 1;
                    self.pending = Some(base + part.handle);
                }
                Some(_) => self.go(template, base, handles)?,
                None => return Err(Mismatch),
            }
        }
        Ok(())
    }

    /// Whether the next thing below is this slot, and nothing else is there.
    fn is_alone(&self, template: &Template, slot: u32) -> bool {
        let next = template.steps.get(self.step + 1..self.step + 3);
        matches!(next, Some([Step::Slot(mark), Step::End]) if *mark == slot)
    }

    /// If the slot is alone in its element: that element, in which plain text can be found at once. See
    /// [`pass`](Self::pass).
    pub(crate) fn element(&self) -> Option<Handle> {
        self.pending.map(|_| self.levels[self.depth])
    }

    /// The element's only text was found: goes on behind it.
    pub(crate) fn pass(&mut self) {
        self.pending = None;
        // Not down, and not up again.
        self.step += 4;
    }

    /// Goes to the content of the slot, if the walk is still at its element.
    pub(crate) fn enter(&mut self, handles: &mut Handles) {
        if let Some(anchor) = self.pending.take() {
            self.deepen(handles);
            parts::step(
                self.levels[self.depth],
                self.levels[self.depth - 1],
                FIRST_CHILD,
            );
            self.step += 2;
            self.behind = Some(anchor);
        }
    }

    fn deepen(&mut self, handles: &mut Handles) {
        self.depth += 1;
        if self.levels.len() == self.depth {
            self.levels.push(handles.take(1));
        }
    }

    fn go(
        &mut self,
        template: &Template,
        base: Handle,
        handles: &mut Handles,
    ) -> Result<(), Mismatch> {
        let at_slot = matches!(template.steps.get(self.step + 1), Some(Step::Slot(_)));
        match template.steps[self.step] {
            Step::Down(node) => {
                self.deepen(handles);
                self.meet(self.levels[self.depth - 1], FIRST_CHILD, node, at_slot)?;
            }
            Step::Next(node) => {
                let direction = if self.behind.take().is_some() {
                    HERE
                } else {
                    NEXT
                };
                self.meet(self.levels[self.depth], direction, node, at_slot)?;
            }
            Step::Up => self.depth -= 1,
            Step::End => self.end(),
            Step::Mark(mark) => {
                parts::step(
                    base + template.several + 1 + mark,
                    self.levels[self.depth],
                    HERE,
                );
                self.met = mark + 1;
            }
            Step::Slot(_) => return Err(Mismatch),
        }
        self.step += 1;
        Ok(())
    }

    /// What the template has next must be next on the page. What stands in between goes.
    fn meet(
        &self,
        from: Handle,
        direction: u32,
        node: Handle,
        is_slot: bool,
    ) -> Result<(), Mismatch> {
        let cursor = self.levels[self.depth];
        if is_slot {
            parts::step(cursor, from, direction);
            return Ok(());
        }
        if parts::walk(cursor, from, direction, node) {
            return Ok(());
        }
        parts::skip_to(cursor, node);
        if parts::expect(cursor, node) {
            Ok(())
        } else {
            Err(Mismatch)
        }
    }

    /// Whatever else is on this level goes.
    fn end(&mut self) {
        let cursor = self.levels[self.depth];
        if self.behind.take().is_none() {
            parts::step(cursor, cursor, NEXT);
        }
        parts::skip_to(cursor, 0);
    }

    /// Goes to the end, notes the last root, and leaves the cursor of `spot` behind it.
    pub(crate) fn finish(
        mut self,
        spot: Spot,
        template: &Template,
        base: Handle,
        handles: &mut Handles,
    ) -> Result<(), Mismatch> {
        while self.step < template.steps.len() {
            self.go(template, base, handles)?;
        }
        let last = self.levels[0];
        match self.behind {
            Some(anchor) => {
                parts::step(base + template.several, anchor, HERE);
                parts::step(spot.cursor, last, HERE);
            }
            None => {
                parts::step(base + template.several, last, HERE);
                parts::step(spot.cursor, last, NEXT);
            }
        }
        for level in self.levels {
            handles.keep(level);
        }
        Ok(())
    }
}
