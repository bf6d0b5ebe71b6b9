//! Lists: rows are patched where they are, and put in order when the message has told all of it.

use super::stream::Stream;
use super::{Apply, Error, Result};
use crate::dom::instance::{Child, Row, Rows};
use crate::dom::template::Template;
use crate::platform::parts::{self, Handle};
use bennu_wire::read::EntryFrom;

/// A list that the message is in.
pub(super) struct List {
    pub(super) rows: u32,
    pub(super) template: &'static Template,
    /// What the rows stand before; zero when they stand nowhere.
    pub(super) anchor: Handle,
    /// New rows may be found in the page.
    pub(super) adopts: bool,
    /// Something in it was written.
    pub(super) written: bool,
    /// Where the row that the message is in goes.
    pub(super) target: Target,
    /// Rows that are new at their position, by position.
    pub(super) placed: Vec<Placed>,
    pub(super) stream: Option<Box<Stream>>,
}

/// Where a row goes when the message has told it.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// It is there.
    Stay,
    /// Behind the others.
    Last,
    /// At a position, from another if it is not new.
    Position(u32, Option<u32>),
    /// Into the stream.
    Item,
}

/// A row that is new at its position.
pub(super) struct Placed {
    pub(super) position: u32,
    /// Where it was before.
    pub(super) old: Option<u32>,
    pub(super) instance: u32,
}

