//! The payload of `event`, read and written.

use super::super::field;
use crate::error::Error;
use crate::event::{ClientEvent, EventKind, EventValue};
use crate::json::{Raw, Reader, write};
use crate::keys::field as key;

impl<'m> ClientEvent<'m> {
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        let (mut kind, mut name, mut value) = (None, None, None);
        let (mut meta, mut uploads, mut cid) = (None, None, None);
        field::each(json, |json, member| match member {
            key::TYPE => {
                let text = field::optional(json)?;
                let found = text
                    .as_deref()
                    .map_or(EventKind::Other, EventKind::from_name);
                field::once(&mut kind, key::TYPE, found, json)
            }
            key::EVENT => field::once(&mut name, key::EVENT, field::string(json)?, json),
            key::VALUE => field::once(&mut value, key::VALUE, json.raw()?, json),
            key::META => field::once(&mut meta, key::META, field::optional_object(json)?, json),
            key::UPLOADS => field::once(
                &mut uploads,
                key::UPLOADS,
                field::optional_object(json)?,
                json,
            ),
            key::CID => field::once(&mut cid, key::CID, optional_cid(json)?, json),
            _ => json.skip(),
        })?;
        let kind = field::required(kind, key::TYPE, json)?;
        Ok(Self {
            kind,
            name: field::required(name, key::EVENT, json)?,
            value: EventValue::read(kind, value.unwrap_or(Raw::NULL), json)?,
            meta: meta.flatten(),
            uploads: uploads.flatten(),
            cid: cid.flatten(),
        })
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        write::optional_string(object.key(key::TYPE), self.kind.name());
        object.string(key::EVENT, &self.name);
        match &self.value {
            EventValue::Json(value) => object.raw(key::VALUE, *value),
            EventValue::Form(value) => object.string(key::VALUE, value),
        };
        object
            .some_raw(key::META, self.meta)
            .some_raw(key::UPLOADS, self.uploads);
        if let Some(cid) = self.cid {
            object.integer(key::CID, cid);
        }
        object.end();
    }
}

impl<'m> EventValue<'m> {
    /// The type may stand behind the value, so this comes last.
    fn read(kind: EventKind, value: Raw<'m>, json: &Reader<'m>) -> Result<Self, Error> {
        match kind {
            EventKind::Form => json
                .again(value)
                .string()
                .map(|text| Self::Form(text.decode())),
            _ => Ok(Self::Json(value)),
        }
    }
}

fn optional_cid(json: &mut Reader<'_>) -> Result<Option<u64>, Error> {
    if json.null()? {
        Ok(None)
    } else {
        json.unsigned().map(Some)
    }
}
