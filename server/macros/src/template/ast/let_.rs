//! `@let name = value;`.

use syn::parse::ParseStream;
use syn::{Local, Stmt};

/// A name for the rest of the block.
pub(crate) struct Let {
    pub(crate) local: Local,
}

impl Let {
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        match input.parse()? {
            Stmt::Local(local) => Ok(Self { local }),
            Stmt::Item(_) | Stmt::Expr(..) | Stmt::Macro(_) => Err(input.error("expected `let`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn a_binding_ends_with_a_semicolon() {
        assert!(errors("@let (a, b): (u8, u8) = c; (a)").is_empty());
        assert!(error("@let a = b").contains("expected `;`"));
    }
}
