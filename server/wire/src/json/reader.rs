//! The cursor that everything is read with.

use std::ops::Range;

use super::{Raw, Text, scan};
use crate::error::{Error, Fault, Malformed, Violation};
use crate::keys::Field;
use crate::limits::DecodeLimits;

/// A reader has met something it cannot accept. [`Reader::error`] says what.
///
/// The reader keeps the error, so that what it returns stays small: it runs for every byte a browser receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

/// What a value is, as its first byte tells.
// As wide as a register, for WebAssembly.
#[repr(u32)]
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
}

/// A place in a message that a reader can come back to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) at: usize,
    pub(crate) depth: u32,
    pub(crate) first: bool,
}

/// A cursor in a message, standing before a value.
///
/// Its methods fail with [`Stopped`] when the text is malformed, is not what was asked for, or breaks a limit. A reader that has
/// stopped finds nothing more.
#[derive(Debug, Clone)]
pub struct Reader<'m> {
    pub(super) text: &'m str,
    /// Byte offset in `text`.
    pub(super) at: usize,
    /// Byte offset of `text` in the message.
    pub(super) base: usize,
    /// How many more levels may be opened.
    depth: u32,
    /// An object or array has just been opened: no comma comes before its first member.
    first: bool,
    pub(super) limits: DecodeLimits,
    error: Option<Error>,
}

impl<'m> Reader<'m> {
    /// Reads a whole message.
    ///
    /// # Errors
    /// When it is longer than the limits allow.
    pub fn new(message: &'m str, limits: &DecodeLimits) -> Result<Self, Error> {
        if message.len() > limits.max_bytes {
            return Err(Error::new(Violation::MessageTooLong, limits.max_bytes));
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
            first: false,
            limits: *limits,
            error: None,
        }
    }

    /// Why the reader has stopped.
    #[must_use]
    pub fn error(&self) -> Error {
        self.error.unwrap_or(Error {
            fault: Fault::Malformed(Malformed::EndsEarly),
            at: self.position(),
        })
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
    pub fn peek(&mut self) -> Result<Kind, Stopped> {
        match self.next_byte()? {
            '{' => Ok(Kind::Object),
            '[' => Ok(Kind::Array),
            '"' => Ok(Kind::String),
            '-' | '0'..='9' => Ok(Kind::Number),
            't' | 'f' => Ok(Kind::Bool),
            'n' => Ok(Kind::Null),
            _ => self.fail(Malformed::UnexpectedByte),
        }
    }

    /// Opens an object.
    ///
    /// # Errors
    /// When the next value is none, or is nested too deep.
    pub fn begin_object(&mut self) -> Result<Members, Stopped> {
        self.open(Kind::Object)?;
        Ok(self.rest_of_object())
    }

    /// Opens an array.
    ///
    /// # Errors
    /// When the next value is none, or is nested too deep.
    pub fn begin_array(&mut self) -> Result<Members, Stopped> {
        self.open(Kind::Array)?;
        Ok(self.rest_of_array())
    }

    /// The next key of an object, its value then comes next; `None` when the object has ended.
    ///
    /// # Errors
    /// When the text is malformed, or the object has more keys than the limits allow.
    pub fn next_key(&mut self, members: &mut Members) -> Result<Option<Text<'m>>, Stopped> {
        if !self.advance(members, '}', Violation::TooManyKeys)? {
            return Ok(None);
        }
        let key = self.quoted()?;
        self.expect(':')?;
        Ok(Some(key))
    }

    /// As [`next_key`](Self::next_key), when the key does not matter.
    pub(super) fn skip_key(&mut self, members: &mut Members) -> Result<bool, Stopped> {
        let more = self.advance(members, '}', Violation::TooManyKeys)?;
        if more {
            self.skip_string()?;
            self.expect(':')?;
        }
        Ok(more)
    }

    /// Whether another item of an array comes next; `false` when the array has ended.
    ///
    /// # Errors
    /// When the text is malformed, or the array has more items than the limits allow.
    pub fn next_item(&mut self, members: &mut Members) -> Result<bool, Stopped> {
        self.advance(members, ']', Violation::TooManyItems)
    }

    /// The next item of an array that must have one.
    pub(crate) fn element(&mut self, members: &mut Members, field: Field) -> Result<(), Stopped> {
        match self.next_item(members)? {
            true => Ok(()),
            false => self.fail(Violation::MissingField(field)),
        }
    }

