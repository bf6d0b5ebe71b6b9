//! `@match value { pattern if guard => { … } pattern => element { … } }`.

use syn::parse::ParseStream;
use syn::{Expr, Pat, Token, braced};

use super::Node;
use crate::diagnostics::{Diagnostics, Extent};

/// A choice by pattern.
pub(crate) struct Match {
    pub(crate) on: Expr,
    pub(crate) arms: Vec<Arm>,
    pub(crate) extent: Extent,
}

/// One pattern and what it shows.
pub(crate) struct Arm {
    pub(crate) pattern: Pat,
    pub(crate) guard: Option<Expr>,
    pub(crate) body: Node,
}

impl Match {
    pub(super) fn parse(
        input: ParseStream<'_>,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let keyword: Token![match] = input.parse()?;
        let on = input.call(Expr::parse_without_eager_brace)?;
        let content;
        braced!(content in input);
        let mut arms = Vec::new();
        while !content.is_empty() {
            arms.push(Arm::parse(&content, diagnostics)?);
        }
        Ok(Self {
            on,
            arms,
            extent: keyword.span.into(),
        })
    }
}

impl Arm {
    fn parse(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Self> {
        let pattern = Pat::parse_multi_with_leading_vert(input)?;
        let guard = match input.parse::<Option<Token![if]>>()? {
            Some(_) => Some(input.parse()?),
            None => None,
        };
        let _: Token![=>] = input.parse()?;
        let body = Node::parse(input, diagnostics)?;
        let _: Option<Token![,]> = input.parse()?;
        Ok(Self {
            pattern,
            guard,
            body,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn arms_are_blocks_or_single_nodes() {
        let source =
            "@match a { Some(b) if b > 1 => { (b) } Some(_) => p {}, None | Other => \"none\", }";
        assert!(errors(source).is_empty());
    }

    #[test]
    fn an_arm_has_an_arrow() {
        assert!(error("@match a { None { } }").contains("expected `=>`"));
    }
}
