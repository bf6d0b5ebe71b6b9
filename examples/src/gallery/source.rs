//! Colours for Rust: a small reader of words, strings and comments. It knows no grammar, which is
//! enough to tell a keyword from a type and a comment from code.

use bennu::prelude::*;
use bennu::template::render_html;
use maud::PreEscaped;

/// What a piece of source is; the word is its class in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Comment,
    Keyword,
    Text,
    Type,
    Macro,
    Number,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "p",
            Self::Comment => "c",
            Self::Keyword => "k",
            Self::Text => "s",
            Self::Type => "t",
            Self::Macro => "m",
            Self::Number => "n",
        }
    }
}

/// The source as HTML: one `span.l` for each line, pieces with colours inside.
pub fn highlight(source: &str) -> PreEscaped<String> {
    let mut html = String::with_capacity(source.len() * 3);
    render_html(
        html! {
            @for line in source.lines() {
                span.l {
                    @for (kind, text) in pieces(line) {
                        @if kind == Kind::Plain { (text) } @else { span class=(kind.class()) { (text) } }
                    }
                }
            }
        },
        &mut html,
    );
    PreEscaped(html)
}

/// Cuts a line into pieces. Strings that go over several lines lose their colour on the later ones.
fn pieces(line: &str) -> Vec<(Kind, &str)> {
    let mut pieces: Vec<(Kind, &str)> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let (kind, length) = next(&line[at..]);
        match pieces.last_mut() {
            // Neighbours of one kind are one piece.
            Some((last, text)) if *last == kind => *text = &line[at - text.len()..at + length],
            _ => pieces.push((kind, &line[at..at + length])),
        }
        at += length;
    }
    pieces
}

/// The kind and the length of the piece that `rest` begins with.
fn next(rest: &str) -> (Kind, usize) {
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '/' if rest.starts_with("//") => (Kind::Comment, rest.len()),
        '"' => (Kind::Text, string_length(rest)),
        '\'' => character(rest),
        '0'..='9' => (
            Kind::Number,
            length_while(rest, |c| c.is_ascii_alphanumeric() || c == '_'),
        ),
        '@' => (Kind::Keyword, 1 + length_while(&rest[1..], is_word)),
        _ if is_word(first) => word(rest),
        _ => (Kind::Plain, first.len_utf8()),
    }
}

fn word(rest: &str) -> (Kind, usize) {
    const KEYWORDS: [&str; 31] = [
        "as", "async", "await", "const", "crate", "else", "enum", "fn", "for", "if", "impl", "in",
        "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "self", "Self",
        "static", "struct", "super", "trait", "type", "use", "where", "while",
    ];
    let length = length_while(rest, is_word);
    let word = &rest[..length];
    let is_macro = rest[length..].starts_with('!') && !rest[length..].starts_with("!=");
    match word {
        _ if KEYWORDS.contains(&word) => (Kind::Keyword, length),
        _ if is_macro => (Kind::Macro, length + 1),
        _ if word.starts_with(|c: char| c.is_ascii_uppercase()) => (Kind::Type, length),
        _ => (Kind::Plain, length),
    }
}

/// A string up to its closing quote, or to the end of the line.
fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (index, character) in rest.char_indices().skip(1) {
        match character {
            '"' if !escaped => return index + 1,
            _ => escaped = character == '\\' && !escaped,
        }
    }
    rest.len()
}

/// A character in quotes; a lifetime otherwise.
fn character(rest: &str) -> (Kind, usize) {
    let mut inner = rest[1..].char_indices();
    let first = inner.next().map(|(_, character)| character);
    let end = match first {
        Some('\\') => rest[2..]
            .find('\'')
            .filter(|&at| at > 0 || rest[2..].starts_with("''"))
            .map(|at| at + 3),
        Some(c) if rest[1 + c.len_utf8()..].starts_with('\'') => Some(c.len_utf8() + 2),
        _ => None,
    };
    match end {
        Some(length) => (Kind::Text, length),
        None => (Kind::Type, 1 + length_while(&rest[1..], is_word)),
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn length_while(text: &str, is_in: impl Fn(char) -> bool) -> usize {
    text.find(|character| !is_in(character))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::Kind::{Comment, Keyword, Macro, Number, Plain, Text, Type};
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[(Kind, &str)]) {
        assert_eq!(pieces(line), expected);
    }

    #[test]
    fn words_have_kinds() {
        check(
            "let x: Vec = 10;",
            &[
                (Keyword, "let"),
                (Plain, " x: "),
                (Type, "Vec"),
                (Plain, " = "),
                (Number, "10"),
                (Plain, ";"),
            ],
        );
        check(
            "html! { @if a }",
            &[
                (Macro, "html!"),
                (Plain, " { "),
                (Keyword, "@if"),
                (Plain, " a }"),
            ],
        );
        check("a != b // c", &[(Plain, "a != b "), (Comment, "// c")]);
    }

    #[test]
    fn strings_end_at_their_quote() {
        check(
            r#"f("a \" // b")"#,
            &[(Plain, "f("), (Text, r#""a \" // b""#), (Plain, ")")],
        );
    }

    #[test]
    fn lifetimes_are_no_characters() {
        check(
            "&'a 'b' '\\n'",
            &[
                (Plain, "&"),
                (Type, "'a"),
                (Plain, " "),
                (Text, "'b'"),
                (Plain, " "),
                (Text, "'\\n'"),
            ],
        );
    }

    #[test]
    fn markup_in_a_source_is_escaped() {
        let html = highlight("a < b").0;
        assert!(html.starts_with(r#"<span class="l">a &lt; b"#), "{html}");
    }
}