impl Apply<'_> {
    /// The current slot holds a list: of this template if there is one, else the list that it holds.
    pub(super) fn begin_list(&mut self, number: Option<u32>) -> Result {
        let node = self.node();
        if node.leaves_slot() {
            self.skipped = 1;
            return Ok(());
        }
        let (anchor, adopts, space) = (node.handle(), node.adopts, node.part.number());
        self.reach_nodes()?;
        let known = match self.child() {
            Some(Child::Rows(rows)) => Some(rows),
            _ => None,
        };
        let template = self.template(number, known, space).ok_or(Error::Resync)?;
        let rows = if let Some(rows) = self.fitting(known, template) {
            rows
        } else {
            self.clear_slot();
            let rows = self.add_rows(template);
            self.put(Child::Rows(rows));
            rows
        };
        self.open(rows, anchor, adopts);
        Ok(())
    }

    pub(super) fn begin_root(&mut self, number: Option<u32>) -> Result {
        let (known, anchor, container) = (self.view.root, self.view.anchor, self.view.container);
        if number.is_some() {
            for component in &mut self.view.components {
                component.anchor = 0;
            }
        }
        let template = self
            .template(number, known, parts::space(container))
            .ok_or(Error::Resync)?;
        if self.adopts {
            parts::adopt_in(container);
        }
        let rows = self.rows_instead(known, template);
        self.view.root = Some(rows);
        self.open(rows, anchor, self.adopts);
        self.enter(0, EntryFrom::InPlace)
    }

    /// The template with this number, else that of a known list.
    pub(super) fn template(
        &mut self,
        number: Option<u32>,
        known: Option<u32>,
        space: u32,
    ) -> Option<&'static Template> {
        match number {
            Some(number) => self.page.template(number, space),
            None => Some(self.view.rows[known?].template),
        }
    }

    /// The known list, if its rows have this template.
    fn fitting(&self, known: Option<u32>, template: &'static Template) -> Option<u32> {
        known.filter(|&known| std::ptr::eq(self.view.rows[known].template, template))
    }

    /// The known list if its rows have this template, else a new one in its stead.
    pub(super) fn rows_instead(&mut self, known: Option<u32>, template: &'static Template) -> u32 {
        if let Some(rows) = self.fitting(known, template) {
            return rows;
        }
        if let Some(known) = known {
            self.remove_rows(known);
        }
        self.add_rows(template)
    }

    pub(super) fn add_rows(&mut self, template: &'static Template) -> u32 {
        let rows = Vec::new();
        self.view.rows.add(Rows { template, rows })
    }

    pub(super) fn open(&mut self, rows: u32, anchor: Handle, adopts: bool) {
        let Rows {
            template,
            rows: items,
        } = &self.view.rows[rows];
        // Items that are known by an id are no rows, even when nothing happens to the stream.
        let is_stream = items.first().is_some_and(|row| row.id != 0);
        self.lists.push(List {
            rows,
            template,
            anchor,
            adopts,
            written: false,
            target: Target::Stay,
            placed: Vec::new(),
            stream: is_stream.then(Box::default),
        });
    }

    /// Leaves a list in which nothing is to be arranged.
    #[inline(never)]
    pub(super) fn close(&mut self) {
        self.lists.pop();
    }

    /// Enters a row.
    pub(super) fn enter(&mut self, position: u32, from: EntryFrom) -> Result {
        let list = self.list();
        if list.stream.is_some() {
            return self.enter_item(position);
        }
        let (rows, template, adopts) = (list.rows, list.template, list.adopts);
        let is_ordered = list.placed.is_empty();
        let rows = &self.view.rows[rows].rows;
        let is_last = is_ordered && position as usize == rows.len();
        let old = match from {
            EntryFrom::InPlace => Some(position),
            EntryFrom::Moved(old) => Some(old),
            EntryFrom::Fresh => None,
        };
        let row = old.and_then(|old| rows.get(old as usize)).copied();
        self.list().target = match (from, row) {
            (EntryFrom::InPlace, Some(_)) => Target::Stay,
            (EntryFrom::Moved(_), None) => return Err(Error::Resync),
            (EntryFrom::Moved(_), _) => Target::Position(position, old),
            _ if is_last => Target::Last,
            _ => Target::Position(position, None),
        };
        match row {
            Some(row) => self.push(row.instance, false, false),
            None => self.enter_fresh(template, adopts && is_last),
        }
    }

    /// Leaves a row.
    pub(super) fn leave(&mut self) -> Result {
        if self.is_in_knot() {
            self.end_knot()?;
        }
        self.leave_row()
    }

    pub(super) fn leave_row(&mut self) -> Result {
        let node = self.pop()?;
        let (instance, is_made) = (node.instance, node.is_made());
        let list = self.list();
        list.written |= node.written;
        match list.target {
            Target::Stay => Ok(()),
            Target::Last => {
                let rows = list.rows;
                self.view.rows[rows].rows.push(Row { id: 0, instance });
                self.show_last(instance, is_made)
            }
            Target::Position(position, old) => list.place(position, old, instance),
            Target::Item => self.leave_item(instance, is_made),
        }
    }

    /// Shows a row behind all others, unless it was found there.
    pub(super) fn show_last(&mut self, instance: u32, is_made: bool) -> Result {
        let &mut List { anchor, adopts, .. } = self.list();
        match (adopts, is_made) {
            (false, true) if anchor != 0 => self.insert_before(instance, anchor),
            (true, true) => {
                self.count();
                let instance = &self.view.instances[instance];
                parts::adopt_insert(instance.first(), instance.last());
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The list is complete, and has this many rows; as many as before, when there is no number.
    pub(super) fn end_list(&mut self, count: Option<u32>) -> Result {
        let list = self.lists.pop().ok_or(Error::Resync)?;
        let mut written = list.written;
        if list.adopts {
            if self.nodes.is_empty() {
                self.applied.dom_writes += parts::adopt_rest();
            }
            parts::adopt_anchor(list.anchor);
        }
        match list.stream {
            Some(stream) => self.remove_run(&stream.aside),
            None => written |= self.arrange(&list, count)?,
        }
        if written && let Some(node) = self.nodes.last_mut() {
            node.touch();
        }
        Ok(())
    }
}

impl List {
    /// Notes a row that is new at a position.
    fn place(&mut self, position: u32, old: Option<u32>, instance: u32) -> Result {
        // They come in ascending order from nearly every server.
        let before = self.placed.iter().rposition(|it| it.position <= position);
        if before.is_some_and(|before| self.placed[before].position == position) {
            return Err(Error::Resync);
        }
        let placed = Placed {
            position,
            old,
            instance,
        };
        self.placed
            .insert(before.map_or(0, |before| before + 1), placed);
        Ok(())
    }
}
