//! What is found out while a value is read: mistakes, what types want, and how much work it was.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::place::Place;
use super::{Error, MISSING};
use crate::params::FieldErrors;
use crate::params::path::{BRACKETS, push_key};

thread_local! {
    /// What types want, as far as it is known: from the name of a type to fields that it does not go without. That is a fact
    /// about the program, learned once; it stays for the next value.
    static WANTS: RefCell<HashMap<&'static str, Vec<&'static str>>> = RefCell::default();
}

/// What is known while a value is read.
#[derive(Debug)]
pub(super) struct Notes {
    mistakes: RefCell<Mistakes>,
    /// Objects that have a field under another name (an alias), by address.
    aliased: RefCell<HashSet<(usize, &'static str)>>,
    /// Values read so far, those of earlier attempts included.
    reads: Cell<usize>,
    most_reads: usize,
}

/// Every value may be read so often, and so many are free: an honest form starts again for each kind of box that is
/// not ticked anywhere, a hostile one for as many fields as the type has, at its very end.
const READS_PER_VALUE: usize = 8;
const FREE_READS: usize = 1 << 18;

impl Notes {
    pub(super) fn about(value: Option<&Value>) -> Self {
        let values = value.map_or(1, count);
        Self {
            mistakes: RefCell::default(),
            aliased: RefCell::default(),
            reads: Cell::new(0),
            most_reads: values
                .saturating_mul(READS_PER_VALUE)
                .saturating_add(FREE_READS),
        }
    }

    /// Counts a value that is read. False when it is one too many.
    pub(super) fn count_read(&self) -> bool {
        self.reads.set(self.reads.get() + 1);
        self.reads.get() <= self.most_reads
    }

    #[cfg(test)]
    pub(super) fn reads(&self) -> usize {
        self.reads.get()
    }

    #[cfg(test)]
    pub(super) fn values(&self) -> usize {
        (self.most_reads - FREE_READS) / READS_PER_VALUE
    }

    pub(super) fn note(&self, place: Place<'_>, message: &'static str) {
        self.add(place, None, message.into());
    }

    pub(super) fn note_unless_noted(&self, place: Place<'_>, error: Error) {
        match error {
            Error::Noted | Error::Again => {}
            Error::MissingField(field) => self.add(place, Some(field), MISSING.into()),
            Error::DuplicateField(field) => {
                self.add(place, Some(field), "is there twice".into());
            }
            Error::Type(message) => self.add(place, None, Cow::Owned(message)),
        }
    }

    fn add(&self, place: Place<'_>, field: Option<&str>, message: Cow<'static, str>) {
        self.mistakes.borrow_mut().add(place, field, message);
    }

    /// All mistakes since the last time.
    pub(super) fn take_mistakes(&self) -> FieldErrors {
        self.mistakes.take().errors
    }

    /// Learns that a type wants a field. False when that was known.
    pub(super) fn learn(of: &'static str, field: &'static str) -> bool {
        WANTS.with_borrow_mut(|wants| {
            let fields = wants.entry(of).or_default();
            let is_new = !fields.contains(&field);
            if is_new {
                fields.push(field);
            }
            is_new
        })
    }

    /// Learns that an object has a field under another name. False when that was known.
    pub(super) fn learn_alias(&self, map: &Map<String, Value>, field: &'static str) -> bool {
        let entry = (std::ptr::from_ref(map).addr(), field);
        self.aliased.borrow_mut().insert(entry)
    }

    /// The fields that a type is known to want and that an object does not have.
    pub(super) fn missing(
        &self,
        of: &'static str,
        map: Option<&Map<String, Value>>,
    ) -> Vec<&'static str> {
        let aliased = self.aliased.borrow();
        let has = |field: &&'static str| {
            map.is_some_and(|map| {
                let address = std::ptr::from_ref(map).addr();
                map.contains_key(*field) || aliased.contains(&(address, *field))
            })
        };
        WANTS.with_borrow(|wants| {
            let fields = wants.get(of).map(Vec::as_slice).unwrap_or_default();
            fields.iter().filter(|field| !has(field)).copied().collect()
        })
    }
}

/// Mistakes with their paths, as many as a page can show.
#[derive(Debug)]
struct Mistakes {
    errors: FieldErrors,
    /// Bytes that paths and messages may still take: paths hold what the client sent.
    room: usize,
    is_full: bool,
}

const MOST_BYTES: usize = 64 * 1024;

impl Default for Mistakes {
    fn default() -> Self {
        Self {
            errors: FieldErrors::default(),
            room: MOST_BYTES,
            is_full: false,
        }
    }
}

impl Mistakes {
    fn add(&mut self, place: Place<'_>, field: Option<&str>, message: Cow<'static, str>) {
        let path_bytes = place.path_bytes() + field.map_or(0, |field| field.len() + BRACKETS);
        match self.room.checked_sub(path_bytes + message.len()) {
            Some(room) => {
                self.room = room;
                let mut path = place.path();
                if let Some(field) = field {
                    push_key(&mut path, field);
                }
                self.errors.add(path, message);
            }
            None if self.is_full => {}
            None => {
                self.is_full = true;
                self.errors.add("", "holds more mistakes than are listed");
            }
        }
    }
}

/// How many values there are, one inside another.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(map) => map.values().map(count).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}
