//! Values that are no containers, and values of any kind that are skipped.

use super::reader::{Kind, Reader};
use super::{Raw, Text, escape, number, scan};
use crate::error::{Error, Malformed, Violation};

impl<'m> Reader<'m> {
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
                while self.skip_key(&mut members)? {
                    self.skip()?;
                }
                Ok(())
            }
            Kind::Array => {
                let mut members = self.begin_array()?;
                self.skip_items(&mut members)
            }
            Kind::String => self.skip_string().map(drop),
            Kind::Number => self.number().map(drop),
            Kind::Bool => self.boolean().map(drop),
            Kind::Null => self.literal("null"),
        }
    }

    /// A string; the cursor stands on its quote, or before space and the quote.
    pub(crate) fn quoted(&mut self) -> Result<Text<'m>, Error> {
        let (start, escaped) = self.skip_string()?;
        let raw = self.slice(start, self.at - 1);
        Ok(Text {
            raw,
            start: self.base + start,
            escaped,
        })
    }

    /// Goes behind a string. Returns where it starts, and whether an escape is in it.
    pub(super) fn skip_string(&mut self) -> Result<(usize, bool), Error> {
        self.expect(b'"')?;
        let start = self.at;
        let escaped = self.string_body()?;
        if self.at - start > self.limits.max_string {
            return Err(Error::violation(
                Violation::StringTooLong,
                self.base + start,
            ));
        }
        self.at += 1;
        Ok((start, escaped))
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
}
