//! Fields of payloads: found by name, each at most once.

use std::borrow::Cow;

use crate::error::{Error, Violation};
use crate::json::{Kind, Raw, Reader};

/// Calls `read` for each member of an object, which must read or skip the value.
pub(super) fn each<'m>(
    json: &mut Reader<'m>,
    mut read: impl FnMut(&mut Reader<'m>, &str) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut members = json.begin_object()?;
    while let Some(key) = json.next_key(&mut members)? {
        read(json, &key.decode())?;
    }
    Ok(())
}

/// Puts the value of the field `name` where it belongs.
pub(super) fn once<T>(
    field: &mut Option<T>,
    name: &'static str,
    value: T,
    json: &Reader<'_>,
) -> Result<(), Error> {
    match field.replace(value) {
        None => Ok(()),
        Some(_) => Err(json.violation(Violation::DuplicateField(name))),
    }
}

/// A field that the message cannot do without.
pub(super) fn required<T>(
    field: Option<T>,
    name: &'static str,
    json: &Reader<'_>,
) -> Result<T, Error> {
    field.ok_or_else(|| json.violation(Violation::MissingField(name)))
}

/// Reads a string.
pub(super) fn string<'m>(json: &mut Reader<'m>) -> Result<Cow<'m, str>, Error> {
    json.string().map(|text| text.decode())
}

/// Reads a string, or `null` as `None`.
pub(super) fn optional<'m>(json: &mut Reader<'m>) -> Result<Option<Cow<'m, str>>, Error> {
    Ok(json.optional_string()?.map(|text| text.decode()))
}

/// Reads an object that stays text, or `null` as `None`.
pub(super) fn optional_object<'m>(json: &mut Reader<'m>) -> Result<Option<Raw<'m>>, Error> {
    if json.null()? {
        Ok(None)
    } else {
        json.raw_object().map(Some)
    }
}

/// Reads a string; skips anything else as `None`.
pub(super) fn text_if_any<'m>(json: &mut Reader<'m>) -> Result<Option<Cow<'m, str>>, Error> {
    match json.peek()? {
        Kind::String => string(json).map(Some),
        _ => json.skip().map(|()| None),
    }
}
