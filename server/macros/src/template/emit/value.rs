//! Values put together from several pieces.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Ident;
use syn::spanned::Spanned;

use super::{composed as composed_name, control, reference, slots};
use crate::template::ir::{Piece, ValueKind};

/// The statement that fills a slot with a composed value.
pub(super) fn composed(pieces: &[Piece], kind: ValueKind) -> TokenStream {
    let (slots, value) = (slots(), composed_name());
    let pieces = self::pieces(pieces);
    match kind {
        ValueKind::Text => quote!(#slots.compose(|#value| { #pieces });),
        ValueKind::Url => quote!(#slots.compose_url(|#value| { #pieces });),
    }
}

fn pieces(pieces: &[Piece]) -> TokenStream {
    pieces.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> TokenStream {
    let value = composed_name();
    match piece {
        Piece::Text(text) => quote!(#value.text(#text);),
        Piece::Splice(expr) => {
            let method = Ident::new("push", expr.span());
            let expr = reference(expr);
            quote!(#value.#method(#expr);)
        }
        Piece::Let(local) => local.to_token_stream(),
        Piece::Scope(inner) => {
            let inner = pieces(inner);
            quote!({ #inner })
        }
        Piece::Branch(branch) => control::branch(branch, |body| pieces(body)),
        Piece::Repeat { repeat, body } => control::repeat(repeat, &pieces(body)),
    }
}