    /// Skips the items that are left of an array.
    pub(crate) fn skip_items(&mut self, members: &mut Members) -> Result<(), Stopped> {
        while self.next_item(members)? {
            self.skip()?;
        }
        Ok(())
    }

    /// Checks that nothing but space follows.
    ///
    /// # Errors
    /// When something does.
    pub fn end(&mut self) -> Result<(), Stopped> {
        self.at = scan::space(self.text.as_bytes(), self.at);
        if self.at < self.text.len() {
            self.fail(Malformed::TrailingBytes)
        } else {
            Ok(())
        }
    }

    /// Stops at the value that comes next.
    pub(crate) fn fail<T>(&mut self, fault: impl Into<Fault>) -> Result<T, Stopped> {
        self.fail_at(fault, self.position())
    }

    /// Stops at a place that has been passed.
    pub(crate) fn fail_at<T>(&mut self, fault: impl Into<Fault>, at: usize) -> Result<T, Stopped> {
        self.stop(fault.into(), at);
        Err(Stopped)
    }

    #[cold]
    #[inline(never)]
    pub(crate) fn stop(&mut self, fault: Fault, at: usize) {
        self.error.get_or_insert(Error { fault, at });
        self.text = "";
    }

    /// Whether the reader has stopped. It then finds nothing more.
    pub(crate) const fn has_stopped(&self) -> bool {
        self.error.is_some()
    }

    /// The text from a position that was seen before up to here.
    pub(crate) fn since(&self, position: usize) -> Raw<'m> {
        Raw::at(self.slice(position - self.base, self.at), position)
    }

    /// Where the reader stands, to come back to.
    pub(crate) const fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            depth: self.depth,
            first: self.first,
        }
    }

    /// Goes to where it stood before.
    pub(crate) const fn back(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
        self.first = mark.first;
    }

    /// What remains of an object, read from a mark between two of its members.
    pub(crate) const fn rest_of_object(&self) -> Members {
        Members {
            left: self.limits.max_keys,
        }
    }

    /// What remains of an array.
    pub(crate) const fn rest_of_array(&self) -> Members {
        Members {
            left: self.limits.max_items,
        }
    }

    /// The next byte that is no space, as a character: that and an error fit in a register together.
    #[inline]
    fn next_byte(&mut self) -> Result<char, Stopped> {
        self.at = scan::space(self.text.as_bytes(), self.at);
        match self.text.as_bytes().get(self.at) {
            Some(&byte) => Ok(char::from(byte)),
            None => self.fail(Malformed::EndsEarly),
        }
    }

    #[inline]
    pub(super) fn expect(&mut self, byte: char) -> Result<(), Stopped> {
        if self.next_byte()? != byte {
            return self.fail(Malformed::UnexpectedByte);
        }
        self.at += 1;
        Ok(())
    }

    pub(crate) fn want(&mut self, kind: Kind) -> Result<(), Stopped> {
        if self.peek()? == kind {
            Ok(())
        } else {
            self.fail(Violation::WrongType)
        }
    }

    /// Goes behind an opening bracket.
    pub(crate) fn open(&mut self, kind: Kind) -> Result<(), Stopped> {
        self.want(kind)?;
        let Some(depth) = self.depth.checked_sub(1) else {
            return self.fail(Violation::TooDeep);
        };
        self.depth = depth;
        self.at += 1;
        self.first = true;
        Ok(())
    }

    /// Goes to the next member of an object or array, or behind its closing bracket.
    fn advance(
        &mut self,
        members: &mut Members,
        close: char,
        full: Violation,
    ) -> Result<bool, Stopped> {
        let first = std::mem::take(&mut self.first);
        if self.next_byte()? == close {
            self.at += 1;
            self.depth += 1;
            return Ok(false);
        }
        if !first {
            self.expect(',')?;
        }
        // What follows a comma is a member, never the bracket: reading the member will find out.
        match members.left.checked_sub(1) {
            Some(left) => members.left = left,
            None => return self.fail(full),
        }
        Ok(true)
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'m str {
        slice(self.text, start..end)
    }
}

/// A piece of a text; an empty one where there is none.
pub(crate) fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}
