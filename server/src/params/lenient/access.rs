//! What holds other values: objects, lists, and the variants of an enum.

use std::vec;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Value, map};

use super::place::{Place, Spot};
use super::reader::Reader;
use super::{BLANK, Error, INVALID, MISSING};
use crate::params::UNUSED;

/// The entries of an object, then the fields that the type wants and the object does not have.
#[derive(Debug)]
pub(super) struct Entries<'v> {
    present: Option<map::Iter<'v>>,
    missing: vec::IntoIter<&'static str>,
    current: (&'v str, Option<&'v Value>),
    spot: Spot<'v>,
}

impl<'v> Entries<'v> {
    /// `of` is the name of the type that is being read.
    pub(super) fn new(
        map: Option<&'v Map<String, Value>>,
        of: &'static str,
        spot: Spot<'v>,
    ) -> Self {
        Self {
            present: map.map(Map::iter),
            missing: spot.notes.missing(of, map).into_iter(),
            current: Default::default(),
            spot,
        }
    }

    /// What the client marks as unused is no entry.
    fn next(&mut self) -> Option<(&'v str, Option<&'v Value>)> {
        let mut present = self.present.iter_mut().flatten();
        match present.find(|(key, _)| !key.starts_with(UNUSED)) {
            Some((key, value)) => Some((key, Some(value))),
            None => self.missing.next().map(|key| (key, None)),
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
        let key: StrDeserializer<'_, Error> = self.current.0.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let (key, value) = self.current;
        let parent = &self.spot.place;
        read_into(seed, value, self.spot.step(Place::Field { parent, key })?)
    }
}

/// The items of a list. A list is also what is numbered, `a[0]`, `a[1]`, or is there once.
#[derive(Debug)]
pub(super) struct Items<'v> {
    left: vec::IntoIter<(usize, &'v Value)>,
    spot: Spot<'v>,
}

impl<'v> Items<'v> {
    pub(super) fn of(value: Option<&'v Value>, spot: Spot<'v>) -> Self {
        let items: Vec<_> = match value {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) => items.iter().enumerate().collect(),
            Some(Value::Object(map)) => numbered(map).unwrap_or_else(|| {
                spot.note(INVALID);
                Vec::new()
            }),
            Some(item) => vec![(0, item)],
        };
        Self {
            left: items.into_iter(),
            spot,
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
        let parent = &self.spot.place;
        let spot = self.spot.step(Place::Item { parent, index })?;
        read_into(seed, Some(item), spot).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// Reads a value into what `seed` makes of it, and notes where it stands what the type says against it.
fn read_into<'de, S: DeserializeSeed<'de>>(
    seed: S,
    value: Option<&Value>,
    spot: Spot<'_>,
) -> Result<S::Value, Error> {
    seed.deserialize(Reader::new(value, spot))
        .map_err(|error| match error {
            Error::Again => Error::Again,
            other => {
                spot.notes.note_unless_noted(spot.place, other);
                Error::Noted
            }
        })
}

/// A variant of an enum, with what belongs to it.
#[derive(Debug)]
pub(super) struct Choice<'v> {
    variant: &'v str,
    content: Option<&'v Value>,
    spot: Spot<'v>,
}

impl<'v> Choice<'v> {
    /// The variant that a value names: by its text, or as the only key of an object.
    pub(super) fn of(
        value: Option<&'v Value>,
        variants: &[&str],
        spot: Spot<'v>,
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
            spot,
        })
    }

    /// Takes the place of a variant that does not exist.
    pub(super) fn stand_in(variants: &[&'v str], spot: Spot<'v>) -> Self {
        Self {
            variant: variants.first().copied().unwrap_or_default(),
            content: None,
            spot,
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
            Reader::new(self.content, self.spot.step_in_place()?),
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
