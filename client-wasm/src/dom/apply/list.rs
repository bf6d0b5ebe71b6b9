//! Lists: rows are patched where they are, and put in order when the message has told all of it.

use super::node::NodeFrame;
use super::{Apply, Frame, Result, Stop};
use crate::dom::instance::{Child, Instance, List};
use crate::dom::order;
use crate::dom::template::Template;
use crate::platform::parts::{self, Handle};
use bennu_wire::read::EntryFrom;

/// A position beyond this is a fault, not a list.
const MOST_ROWS: usize = 1 << 24;

/// A list that the message is in.
pub(super) struct ListFrame {
    pub(super) list: List,
    template: &'static Template,
    pub(super) adopts: bool,
    /// Whether the row at a position moves away; empty when none does.
    moved: Vec<bool>,
    /// Rows that are new at their position, and where they were before.
    placed: Vec<Option<Placed>>,
    position: u32,
    origin: Origin,
    pub(super) written: bool,
}

struct Placed {
    old: Option<u32>,
    row: Box<Instance>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    InPlace,
    Moved(u32),
    New,
    /// New behind all others.
    Appended,
    /// Found in the server's HTML.
    Adopted,
}

impl ListFrame {
    /// Whether the row at a position moves elsewhere.
    fn moves(&self, position: u32) -> bool {
        self.moved.get(position as usize) == Some(&true)
    }

    /// Puts a row where the message is. Each position is told once, and there are not many more than before.
    fn place(&mut self, old: Option<u32>, row: Box<Instance>) -> Result {
        let position = self.position as usize;
        if position > MOST_ROWS {
            return Err(Stop::Resync);
        }
        if self.placed.len() <= position {
            self.placed.resize_with(position + 1, || None);
        }
        self.placed[position] = Some(Placed { old, row });
        Ok(())
    }
}

