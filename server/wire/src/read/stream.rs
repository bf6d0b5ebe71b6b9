//! What happens to a stream: a list whose items the server has forgotten.

use super::cursor::Cursor;
use super::{DiffReader, Sink, Step};
use crate::json::Text;
use crate::keys::Field;

/// One item that is put into a stream, or put there anew.
#[derive(Debug, Clone, Copy)]
pub struct StreamInsert<'m> {
    /// DOM id of the item.
    pub id: Text<'m>,
    /// Where it goes, if it is not there already.
    pub at: At,
    /// How many items stay.
    pub limit: Option<StreamLimit>,
    /// Whether it is to be ignored when it is not there already.
    pub update_only: bool,
}

/// A place in a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// Before the item with this index; zero is the start.
    Index(u32),
    /// At the end.
    Last,
}

/// Which items of a stream stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StreamLimit {
    /// This many from the start.
    First(u32),
    /// This many from the end.
    Last(u32),
}

impl<S: Sink> DiffReader<'_, '_, S> {
    /// `[ref, inserts, deletes]`, with a fourth element for a reset.
    pub(super) fn stream(&mut self) {
        let mut items = self.json.array();
        self.json.element(&mut items, Field::DiffStream);
        let reference = self.json.text();
        self.json.element(&mut items, Field::DiffStream);
        let mut inserts = self.json.array();
        while self.json.item(&mut inserts) {
            let insert = StreamInsert::read(&mut self.json);
            self.tell(Step::StreamInsert(insert));
        }
        self.json.element(&mut items, Field::DiffStream);
        let mut deletes = self.json.array();
        while self.json.item(&mut deletes) {
            let id = self.json.text();
            self.tell(Step::StreamDelete(id));
        }
        let reset = self.json.item(&mut items);
        if reset {
            self.json.skip();
            self.json.end_items(&mut items);
        }
        self.tell(Step::Stream { reference, reset })
    }
}

impl<'m> StreamInsert<'m> {
    /// `[id, at, limit, update_only]`; older servers leave the last one away, and newer ones may say `null`.
    fn read(json: &mut Cursor<'m>) -> Self {
        let mut items = json.array();
        json.element(&mut items, Field::DiffStream);
        let id = json.text();
        json.element(&mut items, Field::DiffStream);
        let at = At::from_wire(json.integer());
        json.element(&mut items, Field::DiffStream);
        let limit = if json.null() {
            None
        } else {
            StreamLimit::from_wire(json.integer())
        };
        let mut update_only = false;
        if json.item(&mut items) {
            update_only = !json.null() && json.flag();
            json.end_items(&mut items);
        }
        Self {
            id,
            at,
            limit,
            update_only,
        }
    }
}

impl At {
    /// An index, or -1 for the end.
    fn from_wire(at: i64) -> Self {
        u32::try_from(at).map_or(Self::Last, Self::Index)
    }
}

impl StreamLimit {
    /// Positive: from the start; negative: from the end; zero: no limit.
    fn from_wire(limit: i64) -> Option<Self> {
        let count = u32::try_from(limit.unsigned_abs()).unwrap_or(u32::MAX);
        match limit {
            0 => None,
            1.. => Some(Self::First(count)),
            ..0 => Some(Self::Last(count)),
        }
    }
}
