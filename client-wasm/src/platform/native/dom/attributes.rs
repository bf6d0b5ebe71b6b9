//! A slot in a tag: ` name="value" other`, or nothing.

use super::entity;

/// Reads the attributes of a list, as far as it is one: `None` when something else is there.
pub(super) fn read(list: &str) -> Option<Vec<(String, String)>> {
    let mut rest = list.trim_ascii_start();
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let end = rest
            .bytes()
            .position(|byte| byte == b'=' || byte.is_ascii_whitespace());
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        if name.is_empty()
            || name
                .bytes()
                .any(|byte| matches!(byte, b'<' | b'>' | b'/' | b'"' | b'\''))
        {
            return None;
        }
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(quoted) => value(quoted)?,
        };
        attributes.push((name.to_owned(), entity::decode(value)));
        rest = after.trim_ascii_start();
    }
    Some(attributes)
}

fn value(text: &str) -> Option<(&str, &str)> {
    let quote = *text.as_bytes().first()?;
    if quote != b'"' && quote != b'\'' {
        let end = text
            .bytes()
            .position(|byte| byte.is_ascii_whitespace())
            .unwrap_or(text.len());
        return Some(text.split_at(end));
    }
    let inner = &text[1..];
    let end = inner.bytes().position(|byte| byte == quote)?;
    Some((&inner[..end], &inner[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn check(list: &str, wanted: &[(&str, &str)]) {
        let read = read(list).expect("it is a list");
        let read: Vec<(&str, &str)> = read
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        assert_eq!(read, wanted);
    }

    #[test]
    fn lists_are_read() {
        check("", &[]);
        check(" disabled", &[("disabled", "")]);
        check(
            " a=\"x &amp; y\"  b='2' c=3 d",
            &[("a", "x & y"), ("b", "2"), ("c", "3"), ("d", "")],
        );
    }

    #[test]
    fn other_text_is_no_list() {
        assert!(read(" a=\"x").is_none());
        assert!(read("<p>").is_none());
        assert!(read(" =").is_none());
    }
}