impl Apply<'_> {
    pub(super) fn enter_list(&mut self, template: Option<u32>) -> Result {
        if self.skips_slot()? {
            self.frames.push(Frame::Skip(1));
            return Ok(());
        }
        let space = self.child_space()?;
        let node = self.node()?;
        let (slot, adopts) = (node.slot, node.adopts);
        let known = match node.instance.child(slot) {
            Some(Child::List(list)) => Some(list.number),
            Some(Child::Stream(stream)) => Some(stream.number),
            _ => None,
        };
        let number = template.or(known).ok_or(Stop::Resync)?;
        let frame = if known == Some(number) {
            match node.instance.take(slot) {
                Some(Child::List(list)) => self.list_frame(*list, space, false)?,
                Some(Child::Stream(stream)) => self.stream_frame(*stream, space, false)?,
                _ => return Err(Stop::Resync),
            }
        } else {
            self.clear_slot()?;
            self.list_frame(
                List {
                    number,
                    rows: Vec::new(),
                },
                space,
                adopts,
            )?
        };
        self.frames.push(frame);
        Ok(())
    }

    fn list_frame(&mut self, list: List, space: u32, adopts: bool) -> Result<Frame> {
        let template = self.template_of(list.number, space)?;
        let moved = self.scout.moved(list.rows.len());
        let (placed, position, origin, written) = (Vec::new(), 0, Origin::New, false);
        Ok(Frame::List(Box::new(ListFrame {
            list,
            template,
            adopts,
            moved,
            placed,
            position,
            origin,
            written,
        })))
    }

    pub(super) fn enter_entry(&mut self, position: u32, from: EntryFrom) -> Result {
        match self.frames.last_mut() {
            Some(Frame::List(_)) => self.enter_row(position, from),
            Some(Frame::Stream(_)) => self.enter_item(position),
            _ => Err(Stop::Resync),
        }
    }

    fn enter_row(&mut self, position: u32, from: EntryFrom) -> Result {
        let Some(Frame::List(frame)) = self.frames.last_mut() else {
            return Err(Stop::Resync);
        };
        frame.position = position;
        let (known, origin) = match from {
            EntryFrom::InPlace if !frame.moves(position) => {
                let row = frame
                    .list
                    .rows
                    .get_mut(position as usize)
                    .and_then(Option::take);
                let origin = if row.is_some() {
                    Origin::InPlace
                } else {
                    Origin::New
                };
                (row, origin)
            }
            EntryFrom::InPlace | EntryFrom::Fresh => (None, Origin::New),
            EntryFrom::Moved(old) => {
                let row = frame.list.rows.get_mut(old as usize).and_then(Option::take);
                (Some(row.ok_or(Stop::Resync)?), Origin::Moved(old))
            }
        };
        let is_behind = position as usize == frame.list.rows.len() && frame.placed.is_empty();
        let adopts = is_behind && frame.adopts;
        frame.origin = match origin {
            Origin::New if adopts => Origin::Adopted,
            Origin::New if is_behind => Origin::Appended,
            origin => origin,
        };
        let template = frame.template;
        let node = match known {
            Some(row) => NodeFrame::known(row),
            None => self.fresh(template, adopts),
        };
        self.push(node);
        Ok(())
    }

    pub(super) fn leave_entry(&mut self) -> Result {
        self.close_opaque()?;
        let (row, made, written) = self.complete()?;
        match self.frames.last_mut() {
            Some(Frame::List(_)) => self.leave_row(row, made, written),
            Some(Frame::Stream(_)) => self.leave_item(row, made, written),
            _ => Err(Stop::Resync),
        }
    }

    fn leave_row(&mut self, row: Box<Instance>, made: bool, written: bool) -> Result {
        let Some(Frame::List(frame)) = self.frames.last_mut() else {
            return Err(Stop::Resync);
        };
        frame.written |= written;
        let position = frame.position;
        match frame.origin {
            Origin::InPlace => frame.list.rows[position as usize] = Some(row),
            Origin::Moved(old) => frame.place(Some(old), row)?,
            Origin::New => frame.place(None, row)?,
            Origin::Appended => {
                let (first, last) = (row.first(), row.last());
                frame.list.rows.push(Some(row));
                let node = self.list_owner()?;
                let anchor = node.instance.handle(node.slot);
                let written = parts::insert(first, last, anchor);
                self.wrote(written, false)?;
            }
            Origin::Adopted => {
                let (first, last) = (row.first(), row.last());
                frame.list.rows.push(Some(row));
                if made {
                    self.count();
                    parts::adopt_insert(first, last);
                }
            }
        }
        Ok(())
    }

    /// The instance whose slot the innermost list is in.
    fn list_owner(&mut self) -> Result<&mut NodeFrame> {
        match self.frames.iter_mut().rev().nth(1) {
            Some(Frame::Node(node)) => Ok(node),
            _ => Err(Stop::Resync),
        }
    }

    pub(super) fn leave_list(&mut self, count: Option<u32>) -> Result {
        let mut frame = match self.frames.pop() {
            Some(Frame::List(frame)) => frame,
            Some(Frame::Stream(frame)) => return self.leave_stream(*frame),
            _ => return Err(Stop::Resync),
        };
        let node = self.node()?;
        let (slot, anchor) = (node.slot, node.instance.handle(node.slot));
        if frame.adopts {
            parts::adopt_anchor(anchor);
        }
        let length = frame.list.rows.len();
        let count = count.map_or(length, |count| count as usize);
        if count != length || !frame.placed.is_empty() {
            frame.written = true;
            self.arrange(&mut frame, count, anchor)?;
        }
        let node = self.node()?;
        if frame.written {
            node.touch();
        }
        node.instance.put(slot, Child::List(Box::new(frame.list)));
        Ok(())
    }

    /// Puts the rows in order, takes away those that are left over, and moves as few nodes as possible.
    fn arrange(&mut self, frame: &mut ListFrame, count: usize, anchor: Handle) -> Result {
        let mut old = std::mem::take(&mut frame.list.rows);
        let mut placed = std::mem::take(&mut frame.placed);
        if count > old.len().max(placed.len()) {
            return Err(Stop::Resync);
        }
        let mut rows = Vec::with_capacity(count);
        let mut origins = Vec::with_capacity(count);
        for position in 0..count {
            let (row, origin) = match placed.get_mut(position).and_then(Option::take) {
                Some(placed) => (Some(placed.row), placed.old),
                None => (
                    old.get_mut(position).and_then(Option::take),
                    Some(position as u32),
                ),
            };
            if row.is_none() {
                return Err(Stop::Resync);
            }
            rows.push(row);
            origins.push(origin);
        }
        self.remove_rows(old);
        for left in placed.into_iter().flatten() {
            self.remove(left.row);
        }
        self.move_rows(&rows, &origins, anchor)?;
        frame.list.rows = rows;
        Ok(())
    }

    fn move_rows(
        &mut self,
        rows: &[Option<Box<Instance>>],
        origins: &[Option<u32>],
        anchor: Handle,
    ) -> Result {
        let stays = order::staying(origins);
        let mut before = anchor;
        for (row, stays) in rows.iter().zip(stays).rev() {
            let Some(row) = row else {
                return Err(Stop::Resync);
            };
            if !stays {
                self.insert_before(row, before)?;
            }
            before = row.first();
        }
        Ok(())
    }
}
