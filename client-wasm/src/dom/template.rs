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
    pub(crate) slots: u32,
    /// How many elements are watched.
    watched: usize,
    /// As the page says it: the head, watched elements, slots.
    words: Vec<u32>,
}

/// What the client must know of a slot.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    /// Its node: an offset in the instance's block.
    pub(crate) handle: u32,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, or nodes before an empty text node. They are in this namespace.
    Child { space: u32 },
    /// An attribute's value, all the text of an element, or a part of either: what the page knows by this number.
    Value { number: u32 },
    /// Attributes.
    Attributes,
}

impl Kind {
    /// Whether the slot stands for nodes, and is not in a tag.
    pub(crate) fn is_child(self) -> bool {
        matches!(self, Self::Child { .. })
    }
}

/// An element that the rest of the client may have to hear of: certainly, or only with the attributes that a slot gives it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watched {
    pub(crate) handle: u32,
    pub(crate) certain: bool,
}

/// The namespace of what is not on the page.
pub(crate) const KEPT: u32 = 3;

/// What the template is, before what it holds.
const HEAD: usize = 6;

/// Of each slot: its handle, what it is and when it is written, a namespace or number, watched elements.
const WORDS: usize = 4;

impl Template {
    /// Has the statics prepared, with the roots in this namespace.
    pub(crate) fn prepare(number: u32, space: u32) -> Option<Self> {
        let words = parts::template(number, space);
        let &[id, is_opaque, several, size, has_watched_root, watched] = words.first_chunk()?;
        let watched = watched as usize;
        let slots = words.len().checked_sub(HEAD + watched)? / WORDS;
        Some(Self {
            number,
            id,
            is_opaque: is_opaque != 0,
            is_kept: space == KEPT,
            several,
            size,
            has_watched_root: has_watched_root != 0,
            slots: slots as u32,
            watched,
            words,
        })
    }

    /// A slot, if there are so many.
    pub(crate) fn part(&self, slot: u32) -> Option<Part> {
        if slot >= self.slots {
            return None;
        }
        let at = HEAD + self.watched + slot as usize * WORDS;
        let words = self.words.get(at..)?.first_chunk()?;
        Some(Part::new(words))
    }

    /// The watched elements, in the order of their numbers.
    pub(crate) fn watched(&self) -> impl Iterator<Item = Watched> {
        let words = self.words.iter().skip(HEAD).take(self.watched);
        words.map(|word| Watched {
            handle: word >> 1,
            certain: word & 1 != 0,
        })
    }
}

impl Part {
    /// Stands for a slot before one is chosen.
    pub(crate) const NONE: Self = Self {
        handle: 0,
        kind: Kind::Attributes,
        watched: 0,
        update: Update::Always,
    };

    fn new(&[handle, kind, info, watched]: &[u32; WORDS]) -> Self {
        Self {
            handle,
            kind: match kind & 3 {
                0 => Kind::Child { space: info },
                1 => Kind::Value { number: info },
                _ => Kind::Attributes,
            },
            watched,
            update: match kind >> 2 {
                0 => Update::Always,
                1 => Update::Data,
                _ => Update::Never,
            },
        }
    }
}
