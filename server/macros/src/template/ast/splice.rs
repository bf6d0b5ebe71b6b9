//! `(expression)`: a value put into the page.

use syn::parse::ParseStream;
use syn::{Expr, parenthesized};

use crate::diagnostics::Extent;

/// A value put into the page.
pub(crate) struct Splice {
    pub(crate) expr: Expr,
    pub(crate) extent: Extent,
}

impl Splice {
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let content;
        let paren = parenthesized!(content in input);
        let expr = content.parse()?;
        if !content.is_empty() {
            return Err(content.error("expected one expression and then `)`"));
        }
        Ok(Self {
            expr,
            extent: paren.span.join().into(),
        })
    }

    /// `(DOCTYPE)`, as maud writes it.
    pub(crate) fn is_doctype(&self) -> bool {
        match &self.expr {
            Expr::Path(path) => path
                .path
                .segments
                .last()
                .is_some_and(|last| last.ident == "DOCTYPE"),
            _ => false,
        }
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
