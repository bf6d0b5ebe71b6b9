//! Numbers as people type them.

use serde_json::{Number, Value};

use super::{BLANK, INVALID};

/// Reads a whole number.
pub(super) fn integer<N: TryFrom<i128>>(value: &Value) -> Result<N, &'static str> {
    let wide = match value {
        Value::Number(number) => whole(number),
        Value::String(text) => return text_integer(text.trim()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return Err(INVALID),
    };
    N::try_from(wide.ok_or(NOT_WHOLE)?).map_err(|_| OUT_OF_RANGE)
}

/// Reads a number with a fraction.
pub(super) fn float(value: &Value) -> Result<f64, &'static str> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) if text.trim().is_empty() => return Err(BLANK),
        Value::String(text) => text.trim().parse().ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return Err(INVALID),
    };
    number.filter(|number| number.is_finite()).ok_or(NO_NUMBER)
}

fn text_integer<N: TryFrom<i128>>(text: &str) -> Result<N, &'static str> {
    if text.is_empty() {
        return Err(BLANK);
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NOT_WHOLE);
    }
    let wide: i128 = text.parse().map_err(|_| OUT_OF_RANGE)?;
    N::try_from(wide).map_err(|_| OUT_OF_RANGE)
}

fn whole(number: &Number) -> Option<i128> {
    number
        .as_i64()
        .map(i128::from)
        .or_else(|| number.as_u64().map(i128::from))
}

const NOT_WHOLE: &str = "is not a whole number";
const NO_NUMBER: &str = "is not a number";
const OUT_OF_RANGE: &str = "is out of range";
