//! Templates: statics that the browser has parsed once, with their slots found in what it made of them.

pub(crate) mod interest;
mod prepare;
pub(crate) mod scan;

pub(crate) use prepare::prepare;

use crate::platform::parts::Handle;
use scan::Composite;

/// A template that can be cloned and adopted.
///
/// The nodes of an instance are a block of handles: the first root, the last root when there are several, then the node of
/// each mark.
#[derive(Debug)]
pub(crate) struct Template {
    /// Its statics.
    pub(crate) number: u32,
    /// Its slots have no place of their own: this template has only one, for all of it as HTML.
    pub(crate) is_opaque: bool,
    /// What is cloned: the only root, or a fragment.
    pub(crate) start: Handle,
    /// The first root.
    pub(crate) first_root: Handle,
    /// One when there are several roots, or none, or one that is no element; else zero.
    pub(crate) several: u32,
    /// An empty text node stands before a slot that would be first.
    pub(crate) is_padded: bool,
    /// Handles that an instance takes.
    pub(crate) size: u32,
    pub(crate) parts: Box<[Part]>,
    pub(crate) watched: Box<[Watched]>,
    /// The only root is one of the watched.
    pub(crate) has_watched_root: bool,
    /// From the first root to each mark, over everything beside a slot, to the last root.
    pub(crate) steps: Box<[Step]>,
}

/// What the client must know of a slot.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its node: an offset in the instance's block.
    pub(crate) handle: u32,
    pub(crate) mark: u32,
    pub(crate) kind: Kind,
    /// The watched elements that it is on or in, as a set of their numbers.
    pub(crate) watched: u32,
    /// Whether it is written once it is on the page.
    pub(crate) update: Update,
}

/// Whether a slot is written again once its instance is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Update {
    Always,
    /// On an element that is left to others: its `data-` attributes only.
    Data,
    /// Inside such an element.
    Never,
}

/// What a slot is to its node.
#[derive(Debug)]
pub(crate) enum Kind {
    /// Text, or nodes before an empty text node. `after` is what the template has next.
    Child { space: u32, after: Handle },
    /// An attribute's value, or all the text of the element (`name` is `None`), or a part of either.
    Value {
        name: Option<u32>,
        composite: Option<Box<Composite>>,
    },
    /// Attributes; `element` is the template's.
    Attributes { element: Handle },
}

/// An element that the rest of the client may have to hear of: certainly, or only with the attributes that a slot gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watched {
    pub(crate) handle: u32,
    pub(crate) certain: bool,
}

/// One step of a walk through an instance. With the node of the template that is met there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    Down(Handle),
    Next(Handle),
    Up,
    /// An element that is marked.
    Mark(u32),
    /// The node that stands for a child slot. Its content is before it, on the page.
    Slot(u32),
    /// Nothing more comes on this level.
    End,
}

impl Step {
    fn code(&self) -> u8 {
        match self {
            Self::Down(_) => 0,
            Self::Next(_) => 1,
            Self::Up => 2,
            Self::Mark(_) | Self::Slot(_) | Self::End => 3,
        }
    }
}
