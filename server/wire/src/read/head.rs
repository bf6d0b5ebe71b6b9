//! What a node says about itself, found before its slots are read.

use super::Order;
use super::cursor::Cursor;
use crate::error::{Unsupported, Violation};
use crate::json::Mark;
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
    /// The first key that is no part of the head, or the closing bracket.
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
    Slot(u32),
    Keyed,
    Components,
    Head(Part),
    /// From before LiveView 1.1.
    Legacy,
    /// Newer than this crate.
    Unknown,
}

impl Key {
    /// What a key is, by its spelling in the message. No server escapes what needs no escape.
    pub(super) fn of(name: &str) -> Self {
        if let Some(index) = index(name) {
            return Self::Slot(index);
        }
        match name {
            key::STATICS => Self::Head(Part::Statics),
            key::ROOT_OR_REPLY => Self::Head(Part::RootOrReply),
            key::TEMPLATES => Self::Head(Part::Templates),
            key::STREAM => Self::Head(Part::Stream),
            key::TITLE => Self::Head(Part::Title),
            key::EVENTS => Self::Head(Part::Events),
            key::KEYED => Self::Keyed,
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
        let mut body = None;
        while let Some(name) = json.key(&mut members) {
            match Key::of(name.raw()) {
                Key::Head(part) => head.note(part, json),
                Key::Unknown => {}
                Key::Legacy => json.fail(Unsupported::LegacyComprehension),
                key => {
                    head.keyed |= key == Key::Keyed;
                    head.slots |= matches!(key, Key::Slot(_));
                    body.get_or_insert(json.mark_key(&name));
                    if order == Order::HeadFirst {
                        break;
                    }
                }
            }
            json.skip();
        }
        head.body = body.unwrap_or_else(|| json.mark_bracket());
        json.back(head.body);
        head
    }

    /// Where a part stands.
    pub(super) fn find(&self, part: Part) -> Option<Mark> {
        let at = self.places[part as usize];
        (at > 0).then_some(Mark { at, ..self.body })
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

/// The number that a key spells, if it spells one as JavaScript would.
pub(super) fn number(key: &str) -> Option<u64> {
    if key.is_empty() || key.len() > 15 || (key.starts_with('0') && key.len() > 1) {
        return None;
    }
    key.bytes().try_fold(0, |value, byte| match byte {
        b'0'..=b'9' => Some(value * 10 + u64::from(byte - b'0')),
        _ => None,
    })
}

/// The index of a slot, entry or template that a key spells.
pub(super) fn index(key: &str) -> Option<u32> {
    number(key).and_then(|value| u32::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn spells_numbers_as_javascript_does() {
        assert_eq!(number("0"), Some(0));
        assert_eq!(number("4294967296"), Some(4_294_967_296));
        for other in [
            "",
            "00",
            "01",
            "-1",
            "+1",
            "1.0",
            "1e3",
            "9999999999999999",
            "k",
            " 1",
        ] {
            assert_eq!(number(other), None, "{other}");
        }
    }
}
