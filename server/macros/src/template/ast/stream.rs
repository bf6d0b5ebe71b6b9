//! `@stream (id, item) in &self.rows { … }`: items that the server forgets once they are sent.

use syn::parse::ParseStream;
use syn::{Expr, Ident, Pat, Token, custom_keyword, parenthesized};

use super::Block;
use crate::diagnostics::{Diagnostics, Extent};

custom_keyword!(stream);

/// What is new in a stream: its body once for each item.
pub(crate) struct Stream {
    pub(crate) id: Pat,
    pub(crate) item: Pat,
    pub(crate) items: Expr,
    pub(crate) body: Block,
    pub(crate) extent: Extent,
}

impl Stream {
    pub(super) fn starts(input: ParseStream<'_>) -> bool {
        input.peek(stream)
    }

    pub(super) fn parse(
        input: ParseStream<'_>,
        extent: Extent,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let _: Ident = input.parse()?;
        let content;
        parenthesized!(content in input);
        let id = Pat::parse_single(&content)?;
        let _: Token![,] = content.parse()?;
        let item = Pat::parse_single(&content)?;
        let _: Option<Token![,]> = content.parse()?;
        let _: Token![in] = input.parse()?;
        let items = input.call(Expr::parse_without_eager_brace)?;
        let body = Block::parse(input, diagnostics)?;
        Ok(Self {
            id,
            item,
            items,
            body,
            extent,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn a_stream_binds_id_and_item() {
        let list = "ul #rows phx-update=\"stream\" { @stream (id, row) in &self.rows { li id=(id) { (row) } } }";
        assert!(errors(list).is_empty(), "{:#?}", errors(list));
        assert!(error("@stream row in &self.rows { }").contains("expected parentheses"));
    }
}
