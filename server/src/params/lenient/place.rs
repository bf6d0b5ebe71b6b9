//! Where the value that is being read stands.

use super::{Error, Notes};
use crate::params::path::{BRACKETS, push_key};

/// A chain of keys up to the root. It lives on the stack of the reader; text is made of it for a mistake only.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'p> {
    Root,
    Field { parent: &'p Self, key: &'p str },
    Item { parent: &'p Self, index: usize },
}

impl Place<'_> {
    /// The path from the root: `lines[0][amount]`.
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        self.write(&mut path);
        path
    }

    /// An upper bound of the bytes of the path.
    pub(super) fn path_bytes(&self) -> usize {
        match self {
            Self::Root => 0,
            Self::Field { parent, key } => parent.path_bytes() + key.len() + BRACKETS,
            Self::Item { parent, .. } => parent.path_bytes() + MOST_DIGITS + BRACKETS,
        }
    }

    fn write(&self, path: &mut String) {
        match self {
            Self::Root => {}
            Self::Field { parent, key } => {
                parent.write(path);
                push_key(path, key);
            }
            Self::Item { parent, index } => {
                parent.write(path);
                push_key(path, &index.to_string());
            }
        }
    }
}

const MOST_DIGITS: usize = 20;

/// A place, how deep it is, and where to note what is wrong there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'v> {
    pub(super) place: Place<'v>,
    pub(super) notes: &'v Notes,
    depth: u8,
}

/// Steps from the root to a value. Types may nest without the text doing so: what stands in for a missing value can
/// want another one, and a value that stands alone can be a list of lists.
const MOST_STEPS: u8 = 96;

impl<'v> Spot<'v> {
    pub(super) fn first(place: Place<'v>, notes: &'v Notes) -> Self {
        Self {
            place,
            notes,
            depth: 0,
        }
    }

    /// One step deeper: a value inside of this one, or the same value as another type has it. Every step counts as
    /// work; beyond the bounds it is refused.
    pub(super) fn step(self, place: Place<'v>) -> Result<Self, Error> {
        let next = Self {
            place,
            depth: self.depth + 1,
            ..self
        };
        if next.depth > MOST_STEPS {
            next.note("is nested too deep");
            Err(Error::Noted)
        } else if next.notes.count_read() {
            Ok(next)
        } else {
            next.note("holds too much");
            Err(Error::Noted)
        }
    }

    /// The same value, as another type has it.
    pub(super) fn step_in_place(self) -> Result<Self, Error> {
        self.step(self.place)
    }

    pub(super) fn note(self, message: &'static str) {
        self.notes.note(self.place, message);
    }
}
