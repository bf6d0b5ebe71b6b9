//! Names of elements and attributes: `p`, `data-id`, `xlink:href`, `"@click"`.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitInt, LitStr, Token};

use crate::diagnostics::Extent;

/// A name, joined from what Rust takes for several tokens.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) extent: Extent,
}

impl Name {
    /// Whether a browser reads it as `name`: the case of its letters makes no difference.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.text.eq_ignore_ascii_case(name)
    }

    /// Whether a name can start here.
    pub(super) fn starts(input: ParseStream<'_>) -> bool {
        input.peek(Ident::peek_any) || input.peek(LitStr)
    }

    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut name = Self::parse_fragment(input)?;
        while let Some(separator) = Self::parse_separator(input)? {
            name.push(&separator);
            if Self::ends_with_separator(input) {
                continue;
            }
            name.push(&Self::parse_fragment(input)?);
        }
        Ok(name)
    }

    fn push(&mut self, next: &Self) {
        self.text += &next.text;
        self.extent = self.extent.to(next.extent);
    }

    /// `a--b` has an empty fragment between its separators.
    fn ends_with_separator(input: ParseStream<'_>) -> bool {
        input.peek(Token![-]) || input.peek(Token![:])
    }

    fn parse_separator(input: ParseStream<'_>) -> syn::Result<Option<Self>> {
        if input.peek(Token![-]) {
            let sign: Token![-] = input.parse()?;
            Ok(Some(Self {
                text: "-".to_owned(),
                extent: sign.span.into(),
            }))
        } else if input.peek(Token![:]) {
            let sign: Token![:] = input.parse()?;
            Ok(Some(Self {
                text: ":".to_owned(),
                extent: sign.span.into(),
            }))
        } else {
            Ok(None)
        }
    }

    fn parse_fragment(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Ident::peek_any) {
            let ident = input.call(Ident::parse_any)?;
            Ok(Self {
                text: ident.unraw().to_string(),
                extent: ident.span().into(),
            })
        } else if input.peek(LitInt) {
            let number: LitInt = input.parse()?;
            Ok(Self {
                text: number.to_string(),
                extent: number.span().into(),
            })
        } else if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            Ok(Self {
                text: text.value(),
                extent: text.span().into(),
            })
        } else {
            Err(input.error("expected a name"))
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::parse::Parser;

    use super::*;

    fn name(source: &str) -> String {
        let parser = |input: ParseStream<'_>| Name::parse(input);
        parser.parse_str(source).expect("a name").text
    }

    #[test]
    fn names_are_joined_from_their_fragments() {
        assert_eq!(name("data-item-id"), "data-item-id");
        assert_eq!(name("xlink:href"), "xlink:href");
        assert_eq!(name("type"), "type");
        assert_eq!(name("col-2"), "col-2");
        assert_eq!(name("a--b"), "a--b");
        assert_eq!(name("\"@click\""), "@click");
        assert_eq!(name("phx-value-\"x\""), "phx-value-x");
    }
}
