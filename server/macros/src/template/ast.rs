//! What the user wrote, node by node; it interprets nothing.
//!
//! Each node parses itself from the tokens and reports what it can recover from; an error it returns gives up the
//! node, and the list of nodes it stands in goes on after it.

mod attribute;
mod block;
mod component;
mod element;
mod for_;
mod if_;
mod let_;
mod link;
mod match_;
mod name;
mod splice;
mod stream;
mod text;
mod value;
mod while_;

use proc_macro2::TokenStream;
use syn::Token;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Ident, Lit};

pub(crate) use attribute::{Attribute, AttributeKind};
pub(crate) use block::Block;
pub(crate) use component::{Component, PropValue};
pub(crate) use element::{Body, Element};
pub(crate) use for_::For;
pub(crate) use if_::{Else, If};
pub(crate) use let_::Let;
pub(crate) use match_::{Arm, Match};
pub(crate) use name::Name;
pub(crate) use splice::Splice;
pub(crate) use stream::Stream;
pub(crate) use text::Text;
pub(crate) use while_::While;

use crate::diagnostics::{Diagnostics, Extent};

/// One thing in a template or in an attribute's value.
pub(crate) enum Node {
    Text(Text),
    Splice(Splice),
    Element(Element),
    Component(Component),
    Block(Block),
    If(If),
    Match(Match),
    For(For),
    While(While),
    Stream(Stream),
    Let(Let),
}

/// Parses a whole template.
pub(crate) fn parse(input: TokenStream, diagnostics: &mut Diagnostics) -> Vec<Node> {
    let parser = |input: ParseStream<'_>| Ok(block::nodes(input, diagnostics));
    parser.parse2(input).unwrap_or_default()
}

impl Node {
    fn parse(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Self> {
        if input.peek(Token![@]) {
            return Self::parse_control(input, diagnostics);
        }
        if is_keyword(input) {
            let keyword: Ident = input.fork().call(Ident::parse_any)?;
            diagnostics.error(
                keyword.span(),
                format!("found the keyword `{keyword}`"),
                format!("write `@{keyword}`"),
            );
            return Self::parse_keyword(input, keyword.span().into(), diagnostics);
        }
        if input.peek(Lit) {
            Text::parse(input, diagnostics).map(Self::Text)
        } else if input.peek(syn::token::Paren) {
            Splice::parse(input).map(Self::Splice)
        } else if input.peek(syn::token::Brace) {
            Block::parse(input, diagnostics).map(Self::Block)
        } else if Component::starts(input) {
            Component::parse(input, diagnostics).map(Self::Component)
        } else if Element::starts(input) {
            Element::parse(input, diagnostics).map(Self::Element)
        } else {
            Err(unexpected(input))
        }
    }

    fn parse_control(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Self> {
        let at: Token![@] = input.parse()?;
        Self::parse_keyword(input, at.span.into(), diagnostics)
    }

    fn parse_keyword(
        input: ParseStream<'_>,
        at: Extent,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        if input.peek(Token![if]) {
            If::parse(input, diagnostics).map(Self::If)
        } else if input.peek(Token![for]) {
            For::parse(input, at, diagnostics).map(Self::For)
        } else if input.peek(Token![while]) {
            While::parse(input, at, diagnostics).map(Self::While)
        } else if input.peek(Token![match]) {
            Match::parse(input, diagnostics).map(Self::Match)
        } else if input.peek(Token![let]) {
            Let::parse(input).map(Self::Let)
        } else if Stream::starts(input) {
            Stream::parse(input, at, diagnostics).map(Self::Stream)
        } else if input.peek(Token![else]) {
            Err(input.error("`@else` must follow the block of an `@if`"))
        } else {
            Err(input.error("expected `if`, `for`, `while`, `match`, `let` or `stream` after `@`"))
        }
    }

    /// From its first to its last token, as far as it is worth underlining.
    pub(crate) fn extent(&self) -> Extent {
        match self {
            Self::Text(text) => text.extent,
            Self::Splice(splice) => splice.extent,
            Self::Element(element) => element.name.extent,
            Self::Component(component) => Extent::of(&component.path),
            Self::Block(block) => block.extent,
            Self::If(node) => node.extent,
            Self::Match(node) => node.extent,
            Self::For(node) => node.extent,
            Self::While(node) => node.extent,
            Self::Stream(node) => node.extent,
            Self::Let(node) => Extent::of(&node.local),
        }
    }
}

/// A Rust keyword that opens a control structure and was probably meant to have its `@`.
fn is_keyword(input: ParseStream<'_>) -> bool {
    let keyword = input.peek(Token![if])
        || input.peek(Token![for])
        || input.peek(Token![while])
        || input.peek(Token![match])
        || input.peek(Token![let]);
    keyword && !input.peek2(Token![=])
}

fn unexpected(input: ParseStream<'_>) -> syn::Error {
    if input.peek(Token![<]) && input.peek2(Token![!]) {
        input.error("comments are written as in Rust: `// …`; the page does not get them")
    } else if input.peek(Token![<]) {
        input.error("tags are written without angle brackets: `p { \"text\" }`")
    } else if input.peek(Token![/]) {
        input.error("elements are closed by `;` or by the end of their block, not by `/`")
    } else {
        input.error("expected an element, text in double quotes, `(expression)`, `{ … }` or `@`")
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{error, errors};

    #[test]
    fn every_broken_node_is_reported() {
        let found = errors("p { <b> } div { 1 } (a, b)");
        assert_eq!(found.len(), 3, "{found:#?}");
    }

    #[test]
    fn a_keyword_without_its_sign_is_explained_once() {
        assert_eq!(
            error("if x { p {} }"),
            "found the keyword `if`\nhelp: write `@if`"
        );
        assert_eq!(
            error("for x in y { p {} }"),
            "found the keyword `for`\nhelp: write `@for`"
        );
    }

    #[test]
    fn an_unknown_control_structure_names_the_known_ones() {
        assert!(error("@loop { }").contains("expected `if`, `for`"));
    }

    #[test]
    fn angle_brackets_are_explained() {
        assert!(error("<!-- x -->").starts_with("comments are written as in Rust"));
        assert!(error("<br>").starts_with("tags are written without angle brackets"));
    }

    #[test]
    fn a_stray_else_is_reported() {
        assert!(error("@else { }").contains("must follow"));
    }
}
