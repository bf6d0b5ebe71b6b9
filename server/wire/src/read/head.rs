//! What a node says about itself, found before its slots are read.

use super::Order;
use crate::error::{Error, Unsupported, Violation};
use crate::json::{Mark, Reader};
use crate::keys::diff as key;

/// What a node, or the diff itself, says about itself: where in the message each of it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) statics: Option<Mark>,
    pub(super) root_or_reply: Option<Mark>,
    pub(super) templates: Option<Mark>,
    pub(super) stream: Option<Mark>,
    pub(super) title: Option<Mark>,
    pub(super) events: Option<Mark>,
    /// Whether this is a comprehension.
    pub(super) keyed: bool,
    /// Whether it has a slot.
    pub(super) slots: bool,
    /// The first key that is no part of the head, or the closing bracket.
    pub(super) body: Mark,
}

/// What a key of a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// Says something about the node.
    Head,
    Slot(u32),
    Keyed,
    Components,
    /// Newer than this crate.
    Unknown,
}

impl Key {
    pub(super) fn of(name: &str) -> Self {
        if let Some(index) = index(name) {
            return Self::Slot(index);
        }
        match name {
            key::STATICS | key::ROOT_OR_REPLY | key::TEMPLATES => Self::Head,
            key::STREAM | key::TITLE | key::EVENTS => Self::Head,
            key::KEYED => Self::Keyed,
            key::COMPONENTS => Self::Components,
            _ => Self::Unknown,
        }
    }
}

impl Head {
    /// Opens an object and scans it. The reader then stands at its body.
    pub(super) fn read(json: &mut Reader<'_>, order: Order) -> Result<Self, Error> {
        let mut members = json.begin_object()?;
        let mut head = Self::empty(json.mark());
        let mut body = None;
        while let Some(name) = json.next_key(&mut members)? {
            let decoded = name.decode();
            let found = Key::of(&decoded);
            if found != Key::Head {
                body.get_or_insert(json.mark_key(&name));
                head.see(found, &decoded, json)?;
                if order == Order::HeadFirst && found != Key::Unknown {
                    break;
                }
            } else {
                head.note(&decoded, json)?;
            }
            json.skip()?;
        }
        head.body = body.unwrap_or_else(|| json.mark_bracket());
        json.back(head.body);
        Ok(head)
    }

    /// A head of which nothing has been seen.
    const fn empty(body: Mark) -> Self {
        Self {
            statics: None,
            root_or_reply: None,
            templates: None,
            stream: None,
            title: None,
            events: None,
            keyed: false,
            slots: false,
            body,
        }
    }

    /// Notes where a value of the head stands: the reader is before it.
    fn note(&mut self, name: &str, json: &Reader<'_>) -> Result<(), Error> {
        let (field, name) = match name {
            key::STATICS => (&mut self.statics, key::STATICS),
            key::TEMPLATES => (&mut self.templates, key::TEMPLATES),
            key::STREAM => (&mut self.stream, key::STREAM),
            key::TITLE => (&mut self.title, key::TITLE),
            key::EVENTS => (&mut self.events, key::EVENTS),
            _ => (&mut self.root_or_reply, key::ROOT_OR_REPLY),
        };
        self.keyed |= name == key::STREAM;
        match field.replace(json.mark()) {
            None => Ok(()),
            Some(_) => Err(json.violation(Violation::DuplicateField(name))),
        }
    }

    /// Takes notice of a member of the body.
    fn see(&mut self, found: Key, name: &str, json: &Reader<'_>) -> Result<(), Error> {
        if name == key::LEGACY_ENTRIES {
            return Err(Error::unsupported(
                Unsupported::LegacyComprehension,
                json.position(),
            ));
        }
        self.keyed |= found == Key::Keyed;
        self.slots |= matches!(found, Key::Slot(_));
        Ok(())
    }
}

/// The number that a key spells, if it spells one as JavaScript would.
pub(super) fn number(key: &str) -> Option<u64> {
    let canonical = key == "0" || !key.starts_with('0');
    if !canonical || key.is_empty() || key.len() > 15 {
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
