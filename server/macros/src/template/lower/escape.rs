//! Fixed text becomes HTML at compile time. Values are escaped at run time, by `bennu`.

/// Text between tags.
pub(super) fn text(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A parser reads a bare one as a newline.
            '\r' => out.push_str("&#13;"),
            other => out.push(other),
        }
    }
}

/// Text between the double quotes of an attribute.
pub(super) fn attribute(value: &str, out: &mut String) {
    let mut parts = value.split('"');
    text(parts.next().unwrap_or_default(), out);
    for part in parts {
        out.push_str("&quot;");
        text(part, out);
    }
}
