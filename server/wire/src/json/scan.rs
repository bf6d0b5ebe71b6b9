//! The two loops that see every byte of a message.

/// The first byte at or after `at` that is no white space.
///
/// There is hardly ever any, which one comparison tells.
#[inline]
pub(super) fn space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        if byte > b' ' || !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            break;
        }
        at += 1;
    }
    at
}

/// The first byte at or after `at` that means something inside a string: a quote, a backslash or a control character.
#[inline]
pub(super) fn plain(bytes: &[u8], mut at: usize) -> usize {
    while let Some(word) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let special = special(u64::from_le_bytes(*word));
        if special != 0 {
            return at + (special.trailing_zeros() / 8) as usize;
        }
        at += size_of::<u64>();
    }
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b'"' | b'\\' | ..0x20) {
            break;
        }
        at += 1;
    }
    at
}

/// The high bit of each byte of `word` that is special; bits above the lowest one set may be false.
///
/// Subtracting a bound from every byte at once borrows into the high bit of those below it (Hacker's Delight, 6-1).
fn special(word: u64) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = EACH * 0x80;
    let quote = word ^ (EACH * b'"' as u64);
    let backslash = word ^ (EACH * b'\\' as u64);
    let below = |value: u64, bound: u64| value.wrapping_sub(EACH * bound) & !value;
    (below(quote, 1) | below(backslash, 1) | below(word, 0x20)) & HIGH
}

#[cfg(test)]
mod tests {
    use super::plain;

    /// Every byte, at every place of a word, with every kind of neighbour before it.
    #[test]
    fn finds_the_first_special_byte() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                for filler in [b'a', 0x20, 0x21, 0x7f, 0x80, 0xff] {
                    let mut bytes = [filler; 24];
                    bytes[place] = byte;
                    bytes[22] = b'"';
                    let special = byte < 0x20 || byte == b'"' || byte == b'\\';
                    assert_eq!(plain(&bytes, 0), if special { place } else { 22 });
                }
            }
        }
    }

    #[test]
    fn stops_at_the_end() {
        for length in 0..20 {
            assert_eq!(plain(&vec![b'a'; length], 0), length);
        }
    }
}
