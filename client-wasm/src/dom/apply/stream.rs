//! Streams (protocol 4.7): items are known by their id, and stay when the message does not speak of them.

use super::list::Target;
use super::{Apply, Error, Result};
use crate::dom::instance::Row;
use bennu_wire::Text;
use bennu_wire::read::{At, StreamInsert, StreamLimit};

/// What happens to a stream.
#[derive(Default)]
pub(super) struct Stream {
    /// What comes; in the order of the entries, once that is told.
    inserts: Vec<Insert>,
    /// Items that were taken out and come again.
    pub(super) aside: Vec<Row>,
    current: usize,
}

/// An item that comes, or comes again.
#[derive(Clone, Copy)]
struct Insert {
    id: u64,
    at: At,
    limit: Option<StreamLimit>,
    update_only: bool,
}

/// Where the item with this id is among others.
fn find(rows: &[Row], id: u64) -> Option<usize> {
    rows.iter().position(|row| row.id == id)
}

impl Apply<'_> {
    fn stream(&mut self) -> &mut Stream {
        self.list().stream.get_or_insert_default()
    }

    /// The items of the innermost list.
    fn items(&mut self) -> &mut Vec<Row> {
        let rows = self.list().rows;
        &mut self.view.rows[rows].rows
    }

    /// Each id comes once, at the place of its newest insert; position and limit are those of its oldest.
    pub(super) fn insert_item(&mut self, insert: StreamInsert<'_>) {
        let StreamInsert {
            at,
            limit,
            update_only,
            ..
        } = insert;
        let insert = Insert {
            id: hash(insert.id),
            at,
            limit,
            update_only,
        };
        let inserts = &mut self.stream().inserts;
        match inserts.iter_mut().find(|it| it.id == insert.id) {
            Some(known) => *known = insert,
            None => inserts.push(insert),
        }
    }

    pub(super) fn delete_item(&mut self, id: Text<'_>) {
        let items = self.items();
        if let Some(index) = find(items, hash(id)) {
            let row = items.remove(index);
            self.take_out(row);
        }
    }

    /// All inserts and deletions are told.
    pub(super) fn begin_stream(&mut self, reset: bool) {
        self.stream().inserts.reverse();
        if reset || self.is_join {
            for row in std::mem::take(self.items()) {
                self.take_out(row);
            }
        }
    }

    /// An item goes, or comes again.
    fn take_out(&mut self, row: Row) {
        let stream = self.stream();
        if stream.inserts.iter().any(|insert| insert.id == row.id) {
            stream.aside.push(row);
        } else {
            self.list().written = true;
            self.remove_run(&[row]);
        }
    }

    pub(super) fn enter_item(&mut self, position: u32) -> Result {
        let stream = self.stream();
        stream.current = position as usize;
        let insert = *stream.inserts.get(stream.current).ok_or(Error::Resync)?;
        if let Some(index) = find(&stream.aside, insert.id) {
            let row = stream.aside.swap_remove(index);
            self.list().target = Target::Item;
            return self.push(row.instance, false, false);
        }
        let items = self.items();
        if let Some(index) = find(items, insert.id) {
            let row = items[index];
            self.list().target = Target::Stay;
            return self.push(row.instance, false, false);
        }
        if insert.update_only {
            self.skipped = 1;
            return Ok(());
        }
        let list = self.list();
        list.target = Target::Item;
        let (template, adopts) = (list.template, list.adopts);
        self.enter_fresh(template, adopts)
    }

    /// Puts an item in its place.
    pub(super) fn leave_item(&mut self, instance: u32, is_made: bool) -> Result {
        let list = self.list();
        list.written = true;
        let (anchor, adopts) = (list.anchor, list.adopts);
        let stream = self.stream();
        let Insert { id, at, limit, .. } = stream.inserts[stream.current];
        let items = self.items();
        let length = items.len();
        let index = match at {
            At::Index(index) if !adopts => length.min(index as usize),
            At::Index(_) | At::Last => length,
        };
        let next = items.get(index).copied();
        items.insert(index, Row { id, instance });
        if adopts {
            self.show_last(instance, is_made)?;
        } else {
            let before = next.map_or(anchor, |row| self.view.instances[row.instance].first());
            self.insert_before(instance, before)?;
        }
        self.keep_limit(limit);
        Ok(())
    }

    /// DIFFERENCE: Phoenix counts all elements of the container; only the items of the stream count here.
    fn keep_limit(&mut self, limit: Option<StreamLimit>) {
        let (limit, is_first) = match limit {
            Some(StreamLimit::First(limit)) => (limit as usize, true),
            Some(StreamLimit::Last(limit)) => (limit as usize, false),
            None => return,
        };
        while self.items().len() > limit {
            let items = self.items();
            let index = if is_first { items.len() - 1 } else { 0 };
            let row = items.remove(index);
            self.remove_run(&[row]);
        }
    }
}

/// FNV-1a: what stands for an id, as it is spelled in messages. One that is not zero.
fn hash(id: Text<'_>) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in id.raw().bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash | 1
}
