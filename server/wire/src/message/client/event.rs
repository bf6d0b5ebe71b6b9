//! The payload of `event`, read and written.

use std::borrow::Cow;

use super::super::field::{self, Fields};
use crate::event::{ClientEvent, EventKind, EventValue};
use crate::json::{Mark, Raw, Reader, Stopped, write};
use crate::keys::Field;

impl<'m> ClientEvent<'m> {
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let mut event = Self::new(EventKind::Other, Cow::Borrowed(""), Raw::NULL);
        let mut value = None;
        let mut fields = Fields::begin(json)?;
        while let Some(field) = fields.next(json)? {
            match field {
                Field::Type => event.kind = kind(json)?,
                Field::Event => event.name = field::string(json)?,
                Field::Value if fields.has(Field::Type) => {
                    event.value = EventValue::read(event.kind, json)?;
                }
                Field::Value => value = Some(skipped(json)?),
                Field::Meta => event.meta = field::optional_object(json)?,
                Field::Uploads => event.uploads = field::optional_object(json)?,
                Field::Cid => event.cid = optional_cid(json)?,
                _ => json.skip()?,
            }
        }
        fields.require(Field::Type, json)?;
        fields.require(Field::Event, json)?;
        if let Some(value) = value {
            json.back(value);
            event.value = EventValue::read(event.kind, json)?;
        } else if event.kind == EventKind::Form {
            fields.require(Field::Value, json)?;
        }
        Ok(event)
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        write::optional_string(object.key(Field::Type), self.kind.name());
        object.string(Field::Event, &self.name);
        match &self.value {
            EventValue::Json(value) => object.raw(Field::Value, *value),
            EventValue::Form(value) => object.string(Field::Value, value),
        };
        object
            .some_raw(Field::Meta, self.meta)
            .some_raw(Field::Uploads, self.uploads);
        if let Some(cid) = self.cid {
            object.integer(Field::Cid, cid);
        }
        object.end();
    }
}

impl<'m> EventValue<'m> {
    fn read(kind: EventKind, json: &mut Reader<'m>) -> Result<Self, Stopped> {
        match kind {
            EventKind::Form => field::string(json).map(Self::Form),
            _ => json.raw().map(Self::Json),
        }
    }
}

/// Where a value stands that can only be read when the type is known, which may come later.
fn skipped(json: &mut Reader<'_>) -> Result<Mark, Stopped> {
    let mark = json.mark();
    json.skip()?;
    Ok(mark)
}

fn kind(json: &mut Reader<'_>) -> Result<EventKind, Stopped> {
    let name = json.optional_string()?;
    Ok(name.map_or(EventKind::Other, |name| {
        EventKind::from_name(&name.decode())
    }))
}

fn optional_cid(json: &mut Reader<'_>) -> Result<Option<u64>, Stopped> {
    if json.null()? {
        Ok(None)
    } else {
        json.natural(u64::MAX).map(Some)
    }
}
