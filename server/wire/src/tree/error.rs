//! How a diff can fail to fit the tree.

use std::fmt;

use crate::read::TemplateId;

/// A diff that does not fit the tree: the two ends disagree about what the page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TreeError {
    /// Changes of a root, node or comprehension that is not there.
    NothingToChange,
    /// A template that the tree has never been given.
    NoSuchTemplate(TemplateId),
    /// A slot that the template does not have.
    NoSuchSlot(u32),
    /// A slot of a new node that was left out.
    MissingSlot(u32),
    /// An entry moved from a position where none was.
    NoSuchEntry(u32),
    /// A position that has no entry, although a later one has.
    MissingEntry(u32),
    /// A component that was never sent, or is gone.
    NoSuchComponent(u64),
    /// A component that is inside itself.
    ComponentInItself(u64),
    /// A stream with more or fewer entries than it inserts.
    StreamMismatch,
}

impl fmt::Display for TreeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingToChange => write!(f, "changes of a node that is not there"),
            Self::NoSuchTemplate(id) => write!(f, "no template {id}"),
            Self::NoSuchSlot(index) => write!(f, "the template has no slot {index}"),
            Self::MissingSlot(index) => write!(f, "slot {index} of a new node is missing"),
            Self::NoSuchEntry(position) => write!(f, "no entry to move at position {position}"),
            Self::MissingEntry(position) => write!(f, "no entry at position {position}"),
            Self::NoSuchComponent(cid) => write!(f, "no component {cid}"),
            Self::ComponentInItself(cid) => write!(f, "component {cid} is inside itself"),
            Self::StreamMismatch => write!(f, "a stream's entries are not its inserts"),
        }
    }
}

impl std::error::Error for TreeError {}
