//! `"text"`.

use syn::Lit;
use syn::parse::ParseStream;

use crate::diagnostics::{Diagnostics, Extent};

/// Fixed text, not escaped yet.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) extent: Extent,
}

impl Text {
    pub(super) fn parse(
        input: ParseStream<'_>,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let literal: Lit = input.parse()?;
        let extent = Extent::from(literal.span());
        if let Lit::Str(text) = literal {
            return Ok(Self {
                value: text.value(),
                extent,
            });
        }
        let token = quote::ToTokens::to_token_stream(&literal);
        diagnostics.error(
            extent,
            format!("`{token}` is no text"),
            format!("write it in double quotes, or as a value: `({token})`"),
        );
        Ok(Self {
            value: String::new(),
            extent,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn only_strings_are_text() {
        assert!(errors("\"x\" r#\"y\"#").is_empty());
        assert_eq!(
            error("p { 42 }"),
            "`42` is no text\nhelp: write it in double quotes, or as a value: `(42)`"
        );
        assert!(error("p { 'c' }").starts_with("`'c'` is no text"));
    }
}
