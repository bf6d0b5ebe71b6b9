//! The value of an attribute: text, a splice, a block of them, or a control structure.

use syn::parse::ParseStream;
use syn::{Lit, LitBool, Token, token};

use super::{Name, Node};
use crate::diagnostics::Diagnostics;

/// Parses what follows `attribute=`.
pub(super) fn parse(
    input: ParseStream<'_>,
    name: &Name,
    diagnostics: &mut Diagnostics,
) -> syn::Result<Node> {
    if input.peek(LitBool) {
        report_bool(input, name, diagnostics);
    }
    if input.peek(LitBool) {
        let literal: LitBool = input.parse()?;
        let text = super::Text {
            value: String::new(),
            extent: literal.span.into(),
        };
        return Ok(Node::Text(text));
    }
    if is_value(input) {
        Node::parse(input, diagnostics)
    } else {
        Err(input.error(
            "expected a value: text in double quotes, `(expression)`, `{ … }` or `[option]`",
        ))
    }
}

/// Parses what follows `.` or `#`: a name, or a value.
pub(super) fn parse_name_or_value(
    input: ParseStream<'_>,
    diagnostics: &mut Diagnostics,
) -> syn::Result<Node> {
    if Name::starts(input) {
        let Name { text, extent } = Name::parse(input)?;
        return Ok(Node::Text(super::Text {
            value: text,
            extent,
        }));
    }
    if is_value(input) {
        Node::parse(input, diagnostics)
    } else {
        Err(input.error("expected a name, `(expression)` or `{ … }`"))
    }
}

fn is_value(input: ParseStream<'_>) -> bool {
    input.peek(Lit) || input.peek(token::Paren) || input.peek(token::Brace) || input.peek(Token![@])
}

fn report_bool(input: ParseStream<'_>, name: &Name, diagnostics: &mut Diagnostics) {
    diagnostics.error(
        input.span(),
        "an attribute's value is a string",
        format!(
            "write `{0}` alone to set it, `{0}[condition]` to set it sometimes",
            name.text
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn values_are_text_splices_blocks_and_control_structures() {
        assert!(errors(r#"p title="a" lang=(b) class={ "c" (d) @if e { "f" } } {}"#).is_empty());
    }

    #[test]
    fn a_bool_is_explained() {
        assert!(error("input checked=true;").contains("write `checked` alone"));
    }

    #[test]
    fn a_bare_word_is_no_value() {
        assert!(error("p title=word {}").starts_with("expected a value"));
    }
}
