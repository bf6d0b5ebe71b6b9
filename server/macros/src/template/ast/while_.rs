//! `@while condition { … }`.

use syn::parse::ParseStream;
use syn::{Expr, Token};

use super::Block;
use crate::diagnostics::{Diagnostics, Extent};

/// A list whose body is shown as long as the condition holds.
pub(crate) struct While {
    pub(crate) condition: Expr,
    pub(crate) body: Block,
    pub(crate) extent: Extent,
}

impl While {
    pub(super) fn parse(
        input: ParseStream<'_>,
        extent: Extent,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let _: Token![while] = input.parse()?;
        let condition = input.call(Expr::parse_without_eager_brace)?;
        let body = Block::parse(input, diagnostics)?;
        Ok(Self {
            condition,
            body,
            extent,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::errors;

    #[test]
    fn conditions_may_bind() {
        assert!(errors("@while let Some(a) = b.next() { (a) }").is_empty());
    }
}
