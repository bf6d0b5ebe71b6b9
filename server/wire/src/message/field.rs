//! Fields of payloads: found by name, each at most once.

use std::borrow::Cow;

use crate::error::Violation;
use crate::json::{Kind, Members, Raw, Reader, Stopped};
use crate::keys::Field;

/// An object whose fields are read one after the other.
pub(super) struct Fields {
    members: Members,
    /// A bit for each field that has been read.
    seen: u64,
}

impl Fields {
    pub(super) fn begin(json: &mut Reader<'_>) -> Result<Self, Stopped> {
        Ok(Self {
            members: json.begin_object()?,
            seen: 0,
        })
    }

    /// The next field that the protocol knows. Its value comes next, and must be read or skipped.
    pub(super) fn next(&mut self, json: &mut Reader<'_>) -> Result<Option<Field>, Stopped> {
        while let Some(key) = json.next_key(&mut self.members)? {
            if let Some(field) = Field::of(&key.decode()) {
                return self.see(field, json).map(Some);
            }
            json.skip()?;
        }
        Ok(None)
    }

    fn see(&mut self, field: Field, json: &mut Reader<'_>) -> Result<Field, Stopped> {
        if self.has(field) {
            return json.fail(Violation::DuplicateField(field));
        }
        self.seen |= 1 << field as u64;
        Ok(field)
    }

    /// Whether a field has been read already.
    pub(super) const fn has(&self, field: Field) -> bool {
        self.seen >> field as u64 & 1 == 1
    }

    /// Stops when a field was not there that the message cannot do without.
    pub(super) fn require(&self, field: Field, json: &mut Reader<'_>) -> Result<(), Stopped> {
        if self.has(field) {
            Ok(())
        } else {
            json.fail(Violation::MissingField(field))
        }
    }
}

/// Reads an object of which only one field matters.
pub(super) fn only<'m, T>(
    json: &mut Reader<'m>,
    wanted: Field,
    mut read: impl FnMut(&mut Reader<'m>) -> Result<T, Stopped>,
) -> Result<Option<T>, Stopped> {
    let mut value = None;
    let mut fields = Fields::begin(json)?;
    while let Some(field) = fields.next(json)? {
        if field == wanted {
            value = Some(read(json)?);
        } else {
            json.skip()?;
        }
    }
    Ok(value)
}

/// Reads a string.
pub(super) fn string<'m>(json: &mut Reader<'m>) -> Result<Cow<'m, str>, Stopped> {
    json.string().map(|text| text.decode())
}

/// Reads a string, or `null` as `None`.
pub(super) fn optional<'m>(json: &mut Reader<'m>) -> Result<Option<Cow<'m, str>>, Stopped> {
    Ok(json.optional_string()?.map(|text| text.decode()))
}

/// Reads an object that stays text, or `null` as `None`.
pub(super) fn optional_object<'m>(json: &mut Reader<'m>) -> Result<Option<Raw<'m>>, Stopped> {
    if json.null()? {
        Ok(None)
    } else {
        json.raw_object().map(Some)
    }
}

/// Reads a string; skips anything else as `None`.
pub(super) fn text_if_any<'m>(json: &mut Reader<'m>) -> Result<Option<Cow<'m, str>>, Stopped> {
    match json.peek()? {
        Kind::String => string(json).map(Some),
        _ => json.skip().map(|()| None),
    }
}
