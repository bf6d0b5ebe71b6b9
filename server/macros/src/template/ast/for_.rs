//! `@for pattern in rows, key=(row.id), memo=(row.version) { … }`.

use syn::parse::ParseStream;
use syn::{Expr, Ident, Pat, Token};

use super::{Block, Splice};
use crate::diagnostics::{Diagnostics, Extent};

/// A list: its body once for each item.
pub(crate) struct For {
    pub(crate) pattern: Pat,
    pub(crate) items: Expr,
    /// What tells one entry from the others, across renders.
    pub(crate) key: Option<Splice>,
    /// The entry is not rendered again while this stays equal.
    pub(crate) memo: Option<Splice>,
    pub(crate) body: Block,
    pub(crate) extent: Extent,
}

impl For {
    pub(super) fn parse(
        input: ParseStream<'_>,
        extent: Extent,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let _: Token![for] = input.parse()?;
        let pattern = Pat::parse_multi_with_leading_vert(input)?;
        let _: Token![in] = input.parse()?;
        let items = input.call(Expr::parse_without_eager_brace)?;
        let (key, memo) = parse_options(input, diagnostics)?;
        let body = Block::parse(input, diagnostics)?;
        Ok(Self {
            pattern,
            items,
            key,
            memo,
            body,
            extent,
        })
    }
}

fn parse_options(
    input: ParseStream<'_>,
    diagnostics: &mut Diagnostics,
) -> syn::Result<(Option<Splice>, Option<Splice>)> {
    let (mut key, mut memo) = (None, None);
    while input.parse::<Option<Token![,]>>()?.is_some() {
        let name: Ident = input.parse()?;
        let _: Token![=] = input.parse()?;
        let target = if name == "key" {
            &mut key
        } else if name == "memo" {
            &mut memo
        } else {
            return Err(syn::Error::new(
                name.span(),
                "`@for` takes `key=(…)` and `memo=(…)`",
            ));
        };
        if target.is_some() {
            diagnostics.error(
                name.span(),
                format!("`{name}` is given twice"),
                "remove one of them",
            );
        }
        *target = Some(Splice::parse(input)?);
    }
    Ok((key, memo))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn keys_and_memos_follow_the_items() {
        assert!(
            errors("@for a in b { (a) } @for (i, a) in b.iter().enumerate(), key=(i) { }")
                .is_empty()
        );
        assert!(errors("@for a in &b, key=(a.id), memo=(a.version) { (a) }").is_empty());
    }

    #[test]
    fn other_options_are_named() {
        assert_eq!(
            error("@for a in b, index=(a) { }"),
            "`@for` takes `key=(…)` and `memo=(…)`"
        );
        assert!(error("@for a in b, key=(a), key=(a) { }").contains("given twice"));
    }
}
