//! What a node says about itself, found before its slots are read.

use super::Order;
use super::cursor::Cursor;
use crate::error::{Unsupported, Violation};
use crate::json::{Mark, Members, natural};
use crate::keys::{Field, diff as key};

/// What a node, or the diff itself, says about itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// Where the value of each part stands; zero where there is none.
    places: [usize; PARTS.len()],
    /// Whether this is a comprehension.
    pub(super) keyed: bool,
    /// Whether it has a slot.
    pub(super) slots: bool,
    /// Before the first key that is no part of the head, or the closing bracket.
    pub(super) body: Mark,
}

/// A part of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Statics,
    RootOrReply,
    Templates,
    Stream,
    Title,
    Events,
}

/// The parts, as they are called in errors.
const PARTS: [Field; 6] = [
    Field::DiffStatics,
    Field::DiffRootOrReply,
    Field::DiffTemplates,
    Field::DiffStream,
    Field::DiffTitle,
    Field::DiffEvents,
];

/// What a key of a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// The index of a slot, entry or template.
    Index(u32),
    Keyed,
    /// Among the entries: how many there are.
    Count,
    Components,
    Head(Part),
    /// From before LiveView 1.1.
    Legacy,
    /// Newer than this crate.
    Unknown,
}

impl Key {
    /// Reads the next key of an object; `None` when the object has ended.
    pub(super) fn next(json: &mut Cursor<'_>, members: &mut Members) -> Option<Self> {
        json.key(members).map(|name| Self::of(name.raw()))
    }

    /// What a key is, by its spelling in the message. No server escapes what needs no escape.
    fn of(name: &str) -> Self {
        if let Some(Ok(index)) = natural(name.as_bytes()).map(u32::try_from) {
            return Self::Index(index);
        }
        match name {
            key::STATICS => Self::Head(Part::Statics),
            key::ROOT_OR_REPLY => Self::Head(Part::RootOrReply),
            key::TEMPLATES => Self::Head(Part::Templates),
            key::STREAM => Self::Head(Part::Stream),
            key::TITLE => Self::Head(Part::Title),
            key::EVENTS => Self::Head(Part::Events),
            key::KEYED => Self::Keyed,
            key::KEYED_COUNT => Self::Count,
            key::COMPONENTS => Self::Components,
            key::LEGACY_ENTRIES => Self::Legacy,
            _ => Self::Unknown,
        }
    }
}

impl Head {
    /// Opens an object and scans it. The reader then stands at its body.
    pub(super) fn read(json: &mut Cursor<'_>, order: Order) -> Self {
        let mut members = json.object();
        let mut head = Self {
            places: [0; PARTS.len()],
            keyed: false,
            slots: false,
            body: json.mark(),
        };
        let mut found = false;
        while let Some(key) = Key::next(json, &mut members) {
            match key {
                Key::Head(part) => head.note(part, json),
                Key::Count | Key::Unknown => {}
                Key::Legacy => json.fail(Unsupported::LegacyComprehension),
                key => {
                    head.keyed |= key == Key::Keyed;
                    head.slots |= matches!(key, Key::Index(_));
                    found = true;
                    if order == Order::HeadFirst {
                        break;
                    }
                }
            }
            json.skip();
            if !found {
                head.body = json.mark();
            }
        }
        json.back(head.body);
        head
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, part: Part) -> bool {
        self.places[part as usize] > 0
    }

    /// Goes to a part, if it is there.
    #[inline(never)]
    pub(super) fn seek(&self, part: Part, json: &mut Cursor<'_>) -> bool {
        if self.has(part) {
            let at = self.places[part as usize];
            json.back(Mark { at, ..self.body });
        }
        self.has(part)
    }

    /// Notes where a part stands: the reader is before it.
    fn note(&mut self, part: Part, json: &mut Cursor<'_>) {
        let place = &mut self.places[part as usize];
        if *place > 0 {
            json.fail(Violation::DuplicateField(PARTS[part as usize]));
        }
        *place = json.mark().at;
        self.keyed |= part == Part::Stream;
    }
}
