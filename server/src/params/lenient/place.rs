//! Where the value that is being read stands.

use crate::params::FieldPath;

/// A chain of keys up to the root. It lives on the stack of the reader; text is made of it for a mistake only.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'p> {
    Root,
    Field { parent: &'p Self, key: &'p str },
    Item { parent: &'p Self, index: usize },
}

impl Place<'_> {
    /// The path from the root.
    pub(super) fn path(&self) -> FieldPath {
        match self {
            Self::Root => FieldPath::default(),
            Self::Field { parent, key } => parent.path().child(key),
            Self::Item { parent, index } => parent.path().child(&index.to_string()),
        }
    }
}
