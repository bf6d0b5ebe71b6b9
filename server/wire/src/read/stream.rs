//! What happens to a stream: a list whose items the server has forgotten.

use super::{DiffReader, Sink, Step};
use crate::json::{Reader, Stopped, Text};
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
    pub(super) fn stream(&mut self) -> Result<(), Stopped> {
        let mut items = self.json.begin_array()?;
        self.json.element(&mut items, Field::DiffStream)?;
        let reference = self.json.string()?;
        self.json.element(&mut items, Field::DiffStream)?;
        let mut inserts = self.json.begin_array()?;
        while self.json.next_item(&mut inserts)? {
            let insert = StreamInsert::read(&mut self.json)?;
            self.tell(Step::StreamInsert(insert))?;
        }
        self.json.element(&mut items, Field::DiffStream)?;
        let mut deletes = self.json.begin_array()?;
        while self.json.next_item(&mut deletes)? {
            let id = self.json.string()?;
            self.tell(Step::StreamDelete(id))?;
        }
        let reset = self.json.next_item(&mut items)?;
        if reset {
            self.json.skip()?;
            self.json.skip_items(&mut items)?;
        }
        self.tell(Step::Stream { reference, reset })
    }
}

impl<'m> StreamInsert<'m> {
    /// `[id, at, limit, update_only]`; older servers leave the last one away, and newer ones may say `null`.
    fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let mut items = json.begin_array()?;
        json.element(&mut items, Field::DiffStream)?;
        let id = json.string()?;
        json.element(&mut items, Field::DiffStream)?;
        let at = At::from_wire(json.integer()?);
        json.element(&mut items, Field::DiffStream)?;
        let limit = if json.null()? {
            None
        } else {
            StreamLimit::from_wire(json.integer()?)
        };
        let mut update_only = false;
        if json.next_item(&mut items)? {
            update_only = !json.null()? && json.boolean()?;
            json.skip_items(&mut items)?;
        }
        Ok(Self {
            id,
            at,
            limit,
            update_only,
        })
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
