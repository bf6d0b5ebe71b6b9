//! Character references, and escaping for serialisation.

const NAMED: &[(&str, &str)] = &[
    ("amp;", "&"),
    ("lt;", "<"),
    ("gt;", ">"),
    ("quot;", "\""),
    ("apos;", "'"),
    ("nbsp;", "\u{a0}"),
    ("copy;", "\u{a9}"),
    ("mdash;", "\u{2014}"),
    ("ndash;", "\u{2013}"),
    ("hellip;", "\u{2026}"),
    ("times;", "\u{d7}"),
    ("rarr;", "\u{2192}"),
    ("larr;", "\u{2190}"),
    ("euro;", "\u{20ac}"),
    ("eacute;", "\u{e9}"),
];

/// Text with its character references resolved. Unknown ones stay as written.
pub(crate) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        rest = reference(rest, &mut decoded).unwrap_or_else(|| {
            decoded.push('&');
            rest
        });
    }
    decoded + rest
}

fn reference<'a>(rest: &'a str, decoded: &mut String) -> Option<&'a str> {
    if let Some((name, value)) = NAMED.iter().find(|(name, _)| rest.starts_with(name)) {
        decoded.push_str(value);
        return Some(&rest[name.len()..]);
    }
    let (number, after) = rest.strip_prefix('#')?.split_once(';')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    decoded.push(char::from_u32(code).unwrap_or('\u{fffd}'));
    Some(after)
}

/// Escapes text between tags.
pub(crate) fn escape_text(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            c => html.push(c),
        }
    }
}

/// Escapes an attribute's value.
pub(crate) fn escape_attribute(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '"' => html.push_str("&quot;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            c => html.push(c),
        }
    }
}
