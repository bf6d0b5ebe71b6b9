//! Words: eight bytes that stand for the text of one slot.
//!
//! Equal words mean equal text. The other way round it does not have to hold: a word that differs
//! costs a message, a word that is equal by mistake would leave a wrong page. Short text and integers
//! are therefore their own words, and only longer text is hashed.
//!
//! ```text
//! 1hhhhhhh ...      63 bits of a hash
//! 00000nnn ...      n bytes of text, 0 to 7
//! 0000tttt ...      an integer or a character of 56 bits, by its type
//! 0001tttt ...      the header of a block, with its span
//! ```

use std::hash::Hash;

use super::secret::Secret;
use crate::template::{Shape, Value, packed};

const HASHED: u64 = 1 << 63;
const TAG_SHIFT: u32 = 56;
const UNSIGNED: u64 = 8 << TAG_SHIFT;
const SIGNED: u64 = 9 << TAG_SHIFT;
const CHAR: u64 = 10 << TAG_SHIFT;
const BLOCK: u64 = 16 << TAG_SHIFT;
const PAYLOAD: u64 = (1 << TAG_SHIFT) - 1;

/// The word of no text.
pub(super) const EMPTY: u64 = 0;
/// The word of an attribute that is not there.
pub(super) const ABSENT: u64 = 11 << TAG_SHIFT;

/// What a block on the tape holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Block {
    #[default]
    Node = 0,
    List = 1,
    Memo = 2,
    Stream = 3,
}

impl Block {
    /// The header of a block of `span` words, itself included.
    pub(super) fn header(self, span: usize) -> u64 {
        BLOCK | (self as u64) << TAG_SHIFT | span as u64 & PAYLOAD
    }

    /// Whether `word` is the header of such a block.
    #[inline]
    pub(super) fn is_header(self, word: u64) -> bool {
        word >> TAG_SHIFT == (BLOCK >> TAG_SHIFT | self as u64)
    }
}

/// How many words the slot takes that begins with `word`.
#[inline]
pub(super) fn span(word: u64) -> usize {
    let is_block = word & (HASHED | BLOCK) == BLOCK;
    if is_block {
        (word & PAYLOAD) as usize
    } else {
        1
    }
}

impl Secret {
    /// The word of a value; none for one that has to be formatted first.
    #[inline]
    pub(super) fn value(&self, value: Value<'_>, shape: Shape) -> Option<u64> {
        let word = self.plain(value)?;
        Some(if shape.is_plain() {
            word
        } else {
            self.shaped(word, shape)
        })
    }

    #[inline]
    fn plain(&self, value: Value<'_>) -> Option<u64> {
        Some(match value {
            Value::Text(text) => self.text(text),
            Value::Unsigned(number) => self.unsigned(number),
            Value::Signed(number) => self.signed(number),
            Value::Char(char) => CHAR | u64::from(char),
            Value::Float(number) => self.mix(number.to_bits(), 8) | HASHED,
            Value::Float32(number) => self.mix(number.to_bits().into(), 4) | HASHED,
            Value::Display(_) => return None,
        })
    }

    /// Text is not the same when other text stands around it.
    fn shaped(&self, word: u64, shape: Shape) -> u64 {
        let name = self.hash(shape.name().as_bytes());
        self.mix(word, name ^ u64::from(shape.is_url())) | HASHED
    }

    /// The word of text.
    #[inline]
    pub(super) fn text(&self, text: &str) -> u64 {
        match packed(text.as_bytes()) {
            Some(bytes) => (text.len() as u64) << TAG_SHIFT | bytes,
            None => self.hash(text.as_bytes()) | HASHED,
        }
    }

    /// The word of markup. Never that of text: the same characters mean something else there.
    #[inline]
    pub(super) fn markup(&self, html: &str) -> u64 {
        self.mix(self.hash(html.as_bytes()), 2) | HASHED
    }

