//! The macros of Bennu: [`html!`] and `#[derive(Event)]`.
//!
//! Applications use them through the `bennu` crate. Everything inside works on `proc_macro2` tokens, so that it is
//! tested like any other code; this file is only the bridge to the compiler.

mod diagnostics;
mod event;
mod template;

use proc_macro::TokenStream;

/// A template: maud's grammar, checked and split into fixed text and slots at compile time.
///
/// See the documentation of `bennu::html`.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    template::expand(input.into()).into()
}

/// The events of a view: `bennu::event::Event` for an enum.
///
/// See the documentation of the trait.
#[proc_macro_derive(Event, attributes(event))]
pub fn derive_event(input: TokenStream) -> TokenStream {
    event::expand(input.into()).into()
}
