//! How the fields of an event are put into attributes: flat ones as `phx-value-*`; others make the
//! binding a [`Push`](crate::js::Push).

use std::fmt::{self, Display};

use serde::Serialize;
use serde::ser::{Impossible, Serializer};

/// The value of a field. Whatever is done with one begins here, so that the compiler says once that it cannot be sent.
pub fn field<T: Serialize>(value: &T) -> &T {
    value
}

/// Whether a value is one text or number, or nothing.
pub fn is_scalar(value: &impl Serialize) -> bool {
    value.serialize(Scalar { each: &mut |_| {} }).is_ok()
}

/// Calls `each` with the attribute of a flat field; with nothing for a field without a value.
pub fn bind_scalar(name: &str, value: &impl Serialize, each: &mut dyn FnMut(&str, &dyn Display)) {
    // What is no scalar has no attribute: the caller has asked `is_scalar`.
    let _ = value.serialize(Scalar {
        each: &mut |value| each(name, value),
    });
}

/// Shows a scalar; refuses everything else.
struct Scalar<'e> {
    each: &'e mut dyn FnMut(&dyn Display),
}

/// The value is no scalar.
#[derive(Debug)]
struct NoScalar;

impl Display for NoScalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a single value")
    }
}

impl std::error::Error for NoScalar {}

impl serde::ser::Error for NoScalar {
    fn custom<M: Display>(_: M) -> Self {
        Self
    }
}

macro_rules! shown {
    ($($method:ident $type:ty;)*) => {$(
        fn $method(self, value: $type) -> Result<(), NoScalar> {
            (self.each)(&value);
            Ok(())
        }
    )*};
}

impl Serializer for Scalar<'_> {
    type Ok = ();
    type Error = NoScalar;
    type SerializeSeq = Impossible<(), NoScalar>;
    type SerializeTuple = Impossible<(), NoScalar>;
    type SerializeTupleStruct = Impossible<(), NoScalar>;
    type SerializeTupleVariant = Impossible<(), NoScalar>;
    type SerializeMap = Impossible<(), NoScalar>;
    type SerializeStruct = Impossible<(), NoScalar>;
    type SerializeStructVariant = Impossible<(), NoScalar>;

    shown! {
        serialize_bool bool;
        serialize_i8 i8;
        serialize_i16 i16;
        serialize_i32 i32;
        serialize_i64 i64;
        serialize_i128 i128;
        serialize_u8 u8;
        serialize_u16 u16;
        serialize_u32 u32;
        serialize_u64 u64;
        serialize_u128 u128;
        serialize_f32 f32;
        serialize_f64 f64;
        serialize_char char;
        serialize_str &str;
    }

    fn serialize_none(self) -> Result<(), NoScalar> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), NoScalar> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), NoScalar> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), NoScalar> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), NoScalar> {
        (self.each)(&variant);
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), NoScalar> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), NoScalar> {
        Err(NoScalar)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), NoScalar> {
        Err(NoScalar)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStruct, NoScalar> {
        Err(NoScalar)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NoScalar> {
        Err(NoScalar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &impl Serialize) -> Option<String> {
        let mut text = String::new();
        bind_scalar("x", value, &mut |name, value| {
            text = format!("{name}={value}")
        });
        is_scalar(value).then_some(text)
    }

    #[test]
    fn scalars_are_shown() {
        #[derive(Serialize)]
        struct Id(u32);
        #[derive(Serialize)]
        #[serde(rename_all = "lowercase")]
        enum Sort {
            Name,
        }
        assert_eq!(shown(&10_i64).as_deref(), Some("x=10"));
        assert_eq!(shown(&"a").as_deref(), Some("x=a"));
        assert_eq!(shown(&Some(true)).as_deref(), Some("x=true"));
        assert_eq!(shown(&Id(3)).as_deref(), Some("x=3"));
        assert_eq!(shown(&Sort::Name).as_deref(), Some("x=name"));
        assert_eq!(shown(&None::<u8>).as_deref(), Some(""));
    }

    #[test]
    fn what_is_nested_is_no_scalar() {
        assert_eq!(shown(&[1, 2]), None);
        assert_eq!(shown(&serde_json::json!({"a": 1})), None);
        assert_eq!(shown(&Some(vec![1])), None);
    }
}
