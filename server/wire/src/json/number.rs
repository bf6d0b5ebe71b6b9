//! Numbers: their grammar, and the only ones this protocol computes with.

/// The greatest integer that a JavaScript number holds exactly.
const MAX: i64 = (1 << 53) - 1;

/// Length of the number that `bytes` start with; `None` when they start with none.
pub(super) fn check(bytes: &[u8]) -> Option<usize> {
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    at = match bytes.get(at) {
        Some(b'0') => at + 1,
        _ => digits(bytes, at)?,
    };
    if bytes.get(at) == Some(&b'.') {
        at = digits(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let sign = matches!(bytes.get(at + 1), Some(b'+' | b'-'));
        at = digits(bytes, at + 1 + usize::from(sign))?;
    }
    match bytes.get(at) {
        Some(b'0'..=b'9') => None,
        _ => Some(at),
    }
}

/// The end of the digits that start at `at`; `None` when there is none.
fn digits(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (count > 0).then_some(at + count)
}

/// The value of a number that has neither fraction nor exponent.
pub(super) fn integer(text: &str) -> Option<i64> {
    match text.strip_prefix('-') {
        Some(digits) => natural(digits).map(|value| -value),
        None => natural(text),
    }
}

fn natural(digits: &str) -> Option<i64> {
    let mut value = 0i64;
    for byte in digits.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + i64::from(byte - b'0');
        if value > MAX {
            return None;
        }
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::{check, integer};

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
            assert_eq!(check(good.as_bytes()), Some(good.len()), "{good}");
        }
        for bad in ["", "-", "01", "-01", "1.", ".5", "1e", "1e+", "+1", "x"] {
            assert_eq!(check(bad.as_bytes()), None, "{bad}");
        }
        assert_eq!(check(b"12,"), Some(2));
    }

    #[test]
    fn computes_with_exact_integers_only() {
        assert_eq!(integer("9007199254740991"), Some(9_007_199_254_740_991));
        assert_eq!(integer("-3"), Some(-3));
        for other in ["9007199254740992", "99999999999999999999999", "1.0", "1e2"] {
            assert_eq!(integer(other), None, "{other}");
        }
    }
}
