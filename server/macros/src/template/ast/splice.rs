//! `(expression)`: a value put into the page.

use syn::parse::ParseStream;
use syn::{Expr, ExprParen, parenthesized};

use crate::diagnostics::Extent;

/// A value put into the page.
pub(crate) struct Splice {
    /// With its parentheses, so that the compiler points at all of it.
    pub(crate) expr: Expr,
    pub(crate) extent: Extent,
}

impl Splice {
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        let paren = parenthesized!(content in input);
        let inner = content.parse()?;
        if !content.is_empty() {
            return Err(content.error("expected one expression and then `)`"));
        }
        let expr = ExprParen {
            attrs: Vec::new(),
            paren_token: paren,
            expr: Box::new(inner),
        };
        Ok(Self {
            expr: expr.into(),
            extent: paren.span.join().into(),
        })
    }

    /// The expression without its parentheses.
    pub(crate) fn inner(&self) -> &Expr {
        match &self.expr {
            Expr::Paren(paren) => &paren.expr,
            other => other,
        }
    }

    /// `(DOCTYPE)`, as maud writes it.
    pub(crate) fn is_doctype(&self) -> bool {
        let Expr::Path(path) = self.inner() else {
            return false;
        };
        path.path
            .segments
            .last()
            .is_some_and(|last| last.ident == "DOCTYPE")
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn a_splice_holds_one_expression() {
        assert!(errors("(a + b)").is_empty());
        assert_eq!(error("(a, b)"), "expected one expression and then `)`");
        assert!(error("()").contains("expected an expression"));
    }
}
