//! Values that can be shown: what stands between tags or inside an attribute.

use std::borrow::Cow;
use std::fmt::{self, Display, Write as _};
use std::rc::Rc;
use std::sync::Arc;

use crate::event::EventName;

/// A value on its way into a page. Closed, so that a number is compared with what the page shows
/// before it is formatted, and not formatted when it is the same.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Text.
    Text(&'a str),
    /// An integer without sign.
    Unsigned(u64),
    /// An integer.
    Signed(i64),
    /// A number, shown in the shortest form that reads back the same.
    Float(f64),
    /// As [`Float`](Self::Float), of half the size: its shortest form is another one.
    Float32(f32),
    /// One character.
    Char(char),
    /// Anything else that can be shown. It is formatted each time the page is rendered.
    Display(&'a dyn Display),
}

impl Value<'_> {
    /// Calls `push` with the value's text, in order, unescaped.
    #[inline]
    pub(crate) fn write(self, mut push: impl FnMut(&str)) {
        match self {
            Self::Text(text) => push(text),
            Self::Unsigned(number) => push(itoa::Buffer::new().format(number)),
            Self::Signed(number) => push(itoa::Buffer::new().format(number)),
            Self::Char(char) => push(char.encode_utf8(&mut [0; 4])),
            Self::Float(number) => format(&number, push),
            Self::Float32(number) => format(&number, push),
            Self::Display(value) => format(value, push),
        }
    }

    /// Whether the text can have no character that HTML escapes.
    #[inline]
    pub(crate) fn is_number(self) -> bool {
        matches!(
            self,
            Self::Unsigned(_) | Self::Signed(_) | Self::Float(_) | Self::Float32(_)
        )
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(|piece| text.push_str(piece));
        f.debug_tuple("Value").field(&text).finish()
    }
}

/// A `Display` that gives up midway has shown what it has shown.
#[cold]
fn format(value: &(impl Display + ?Sized), push: impl FnMut(&str)) {
    let _ = write!(Pieces(push), "{value}");
}

struct Pieces<P>(P);

impl<P: FnMut(&str)> fmt::Write for Pieces<P> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        (self.0)(text);
        Ok(())
    }
}

/// What can stand inside an attribute: `title=(value)`.
///
/// # Examples
///
/// ```
/// use bennu::template::{AttributeValue, Value};
///
/// enum Side { Left, Right }
///
/// impl AttributeValue for Side {
///     fn value(&self) -> Value<'_> {
///         Value::Text(match self { Self::Left => "left", Self::Right => "right" })
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the value of an attribute",
    label = "not text, a number or a `bool`",
    note = "convert it to text, or implement `bennu::template::AttributeValue` for it",
    note = "an attribute that may be missing is written `name=[option]`, one without a value `name[condition]`"
)]
pub trait AttributeValue {
    /// The value to show.
    fn value(&self) -> Value<'_>;
}

/// An [`AttributeValue`] that can also stand between tags: `p { (value) }`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand between tags",
    label = "neither text nor a number nor a template",
    note = "convert it to text, or implement `bennu::template::Scalar` for it",
    note = "a `bool` is asked with `@if`"
)]
pub trait Scalar: AttributeValue {}

impl AttributeValue for bool {
    #[inline]
    fn value(&self) -> Value<'_> {
        Value::Text(if *self { "true" } else { "false" })
    }
}

impl AttributeValue for EventName {
    fn value(&self) -> Value<'_> {
        Value::Text(self.as_str())
    }
}

macro_rules! scalars {
    ($($type:ty: $value:ident => $shown:expr;)*) => {$(
        impl AttributeValue for $type {
            #[inline]
            fn value(&self) -> Value<'_> {
                let $value = self;
                $shown
            }
        }

        impl Scalar for $type {}
    )*};
}

scalars! {
    str: text => Value::Text(text);
    String: text => Value::Text(text);
    char: char => Value::Char(*char);
    u8: number => Value::Unsigned((*number).into());
    u16: number => Value::Unsigned((*number).into());
    u32: number => Value::Unsigned((*number).into());
    u64: number => Value::Unsigned(*number);
    usize: number => Value::Unsigned(*number as u64);
    i8: number => Value::Signed((*number).into());
    i16: number => Value::Signed((*number).into());
    i32: number => Value::Signed((*number).into());
    i64: number => Value::Signed(*number);
    isize: number => Value::Signed(*number as i64);
    f32: number => Value::Float32(*number);
    f64: number => Value::Float(*number);
    u128: number => Value::Display(number);
    i128: number => Value::Display(number);
    fmt::Arguments<'_>: text => Value::Display(text);
}

macro_rules! transparent {
    ($($pointer:ty),*) => {$(
        impl<T: AttributeValue + ?Sized> AttributeValue for $pointer {
            #[inline]
            fn value(&self) -> Value<'_> {
                (**self).value()
            }
        }

        impl<T: Scalar + ?Sized> Scalar for $pointer {}
    )*};
}

transparent!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

impl<T: AttributeValue + ToOwned + ?Sized> AttributeValue for Cow<'_, T> {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl<T: Scalar + ToOwned + ?Sized> Scalar for Cow<'_, T> {}
