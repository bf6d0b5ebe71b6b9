//! `name attributes { children }` and `name attributes;`.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, Token, token};

use super::{Attribute, Block, Name, link};
use crate::diagnostics::{Diagnostics, Extent};

/// An element of the page.
pub(crate) struct Element {
    pub(crate) name: Name,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) body: Body,
}

/// How an element ends.
pub(crate) enum Body {
    /// `;`
    Empty,
    /// `{ … }`
    Block(Block),
}

impl Element {
    /// Whether an element can start here; without a name it is a `div`.
    pub(super) fn starts(input: ParseStream<'_>) -> bool {
        input.peek(Ident::peek_any) || input.peek(Token![.]) || input.peek(Token![#])
    }

    pub(super) fn parse(
        input: ParseStream<'_>,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let start = input.span();
        let name = if input.peek(Ident::peek_any) {
            Some(Name::parse(input)?)
        } else {
            None
        };
        let mut attributes = Vec::new();
        while Attribute::starts(input) {
            attributes.push(Attribute::parse(input, diagnostics)?);
        }
        let name = name.unwrap_or_else(|| implied_name(start, &attributes));
        if name.text == "a" {
            link::expand(&mut attributes, diagnostics);
        }
        let body = Body::parse(input, &name, diagnostics)?;
        Ok(Self {
            name,
            attributes,
            body,
        })
    }

    /// The nodes between its tags.
    pub(crate) fn children(&self) -> &[super::Node] {
        match &self.body {
            Body::Empty => &[],
            Body::Block(block) => &block.nodes,
        }
    }
}

fn implied_name(start: Span, attributes: &[Attribute]) -> Name {
    let extent = attributes.first().map_or(start.into(), Attribute::extent);
    Name {
        text: "div".to_owned(),
        extent,
    }
}

impl Body {
    fn parse(
        input: ParseStream<'_>,
        name: &Name,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        if input.peek(token::Brace) {
            Block::parse(input, diagnostics).map(Self::Block)
        } else if input.parse::<Option<Token![;]>>()?.is_some() {
            Ok(Self::Empty)
        } else if input.peek(Token![/]) {
            let slash: Token![/] = input.parse()?;
            diagnostics.error(
                slash.span,
                "an element does not end with `/`",
                "write `;` instead",
            );
            Ok(Self::Empty)
        } else {
            Err(not_closed(input, name))
        }
    }
}

fn not_closed(input: ParseStream<'_>, name: &Name) -> syn::Error {
    let message = format!(
        "expected an attribute, `{{` or `;` after `{0}`\nhelp: write `{0} {{ … }}`, or `{0};` when it has no children",
        name.text
    );
    if input.is_empty() {
        syn::Error::new(Extent::span(name.extent), message)
    } else {
        input.error(message)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn an_element_ends_with_a_block_or_a_semicolon() {
        assert!(errors("p {} br; .card {} #main {} data-x-y {}").is_empty());
        assert!(error("p").starts_with("expected an attribute, `{` or `;` after `p`"));
        assert_eq!(
            error("br / p {}"),
            "an element does not end with `/`\nhelp: write `;` instead"
        );
    }

    #[test]
    fn an_element_without_a_name_is_a_div() {
        assert!(error(".card { tr {} }").contains("`div`"));
    }
}
