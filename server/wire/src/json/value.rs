//! Values that are no containers, and values of any kind that are skipped.

use super::reader::{Kind, Reader, Stopped};
use super::{Raw, Text, escape, number, scan};
use crate::error::{Malformed, Violation};

impl<'m> Reader<'m> {
    /// Reads a string.
    ///
    /// # Errors
    /// When the next value is none.
    pub fn string(&mut self) -> Result<Text<'m>, Stopped> {
        self.want(Kind::String)?;
        self.quoted()
    }

    /// Reads a string, or `null` as `None`.
    ///
    /// # Errors
    /// When the next value is neither.
    pub fn optional_string(&mut self) -> Result<Option<Text<'m>>, Stopped> {
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
    pub fn null(&mut self) -> Result<bool, Stopped> {
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
    pub fn boolean(&mut self) -> Result<bool, Stopped> {
        self.want(Kind::Bool)?;
        let value = self.text.as_bytes().get(self.at) == Some(&b't');
        self.literal(if value { "true" } else { "false" })?;
        Ok(value)
    }

    /// Reads an integer that a JavaScript number holds exactly.
    ///
    /// # Errors
    /// When the next value is no number, or one with a fraction, an exponent or too many digits.
    pub fn integer(&mut self) -> Result<i64, Stopped> {
        self.want(Kind::Number)?;
        let start = self.at;
        self.number()?;
        match number::integer(self.slice(start, self.at).as_bytes()) {
            Some(value) => Ok(value),
            None => self.fail_at(Violation::NumberOutOfRange, self.base + start),
        }
    }

    /// Reads an integer between zero and `max`.
    ///
    /// # Errors
    /// As [`integer`](Self::integer).
    pub fn natural(&mut self, max: u64) -> Result<u64, Stopped> {
        self.peek()?;
        let at = self.position();
        match u64::try_from(self.integer()?) {
            Ok(value) if value <= max => Ok(value),
            _ => self.fail_at(Violation::NumberOutOfRange, at),
        }
    }

    /// Reads an index, or a count.
    ///
    /// # Errors
    /// As [`integer`](Self::integer).
    pub fn index(&mut self) -> Result<u32, Stopped> {
        self.natural(u32::MAX.into()).map(|value| value as u32)
    }

    /// Skips any value and returns its text. Numbers are not interpreted.
    ///
    /// # Errors
    /// When it is malformed or breaks a limit.
    pub fn raw(&mut self) -> Result<Raw<'m>, Stopped> {
        self.peek()?;
        let start = self.position();
        self.skip()?;
        Ok(self.since(start))
    }

    /// Skips an object and returns its text.
    ///
    /// # Errors
    /// When the next value is no object, is malformed or breaks a limit.
    pub fn raw_object(&mut self) -> Result<Raw<'m>, Stopped> {
        self.want(Kind::Object)?;
        self.raw()
    }

    /// Skips any value.
    ///
    /// # Errors
    /// When it is malformed or breaks a limit.
    pub fn skip(&mut self) -> Result<(), Stopped> {
        match self.peek()? {
            Kind::Object => {
                let mut members = self.begin_object()?;
                while self.skip_key(&mut members)? {
                    self.skip()?;
                }
                Ok(())
            }
            Kind::Array => {
                let mut members = self.begin_array()?;
                self.skip_items(&mut members)
            }
            Kind::String => self.skip_string(),
            Kind::Number => self.number(),
            Kind::Bool => self.boolean().map(drop),
            Kind::Null => self.literal("null"),
        }
    }

    /// A string; the cursor stands on its quote, or before space and the quote.
    pub(crate) fn quoted(&mut self) -> Result<Text<'m>, Stopped> {
        self.expect('"')?;
        let start = self.at;
        let escaped = self.string_body()?;
        let raw = self.slice(start, self.at - 1);
        Ok(Text {
            raw,
            start: self.base + start,
            escaped,
        })
    }

    /// Goes behind a string.
    pub(super) fn skip_string(&mut self) -> Result<(), Stopped> {
        self.expect('"')?;
        self.string_body().map(drop)
    }

    /// Goes behind the closing quote, and tells whether an escape stands before it.
    fn string_body(&mut self) -> Result<bool, Stopped> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at = scan::plain(bytes, self.at);
            match bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    match escape::check(bytes.get(self.at..).unwrap_or_default()) {
                        Ok(length) => self.at += length,
                        Err(what) => return self.fail(what),
                    }
                }
                Some(_) => return self.fail(Malformed::ControlCharacter),
                None => return self.fail(Malformed::EndsEarly),
            }
        }
        if self.at - start > self.limits.max_string {
            return self.fail_at(Violation::StringTooLong, self.base + start);
        }
        self.at += 1;
        Ok(escaped)
    }

    /// Goes behind a number.
    fn number(&mut self) -> Result<(), Stopped> {
        match number::check(self.text.as_bytes(), self.at) {
            Some(end) => self.at = end,
            None => return self.fail(Malformed::BadNumber),
        }
        Ok(())
    }

    fn literal(&mut self, word: &str) -> Result<(), Stopped> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return self.fail(Malformed::UnexpectedByte);
        }
        self.at += word.len();
        Ok(())
    }
}
