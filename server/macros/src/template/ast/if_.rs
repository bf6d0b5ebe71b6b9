//! `@if condition { … } @else if let pattern = value { … } @else { … }`.

use syn::parse::ParseStream;
use syn::{Expr, Token};

use super::Block;
use crate::diagnostics::{Diagnostics, Extent};

/// A choice by condition.
pub(crate) struct If {
    pub(crate) condition: Expr,
    pub(crate) then: Block,
    pub(crate) otherwise: Option<Else>,
    pub(crate) extent: Extent,
}

/// What follows `@else`.
pub(crate) enum Else {
    If(Box<If>),
    Block(Block),
}

impl If {
    pub(super) fn parse(
        input: ParseStream<'_>,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let keyword: Token![if] = input.parse()?;
        let condition = input.call(Expr::parse_without_eager_brace)?;
        let then = Block::parse(input, diagnostics)?;
        let otherwise = Else::parse(input, diagnostics)?;
        Ok(Self {
            condition,
            then,
            otherwise,
            extent: keyword.span.into(),
        })
    }
}

impl Else {
    fn parse(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Option<Self>> {
        if !(input.peek(Token![@]) && input.peek2(Token![else])) {
            return Ok(None);
        }
        let _: Token![@] = input.parse()?;
        let _: Token![else] = input.parse()?;
        if input.peek(Token![if]) {
            Ok(Some(Self::If(Box::new(If::parse(input, diagnostics)?))))
        } else {
            Ok(Some(Self::Block(Block::parse(input, diagnostics)?)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn chains_parse() {
        let source = "@if a == 1 { p {} } @else if let Some(b) = c { (b) } @else { br; }";
        assert!(errors(source).is_empty());
    }

    #[test]
    fn a_branch_is_a_block() {
        assert!(error("@if a p {}").contains("expected curly braces"));
    }
}
