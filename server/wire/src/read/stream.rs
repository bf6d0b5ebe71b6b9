//! What happens to a stream.

use crate::json::{Raw, Reader, Stopped, Text};
use crate::keys::Field;
use crate::limits::DecodeLimits;

/// What happens to a stream: a list whose items the server has forgotten.
///
/// First the deletions and the reset, then the inserts, oldest first.
#[derive(Debug, Clone, Copy)]
pub struct StreamOps<'m> {
    /// Name of the stream, unique in its view.
    pub reference: Text<'m>,
    /// Whether all items go that are not inserted again.
    pub reset: bool,
    inserts: Raw<'m>,
    deletes: Raw<'m>,
}

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

impl<'m> StreamOps<'m> {
    /// Reads and checks `[ref, inserts, deletes]`, with a fourth element for a reset.
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let mut items = json.begin_array()?;
        json.element(&mut items, Field::DiffStream)?;
        let reference = json.string()?;
        json.element(&mut items, Field::DiffStream)?;
        let inserts = list(json, |json| StreamInsert::read(json).map(drop))?;
        json.element(&mut items, Field::DiffStream)?;
        let deletes = list(json, |json| json.string().map(drop))?;
        let reset = json.next_item(&mut items)?;
        if reset {
            json.skip()?;
            json.skip_items(&mut items)?;
        }
        Ok(Self {
            reference,
            reset,
            inserts,
            deletes,
        })
    }

    /// The inserts, newest first; one item may be inserted several times.
    pub fn inserts(&self) -> impl Iterator<Item = StreamInsert<'m>> + use<'m> {
        items(self.inserts, StreamInsert::read)
    }

    /// DOM ids of the items that go, newest deletion first.
    pub fn deletes(&self) -> impl Iterator<Item = Text<'m>> + use<'m> {
        items(self.deletes, Reader::string)
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

/// Reads a list, checks each item, and returns its text.
fn list<'m>(
    json: &mut Reader<'m>,
    check: impl Fn(&mut Reader<'m>) -> Result<(), Stopped>,
) -> Result<Raw<'m>, Stopped> {
    json.peek()?;
    let start = json.position();
    let mut items = json.begin_array()?;
    while json.next_item(&mut items)? {
        check(json)?;
    }
    Ok(json.since(start))
}

/// The items of a list that was checked when it was read: it ends only where it ends.
fn items<'m, T>(
    list: Raw<'m>,
    read: impl Fn(&mut Reader<'m>) -> Result<T, Stopped>,
) -> impl Iterator<Item = T> {
    let mut json = Reader::over(list, &DecodeLimits::client());
    let mut members = json.begin_array().ok();
    std::iter::from_fn(move || {
        if json.next_item(members.as_mut()?).ok()? {
            read(&mut json).ok()
        } else {
            None
        }
    })
}
