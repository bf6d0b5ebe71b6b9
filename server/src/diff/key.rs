//! Keys and versions as words.

use std::hash::{Hash, Hasher};

use super::secret::Secret;

impl Secret {
    /// The word of a key or a version. An integer is its own word, as far as it fits.
    #[inline]
    pub(super) fn key(&'static self, key: &(impl Hash + ?Sized)) -> u64 {
        let mut hasher = KeyHasher {
            secret: self,
            state: State::Nothing,
        };
        key.hash(&mut hasher);
        hasher.word()
    }
}

/// Hashes like any hasher, but does not hash a single integer.
struct KeyHasher {
    secret: &'static Secret,
    state: State,
}

#[derive(Clone, Copy)]
enum State {
    Nothing,
    Integer(u64),
    Mixed(u64),
}

impl KeyHasher {
    #[inline]
    fn word(&self) -> u64 {
        match self.state {
            State::Nothing => 0,
            State::Integer(number) => self.secret.unsigned(number),
            State::Mixed(hash) => hash | 1 << 63,
        }
    }

    #[inline]
    fn mix(&self, word: u64) -> State {
        State::Mixed(match self.state {
            State::Nothing => word,
            State::Integer(before) => self.secret.mix(self.secret.mix(before, 0), word),
            State::Mixed(before) => self.secret.mix(before, word),
        })
    }
}

impl Hasher for KeyHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        self.state = self.mix(self.secret.hash(bytes));
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        self.state = match self.state {
            State::Nothing => State::Integer(number),
            _ => self.mix(number),
        };
    }

    #[inline]
    fn write_u8(&mut self, number: u8) {
        self.write_u64(number.into());
    }

    #[inline]
    fn write_u16(&mut self, number: u16) {
        self.write_u64(number.into());
    }

    #[inline]
    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    #[inline]
    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.word()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(key: impl Hash) -> u64 {
        Secret::of_process().key(&key)
    }

    #[test]
    fn an_integer_is_its_own_word_whatever_its_width() {
        assert_eq!(word(7u8), word(7u64));
        assert_eq!(word(7u64), Secret::of_process().unsigned(7));
        assert_ne!(word(u64::MAX), word(u64::MAX - 1));
    }

    #[test]
    fn other_keys_differ_when_their_values_do() {
        assert_eq!(word("a"), word(String::from("a")));
        assert_ne!(word("a"), word("b"));
        assert_ne!(word(("ab", "c")), word(("a", "bc")));
        assert_ne!(word((1, 2)), word((2, 1)));
        assert_ne!(word((1u8, 0u8)), word(1u8));
        assert_ne!(word((0u8, 0u8, 0u8)), word((0u8, 0u8)));
        assert_ne!(word(None::<u8>), word(Some(0u8)));
    }
}
