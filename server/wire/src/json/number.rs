//! Numbers: their grammar, and the only ones this protocol computes with.

/// The greatest integer that a JavaScript number holds exactly.
const MAX: u64 = (1 << 53) - 1;
const MAX_DIGITS: usize = 16;

/// The end of the number that starts at `at`; `None` when none does.
pub(super) fn check(bytes: &[u8], at: usize) -> Option<usize> {
    let start = at + usize::from(bytes.get(at) == Some(&b'-'));
    let mut end = digits(bytes, start);
    let is_padded = end > start + 1 && bytes.get(start) == Some(&b'0');
    let mut is_complete = end > start && !is_padded;
    if bytes.get(end) == Some(&b'.') {
        let start = end + 1;
        end = digits(bytes, start);
        is_complete &= end > start;
    }
    if let Some(b'e' | b'E') = bytes.get(end) {
        let sign = matches!(bytes.get(end + 1), Some(b'+' | b'-'));
        let start = end + 1 + usize::from(sign);
        end = digits(bytes, start);
        is_complete &= end > start;
    }
    is_complete.then_some(end)
}

/// The end of the digits that start at `at`.
fn digits(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b'0'..=b'9') = bytes.get(at) {
        at += 1;
    }
    at
}

/// The value of a number that has neither fraction nor exponent.
pub(super) fn integer(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        _ => (1, text),
    };
    natural(digits).map(|value| sign * value as i64)
}

/// The integer that this spells as JavaScript would, if a JavaScript number holds it exactly.
pub(crate) fn natural(digits: &[u8]) -> Option<u64> {
    let is_padded = matches!(digits, [b'0', _, ..]);
    if !matches!(digits.len(), 1..=MAX_DIGITS) || is_padded {
        return None;
    }
    let mut value = 0;
    for byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + u64::from(byte - b'0');
    }
    (value <= MAX).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{check, integer, natural};

    #[test]
    fn knows_the_grammar() {
        for good in [
            "0",
            "-0",
            "7",
            "10",
            "-12.5",
            "1e400",
            "1E+9",
            "0.0e-1",
            "9007199254740993",
        ] {
            assert_eq!(check(good.as_bytes(), 0), Some(good.len()), "{good}");
        }
        for bad in ["", "-", "01", "-01", "1.", ".5", "1e", "1e+", "+1", "x"] {
            assert_eq!(check(bad.as_bytes(), 0), None, "{bad}");
        }
        assert_eq!(check(b"[12,", 1), Some(3));
    }

    #[test]
    fn computes_with_exact_integers_only() {
        assert_eq!(integer(b"9007199254740991"), Some(9_007_199_254_740_991));
        assert_eq!(integer(b"-3"), Some(-3));
        for other in ["9007199254740992", "99999999999999999999999", "1.0", "1e2"] {
            assert_eq!(integer(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn spells_numbers_as_javascript_does() {
        assert_eq!(natural(b"0"), Some(0));
        assert_eq!(natural(b"4294967296"), Some(4_294_967_296));
        for other in [
            "",
            "00",
            "01",
            "-1",
            "+1",
            "1.0",
            "1e3",
            "9999999999999999",
            "k",
            " 1",
        ] {
            assert_eq!(natural(other.as_bytes()), None, "{other}");
        }
    }
}
