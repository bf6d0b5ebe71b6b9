//! JSON, read as a stream and written as text.
//!
//! [`Reader`] pulls one value after the other out of a message and checks it on the way: whatever it hands out is
//! well-formed and within limits. It builds no tree and allocates nothing. Everything that reads a message does so with it, at both ends.
//! [`write`] is the other direction.

mod escape;
mod number;
mod scan;
mod text;
pub mod write;

pub use text::{Raw, Text};

use crate::error::{Error, Malformed, Violation};
use crate::limits::DecodeLimits;

/// What a value is, as its first byte tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `{…}`
    Object,
    /// `[…]`
    Array,
    /// `"…"`
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    /// `null`
    Null,
}

/// An object or array that is being read: what to pass to [`Reader::next_key`] or [`Reader::next_item`].
#[derive(Debug)]
pub struct Members {
    left: u32,
    first: bool,
}

/// A place in a message that a reader can come back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    at: usize,
    depth: u32,
}

/// A cursor in a message, standing before a value.
#[derive(Debug, Clone)]
pub struct Reader<'m> {
    text: &'m str,
    /// Byte offset in `text`.
    at: usize,
    /// Byte offset of `text` in the message.
    base: usize,
    /// How many more levels may be opened.
    depth: u32,
    limits: DecodeLimits,
}

impl<'m> Reader<'m> {
    /// Reads a whole message.
    ///
    /// # Errors
    /// When it is longer than the limits allow.
    pub fn new(message: &'m str, limits: &DecodeLimits) -> Result<Self, Error> {
        if message.len() > limits.max_bytes {
            return Err(Error::violation(
                Violation::MessageTooLong,
                limits.max_bytes,
            ));
        }
        Ok(Self::over(Raw::new(message), limits))
    }

    /// Reads a piece of a message.
    #[must_use]
    pub fn over(piece: Raw<'m>, limits: &DecodeLimits) -> Self {
        Self {
            text: piece.as_str(),
            at: 0,
            base: piece.start(),
            depth: limits.max_depth,
            limits: *limits,
        }
    }

    /// Byte offset in the message.
    #[must_use]
    pub const fn position(&self) -> usize {
        self.base + self.at
    }

    /// What comes next. Skips the space before it.
    ///
    /// # Errors
    /// When nothing that could be a value does.
    pub fn peek(&mut self) -> Result<Kind, Error> {
        match self.peek_byte()? {
            b'{' => Ok(Kind::Object),
            b'[' => Ok(Kind::Array),
            b'"' => Ok(Kind::String),
            b'-' | b'0'..=b'9' => Ok(Kind::Number),
            b't' | b'f' => Ok(Kind::Bool),
            b'n' => Ok(Kind::Null),
            _ => Err(self.malformed(Malformed::UnexpectedByte)),
        }
    }

    /// Opens an object.
    ///
    /// # Errors
    /// When the next value is none, or is nested too deep.
    pub fn begin_object(&mut self) -> Result<Members, Error> {
        self.open(Kind::Object, self.limits.max_keys)
    }

    /// Opens an array.
    ///
    /// # Errors
    /// When the next value is none, or is nested too deep.
    pub fn begin_array(&mut self) -> Result<Members, Error> {
        self.open(Kind::Array, self.limits.max_items)
    }

