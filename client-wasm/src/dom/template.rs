//! Templates: what the client must know of statics that the page has prepared, with their slots found in what its parser made
//! of them.

use crate::platform::parts;

/// A template that can be cloned and adopted.
///
/// The nodes of an instance are a block of handles: the first root, the last root when there are several, then the nodes of
/// slots and other elements that have to be found again.
#[derive(Debug)]
pub(crate) struct Template {
    /// Its statics.
    pub(crate) number: u32,
    /// What the page knows it by.
    pub(crate) id: u32,
    /// Its slots have no place of their own: this template has only one, for all of it as HTML.
    pub(crate) is_opaque: bool,
    /// Its instances are not on the page: what their slots hold is kept, to be shown as HTML.
    pub(crate) is_kept: bool,
    /// One when there are several roots, or one that is no element; else zero.
    pub(crate) several: u32,
    /// Handles that an instance takes.
    pub(crate) size: u32,
    /// The only root is one of the watched.
    pub(crate) has_watched_root: bool,
    watched: &'static [u32],
    slots: &'static [[u32; WORDS]],
}

/// What the client must know of a slot, as the page says it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part(&'static [u32; WORDS]);

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, or nodes before an empty text node.
    Child,
    /// An attribute's value, all the text of an element, or a part of either.
    Value,
    /// Attributes.
    Attributes,
}

/// An element that the rest of the client may have to hear of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watched(u32);

/// The namespace of what is not on the page.
pub(crate) const KEPT: u32 = 3;

/// What the template is, before what it holds.
const HEAD: usize = 6;

/// Of each slot: its handle, what it is and when it is written, a namespace or number, watched elements.
const WORDS: usize = 4;

impl Template {
    /// Has the statics prepared, with the roots in this namespace.
    pub(crate) fn prepare(number: u32, space: u32) -> Option<Self> {
        let words: &'static [u32] = parts::template(number, space).leak();
        let (head, rest) = words.split_first_chunk::<HEAD>()?;
        let &[id, is_opaque, several, size, has_watched_root, watched] = head;
        let (watched, slots) = rest.split_at_checked(watched as usize)?;
        Some(Self {
            number,
            id,
            is_opaque: is_opaque != 0,
            is_kept: space == KEPT,
            several,
            size,
            has_watched_root: has_watched_root != 0,
            watched,
            slots: slots.as_chunks().0,
        })
    }

    /// A slot, if there are so many.
    pub(crate) fn part(&self, slot: u32) -> Option<Part> {
        self.slots.get(slot as usize).map(Part)
    }

    /// The watched elements, in the order of their numbers.
    pub(crate) fn watched(&self) -> impl Iterator<Item = Watched> {
        self.watched.iter().copied().map(Watched)
    }
}

impl Default for &Template {
    /// Stands for a template where there is none.
    fn default() -> Self {
        &Template {
            number: 0,
            id: 0,
            is_opaque: false,
            is_kept: false,
            several: 0,
            size: 0,
            has_watched_root: false,
            watched: &[],
            slots: &[],
        }
    }
}

impl Part {
    /// Stands for a slot before one is chosen.
    pub(crate) const NONE: Self = Self(&[0; WORDS]);

    /// Its node: an offset in the instance's block.
    pub(crate) fn handle(self) -> u32 {
        self.0[0]
    }

    pub(crate) fn kind(self) -> Kind {
        match self.0[1] & 3 {
            0 => Kind::Child,
            1 => Kind::Value,
            _ => Kind::Attributes,
        }
    }

    /// Whether it is written once it is on the page.
    pub(crate) fn update(self) -> Update {
        match self.0[1] >> 2 {
            0 => Update::Always,
            1 => Update::Data,
            _ => Update::Never,
        }
    }

    /// The namespace that nodes in it are in; of a value, what the page knows it by.
    pub(crate) fn number(self) -> u32 {
        self.0[2]
    }

    /// The watched elements that it is on or in, as a set of their numbers.
    pub(crate) fn watched(self) -> u32 {
        self.0[3]
    }
}

impl Watched {
    /// An offset in the instance's block.
    pub(crate) fn handle(self) -> u32 {
        self.0 >> 1
    }

    /// Whether it is one of interest without the attributes that a slot gives it.
    pub(crate) fn is_certain(self) -> bool {
        self.0 & 1 != 0
    }
}