    /// The word of text that is known by a key.
    pub(super) fn lazy(&'static self, key: &(impl Hash + ?Sized)) -> u64 {
        self.mix(self.key(key), 3) | HASHED
    }

    /// The word of the key of an entry whose slots are a memo.
    pub(super) fn memo_key(&'static self, key: &(impl Hash + ?Sized)) -> u64 {
        self.mix(self.key(key), 5) | HASHED
    }

    /// The word of an integer without sign.
    #[inline]
    pub(super) fn unsigned(&self, number: u64) -> u64 {
        if number <= PAYLOAD {
            UNSIGNED | number
        } else {
            self.mix(number, 0) | HASHED
        }
    }

    /// The word of an integer.
    #[inline]
    pub(super) fn signed(&self, number: i64) -> u64 {
        // A small number has its upper bits equal to its sign.
        let small = number << (64 - TAG_SHIFT) >> (64 - TAG_SHIFT) == number;
        if small {
            SIGNED | number as u64 & PAYLOAD
        } else {
            self.mix(number as u64, 1) | HASHED
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn word(value: Value<'_>) -> u64 {
        Secret::of_process().value(value, Shape::PLAIN).unwrap()
    }

    #[test]
    fn different_values_have_different_words() {
        let texts = [
            "", "a", "b", "ab", "ba", "a\0", "\0", "1234567", "123456\0", "12345678", "é",
        ];
        let signed = [
            0,
            1,
            -1,
            i64::MIN,
            i64::MAX,
            1 << 55,
            -(1 << 55),
            (1 << 55) - 1,
        ];
        let unsigned = [0, 1, u64::MAX, PAYLOAD, PAYLOAD + 1];
        let mut words = HashSet::new();
        assert!(
            texts
                .into_iter()
                .all(|text| words.insert(word(Value::Text(text))))
        );
        assert!(
            signed
                .into_iter()
                .all(|number| words.insert(word(Value::Signed(number))))
        );
        assert!(
            unsigned
                .into_iter()
                .all(|number| words.insert(word(Value::Unsigned(number))))
        );
        assert!(
            [0.0, -0.0, 1.0]
                .into_iter()
                .all(|number| words.insert(word(Value::Float(number))))
        );
        assert!(
            [0.0, -0.0]
                .into_iter()
                .all(|number| words.insert(word(Value::Float32(number))))
        );
        assert!(
            ['a', '\0']
                .into_iter()
                .all(|char| words.insert(word(Value::Char(char))))
        );
        assert!(words.insert(ABSENT));
    }

    #[test]
    fn a_value_in_another_shape_has_another_word() {
        let shapes = [
            Shape::PLAIN,
            Shape::URL,
            Shape::attribute("a"),
            Shape::attribute("b"),
            Shape::url_attribute("a"),
        ];
        let value = |shape| Secret::of_process().value(Value::Text("x"), shape);
        let words: HashSet<_> = shapes.into_iter().map(value).collect();
        assert_eq!(words.len(), shapes.len());
    }

    #[test]
    fn no_value_looks_like_a_block() {
        for text in ["", "1234567", "a longer text that is hashed", "\u{10ffff}"] {
            assert_eq!(span(word(Value::Text(text))), 1);
        }
        for number in [0, -1, i64::MIN, i64::MAX] {
            assert_eq!(span(word(Value::Signed(number))), 1);
            assert_eq!(span(word(Value::Unsigned(number as u64))), 1);
        }
        assert_eq!(span(ABSENT), 1);
    }

    #[test]
    fn a_header_says_what_it_is_and_how_long() {
        for block in [Block::Node, Block::List, Block::Memo, Block::Stream] {
            let header = block.header(70_000);
            assert!(block.is_header(header));
            assert_eq!(span(header), 70_000);
        }
        assert!(!Block::Node.is_header(Block::List.header(3)));
        assert!(!Block::Node.is_header(HASHED | BLOCK | 3));
    }
}