    /// The next key of an object, its value then comes next; `None` when the object has ended.
    ///
    /// # Errors
    /// When the text is malformed, or the object has more keys than the limits allow.
    pub fn next_key(&mut self, members: &mut Members) -> Result<Option<Text<'m>>, Error> {
        if !self.advance(members, b'}', Violation::TooManyKeys)? {
            return Ok(None);
        }
        let key = self.quoted()?;
        self.expect(b':')?;
        Ok(Some(key))
    }

    /// Whether another item of an array comes next; `false` when the array has ended.
    ///
    /// # Errors
    /// When the text is malformed, or the array has more items than the limits allow.
    pub fn next_item(&mut self, members: &mut Members) -> Result<bool, Error> {
        self.advance(members, b']', Violation::TooManyItems)
    }

    /// The next item of an array that must have one.
    ///
    /// # Errors
    /// As [`next_item`](Self::next_item), and a missing field of this name when the array has ended.
    pub fn element(&mut self, members: &mut Members, name: &'static str) -> Result<(), Error> {
        match self.next_item(members)? {
            true => Ok(()),
            false => Err(self.violation(Violation::MissingField(name))),
        }
    }

    /// Skips the items that are left of an array.
    ///
    /// # Errors
    /// When one of them is malformed or breaks a limit.
    pub fn skip_items(&mut self, members: &mut Members) -> Result<(), Error> {
        while self.next_item(members)? {
            self.skip()?;
        }
        Ok(())
    }

    /// Reads a string.
    ///
    /// # Errors
    /// When the next value is none.
    pub fn string(&mut self) -> Result<Text<'m>, Error> {
        self.want(Kind::String)?;
        self.quoted()
    }

    /// Reads a string, or `null` as `None`.
    ///
    /// # Errors
    /// When the next value is neither.
    pub fn optional_string(&mut self) -> Result<Option<Text<'m>>, Error> {
        if self.null()? {
            Ok(None)
        } else {
            self.string().map(Some)
        }
    }

    /// Reads `null`, if that comes next.
    ///
    /// # Errors
    /// When the text is malformed.
    pub fn null(&mut self) -> Result<bool, Error> {
        let found = self.peek()? == Kind::Null;
        if found {
            self.literal("null")?;
        }
        Ok(found)
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    /// When the next value is neither.
    pub fn boolean(&mut self) -> Result<bool, Error> {
        self.want(Kind::Bool)?;
        let value = self.text.as_bytes().get(self.at) == Some(&b't');
        self.literal(if value { "true" } else { "false" })?;
        Ok(value)
    }

    /// Reads an integer that a JavaScript number holds exactly.
    ///
    /// # Errors
    /// When the next value is no number, or one with a fraction, an exponent or too many digits.
    pub fn integer(&mut self) -> Result<i64, Error> {
        self.want(Kind::Number)?;
        let at = self.position();
        let digits = self.number()?;
        number::integer(digits).ok_or(Error::violation(Violation::NumberOutOfRange, at))
    }

    /// Reads an integer that is not negative, and no greater than `T` allows.
    ///
    /// # Errors
    /// As [`integer`](Self::integer).
    pub fn unsigned<T: TryFrom<i64>>(&mut self) -> Result<T, Error> {
        let at = self.position();
        let value = self.integer()?;
        let number = if value < 0 {
            None
        } else {
            T::try_from(value).ok()
        };
        number.ok_or(Error::violation(Violation::NumberOutOfRange, at))
    }

    /// Skips any value and returns its text. Numbers are not interpreted.
    ///
    /// # Errors
    /// When it is malformed or breaks a limit.
    pub fn raw(&mut self) -> Result<Raw<'m>, Error> {
        self.peek()?;
        let start = self.at;
        self.skip()?;
        Ok(Raw::at(self.slice(start, self.at), self.base + start))
    }

    /// Skips an object and returns its text.
    ///
    /// # Errors
    /// When the next value is no object, is malformed or breaks a limit.
    pub fn raw_object(&mut self) -> Result<Raw<'m>, Error> {
        self.want(Kind::Object)?;
        self.raw()
    }

    /// Skips any value.
    ///
    /// # Errors
    /// When it is malformed or breaks a limit.
    pub fn skip(&mut self) -> Result<(), Error> {
        match self.peek()? {
            Kind::Object => {
                let mut members = self.begin_object()?;
                while self.next_key(&mut members)?.is_some() {
                    self.skip()?;
                }
                Ok(())
            }
            Kind::Array => {
                let mut members = self.begin_array()?;
                self.skip_items(&mut members)
            }
            Kind::String => self.quoted().map(drop),
            Kind::Number => self.number().map(drop),
            Kind::Bool => self.boolean().map(drop),
            Kind::Null => self.literal("null"),
        }
    }

    /// Checks that nothing but space follows.
    ///
    /// # Errors
    /// When something does.
    pub fn end(&mut self) -> Result<(), Error> {
        self.at = scan::space(self.text.as_bytes(), self.at);
        if self.at < self.text.len() {
            return Err(self.malformed(Malformed::TrailingBytes));
        }
        Ok(())
    }

    /// The text from a position that was seen before up to here.
    pub(crate) fn since(&self, position: usize) -> Raw<'m> {
        Raw::at(self.slice(position - self.base, self.at), position)
    }

    /// A reader, within the same limits, for a value that this one has passed.
    pub(crate) fn again(&self, value: Raw<'m>) -> Self {
        Self::over(value, &self.limits)
    }

    /// An error about the value that comes next.
    pub(crate) const fn violation(&self, what: Violation) -> Error {
        Error::violation(what, self.position())
    }

    /// Where the reader stands, to come back to.
    pub(crate) const fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            depth: self.depth,
        }
    }

    /// Goes to where it stood before.
    pub(crate) const fn back(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
    }

    /// What remains of an object, read from a mark before one of its keys.
    pub(crate) const fn rest_of_object(&self) -> Members {
        Members {
            left: self.limits.max_keys,
            first: true,
        }
    }

    /// Stands before the key that has just been read, rather than before its value.
    pub(crate) const fn mark_key(&self, key: &Text<'_>) -> Mark {
        Mark {
            at: key.start - 1 - self.base,
            depth: self.depth,
        }
    }

    const fn malformed(&self, what: Malformed) -> Error {
        Error::malformed(what, self.position())
    }

    fn peek_byte(&mut self) -> Result<u8, Error> {
        self.at = scan::space(self.text.as_bytes(), self.at);
        match self.text.as_bytes().get(self.at) {
            Some(&byte) => Ok(byte),
            None => Err(self.malformed(Malformed::EndsEarly)),
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Error> {
        if self.peek_byte()? != byte {
            return Err(self.malformed(Malformed::UnexpectedByte));
        }
        self.at += 1;
        Ok(())
    }

    pub(crate) fn want(&mut self, kind: Kind) -> Result<(), Error> {
        if self.peek()? != kind {
            return Err(self.violation(Violation::WrongType));
        }
        Ok(())
    }

    fn open(&mut self, kind: Kind, limit: u32) -> Result<Members, Error> {
        self.want(kind)?;
        let Some(depth) = self.depth.checked_sub(1) else {
            return Err(self.violation(Violation::TooDeep));
        };
        self.depth = depth;
        self.at += 1;
        Ok(Members {
            left: limit,
            first: true,
        })
    }

    /// Goes to the next member of an object or array, or behind its closing bracket.
    fn advance(
        &mut self,
        members: &mut Members,
        close: u8,
        full: Violation,
    ) -> Result<bool, Error> {
        if self.peek_byte()? == close {
            self.at += 1;
            self.depth += 1;
            return Ok(false);
        }
        if !std::mem::replace(&mut members.first, false) {
            self.expect(b',')?;
        }
        // What follows a comma is a member, never the bracket: reading the member will find out.
        members.left = members
            .left
            .checked_sub(1)
            .ok_or_else(|| self.violation(full))?;
        Ok(true)
    }

    /// A string; the cursor stands on its quote, or before space and the quote.
    fn quoted(&mut self) -> Result<Text<'m>, Error> {
        self.expect(b'"')?;
        let start = self.at;
        let escaped = self.string_body()?;
        let raw = self.slice(start, self.at);
        if raw.len() > self.limits.max_string {
            return Err(Error::violation(
                Violation::StringTooLong,
                self.base + start,
            ));
        }
        self.at += 1;
        Ok(Text {
            raw,
            start: self.base + start,
            escaped,
        })
    }

    /// Goes to the closing quote, and tells whether an escape stands before it.
    fn string_body(&mut self) -> Result<bool, Error> {
        let bytes = self.text.as_bytes();
        let mut escaped = false;
        loop {
            self.at = scan::plain(bytes, self.at);
            match bytes.get(self.at) {
                Some(b'"') => return Ok(escaped),
                Some(b'\\') => {
                    let escape = bytes.get(self.at..).unwrap_or_default();
                    self.at += escape::check(escape).map_err(|what| self.malformed(what))?;
                    escaped = true;
                }
                Some(_) => return Err(self.malformed(Malformed::ControlCharacter)),
                None => return Err(self.malformed(Malformed::EndsEarly)),
            }
        }
    }

    fn number(&mut self) -> Result<&'m str, Error> {
        let start = self.at;
        match number::check(self.text.as_bytes().get(start..).unwrap_or_default()) {
            Some(length) => self.at += length,
            None => return Err(self.malformed(Malformed::BadNumber)),
        }
        Ok(self.slice(start, self.at))
    }

    fn literal(&mut self, word: &str) -> Result<(), Error> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(self.malformed(Malformed::UnexpectedByte));
        }
        self.at += word.len();
        Ok(())
    }

    fn slice(&self, start: usize, end: usize) -> &'m str {
        self.text.get(start..end).unwrap_or_default()
    }
}
