//! What holds other values: objects, lists, and the variants of an enum.

use std::borrow::Cow;
use std::vec;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Value, map};

use super::place::Place;
use super::reader::Reader;
use super::{BLANK, Error, INVALID, MISSING, Notes};
use crate::params::UNUSED;

/// The entries of an object, then the fields that the type wants and the object does not have.
#[derive(Debug)]
pub(super) struct Entries<'v> {
    present: Option<map::Iter<'v>>,
    missing: vec::IntoIter<String>,
    current: (Cow<'v, str>, Option<&'v Value>),
    place: Place<'v>,
    notes: &'v Notes,
}

impl<'v> Entries<'v> {
    pub(super) fn new(
        map: Option<&'v Map<String, Value>>,
        place: Place<'v>,
        notes: &'v Notes,
    ) -> Self {
        Self {
            present: map.map(Map::iter),
            missing: notes.missing_in(place).into_iter(),
            current: Default::default(),
            place,
            notes,
        }
    }

    /// What the client marks as unused is no entry.
    fn next(&mut self) -> Option<(Cow<'v, str>, Option<&'v Value>)> {
        let mut present = self.present.iter_mut().flatten();
        match present.find(|(key, _)| !key.starts_with(UNUSED)) {
            Some((key, value)) => Some((Cow::Borrowed(key), Some(value))),
            None => self.missing.next().map(|key| (Cow::Owned(key), None)),
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some(entry) = self.next() else {
            return Ok(None);
        };
        self.current = entry;
        let key: StrDeserializer<'_, Error> = (*self.current.0).into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (key, value) = &self.current;
        read_into(
            seed,
            *value,
            Place::Field {
                parent: &self.place,
                key,
            },
            self.notes,
        )
    }
}

/// The items of a list. A list is also what is numbered, `a[0]`, `a[1]`, or is there once.
#[derive(Debug)]
pub(super) struct Items<'v> {
    left: vec::IntoIter<(usize, &'v Value)>,
    place: Place<'v>,
    notes: &'v Notes,
}

impl<'v> Items<'v> {
    pub(super) fn of(value: Option<&'v Value>, place: Place<'v>, notes: &'v Notes) -> Self {
        let items: Vec<_> = match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => items.iter().enumerate().collect(),
            Some(Value::Object(map)) => numbered(map).unwrap_or_else(|| {
                notes.note(place, INVALID);
                Vec::new()
            }),
            Some(item) => vec![(0, item)],
        };
        Self {
            left: items.into_iter(),
            place,
            notes,
        }
    }
}

/// The values of an object whose keys are numbers, in their order. What the client marks as unused is no item.
fn numbered(map: &Map<String, Value>) -> Option<Vec<(usize, &Value)>> {
    let items = map.iter().filter(|(key, _)| !key.starts_with(UNUSED));
    let mut items: Vec<_> = items
        .map(|(key, value)| Some((key.parse().ok()?, value)))
        .collect::<Option<_>>()?;
    items.sort_by_key(|(index, _)| *index);
    Some(items)
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
        let place = Place::Item {
            parent: &self.place,
            index,
        };
        read_into(seed, Some(item), place, self.notes).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// Reads a value into what `seed` makes of it, and notes where it stands what the type says against it.
fn read_into<'de, S: DeserializeSeed<'de>>(
    seed: S,
    value: Option<&Value>,
    place: Place<'_>,
    notes: &Notes,
) -> Result<S::Value, Error> {
    seed.deserialize(Reader::new(value, place, notes))
        .map_err(|error| match error {
            Error::Missing(field) => Error::Missing(field),
            other => {
                notes.note_unless_noted(place, other);
                Error::Noted
            }
        })
}

/// A variant of an enum, with what belongs to it.
#[derive(Debug)]
pub(super) struct Choice<'v> {
    variant: &'v str,
    content: Option<&'v Value>,
    place: Place<'v>,
    notes: &'v Notes,
}

impl<'v> Choice<'v> {
    /// The variant that a value names: by its text, or as the only key of an object.
    pub(super) fn of(
        value: Option<&'v Value>,
        variants: &[&str],
        place: Place<'v>,
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
            place,
            notes,
        })
    }

    /// Takes the place of a variant that does not exist.
    pub(super) fn stand_in(variants: &[&'v str], place: Place<'v>, notes: &'v Notes) -> Self {
        Self {
            variant: variants.first().copied().unwrap_or_default(),
            content: None,
            place,
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
        Ok((
            seed.deserialize(variant)?,
            Reader::new(self.content, self.place, self.notes),
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
