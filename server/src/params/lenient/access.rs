//! What holds other values: objects, lists, and the variants of an enum.

use std::vec;

use serde::de::value::{StrDeserializer, StringDeserializer};
use serde::de::{
    DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Value};

use super::reader::Reader;
use super::{BLANK, Error, INVALID, MISSING, Notes};
use crate::params::FieldPath;

/// The entries of an object, then the fields that the type wants and the object does not have.
#[derive(Debug)]
pub(super) struct Entries<'v> {
    left: vec::IntoIter<(String, Option<&'v Value>)>,
    current: Option<(FieldPath, Option<&'v Value>)>,
    path: FieldPath,
    notes: &'v Notes,
}

impl<'v> Entries<'v> {
    pub(super) fn new(
        map: Option<&'v Map<String, Value>>,
        path: FieldPath,
        notes: &'v Notes,
    ) -> Self {
        let present = map
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.clone(), Some(value)));
        let missing = notes
            .missing_under(&path)
            .into_iter()
            .map(|key| (key, None));
        let left = present.chain(missing).collect::<Vec<_>>().into_iter();
        Self {
            left,
            current: None,
            path,
            notes,
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.left.next() else {
            return Ok(None);
        };
        self.current = Some((self.path.child(&key), value));
        let key: StringDeserializer<Error> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (path, value) = self.current.take().unwrap_or_default();
        read_into(seed, value, &path, self.notes)
    }
}

/// The items of a list. A list is also what is numbered, `a[0]`, `a[1]`, or is there once.
#[derive(Debug)]
pub(super) struct Items<'v> {
    left: vec::IntoIter<(String, &'v Value)>,
    path: FieldPath,
    notes: &'v Notes,
}

impl<'v> Items<'v> {
    pub(super) fn of(value: Option<&'v Value>, path: FieldPath, notes: &'v Notes) -> Self {
        let items: Vec<_> = match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => items
                .iter()
                .enumerate()
                .map(|(index, item)| (index.to_string(), item))
                .collect(),
            Some(Value::Object(map)) => numbered(map).unwrap_or_else(|| {
                notes.note(&path, INVALID);
                Vec::new()
            }),
            Some(item) => vec![("0".to_owned(), item)],
        };
        Self {
            left: items.into_iter(),
            path,
            notes,
        }
    }
}

/// The values of an object whose keys are numbers, in their order. What the client marks as unused is no item.
fn numbered(map: &Map<String, Value>) -> Option<Vec<(String, &Value)>> {
    let items = map
        .iter()
        .filter(|(key, _)| !key.starts_with(crate::params::UNUSED));
    let mut items: Vec<(usize, (String, &Value))> = items
        .map(|(key, value)| Some((key.parse().ok()?, (key.clone(), value))))
        .collect::<Option<_>>()?;
    items.sort_by_key(|(index, _)| *index);
    Some(items.into_iter().map(|(_, item)| item).collect())
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Error> {
        let Some((index, item)) = self.left.next() else {
            return Ok(None);
        };
        read_into(seed, Some(item), &self.path.child(&index), self.notes).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// Reads a value into what `seed` makes of it, and notes under its path what the type says against it.
fn read_into<'de, S: DeserializeSeed<'de>>(
    seed: S,
    value: Option<&Value>,
    path: &FieldPath,
    notes: &Notes,
) -> Result<S::Value, Error> {
    seed.deserialize(Reader::new(value, path.clone(), notes))
        .map_err(|error| match error {
            Error::Missing(field) => Error::Missing(field),
            other => {
                notes.note_unless_noted(path, other);
                Error::Noted
            }
        })
}

/// A variant of an enum, with what belongs to it.
#[derive(Debug)]
pub(super) struct Choice<'v> {
    variant: &'v str,
    content: Option<&'v Value>,
    path: FieldPath,
    notes: &'v Notes,
}

impl<'v> Choice<'v> {
    /// The variant that a value names: by its text, or as the only key of an object.
    pub(super) fn of(
        value: Option<&'v Value>,
        variants: &[&str],
        path: FieldPath,
        notes: &'v Notes,
    ) -> Result<Self, &'static str> {
        let (variant, content) = match value {
            None => return Err(MISSING),
            Some(Value::String(text)) if text.is_empty() => return Err(BLANK),
            Some(Value::String(text)) => (text.as_str(), None),
            Some(Value::Object(map)) => match map.iter().next() {
                Some((variant, content)) if map.len() == 1 => (variant.as_str(), Some(content)),
                _ => return Err(INVALID),
            },
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_)) => {
                return Err(INVALID);
            }
        };
        if !variants.contains(&variant) {
            return Err(INVALID);
        }
        Ok(Self {
            variant,
            content,
            path,
            notes,
        })
    }

    /// Takes the place of a variant that does not exist.
    pub(super) fn stand_in(variants: &'v [&'v str], path: FieldPath, notes: &'v Notes) -> Self {
        Self {
            variant: variants.first().copied().unwrap_or_default(),
            content: None,
            path,
            notes,
        }
    }
}

impl<'de, 'v> EnumAccess<'de> for Choice<'v> {
    type Error = Error;
    type Variant = Reader<'v>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Reader<'v>), Error> {
        let variant: StrDeserializer<'_, Error> = self.variant.into_deserializer();
        let path = self.path.child(self.variant);
        Ok((
            seed.deserialize(variant)?,
            Reader::new(self.content, path, self.notes),
        ))
    }
}

impl<'de> VariantAccess<'de> for Reader<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        serde::Deserializer::deserialize_tuple(self, len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        serde::Deserializer::deserialize_map(self, visitor)
    }
}
