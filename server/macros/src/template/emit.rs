//! From the intermediate form to Rust. The expansion names only `::bennu::internal`, and each call on `slots` fills
//! exactly the next slot.

mod control;
mod slot;
mod value;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident};

use super::ir::{Fragment, Step};

/// The expansion of a whole template; `errors` are statements that report mistakes.
pub(crate) fn template(fragment: &Fragment, errors: &TokenStream) -> TokenStream {
    let template = value_of(fragment, &quote!(move));
    quote! {{
        #errors
        #[allow(unused_imports)]
        use ::bennu::internal::Template as _;
        #template
    }}
}

/// A template as a value. `capture` is `move` for one that outlives the expression it stands in.
fn value_of(fragment: &Fragment, capture: &TokenStream) -> TokenStream {
    let statics = statics(fragment);
    let fill = fill(fragment);
    quote!(::bennu::internal::template(#statics, #capture #fill))
}

/// A reference to the fixed text of a fragment.
fn statics(fragment: &Fragment) -> TokenStream {
    let parts = &fragment.statics;
    let root = fragment.root;
    quote! {{
        static STATICS: ::bennu::internal::Statics = ::bennu::internal::Statics::new(&[#(#parts),*], #root);
        &STATICS
    }}
}

/// The closure that fills the slots of a fragment.
fn fill(fragment: &Fragment) -> TokenStream {
    let slots = slots();
    let steps = steps(&fragment.steps);
    quote!(|#slots: &mut ::bennu::internal::Slots<'_>| { #steps })
}

fn steps(steps: &[Step]) -> TokenStream {
    steps.iter().map(step).collect()
}

fn step(step: &Step) -> TokenStream {
    match step {
        Step::Slot(slot) => slot::fill_slot(slot),
        Step::Let(local) => local.to_token_stream(),
        Step::Scope(inner) => {
            let inner = steps(inner);
            quote!({ #inner })
        }
    }
}

/// The parameter of closures that fill slots; unused when there are none.
fn slots() -> Ident {
    Ident::new("_slots", Span::mixed_site())
}

/// The parameter of closures that make a list.
fn list() -> Ident {
    Ident::new("_list", Span::mixed_site())
}

/// The parameter of closures that compose a value.
fn composed() -> Ident {
    Ident::new("_value", Span::mixed_site())
}

/// An expression that can stand before `.method()`; the compiler points at all of it.
fn operand(expr: &Expr) -> TokenStream {
    match expr {
        // A tuple has parentheses of its own: `..((name, value))`.
        Expr::Paren(paren) if matches!(*paren.expr, Expr::Tuple(_)) => paren.expr.to_token_stream(),
        Expr::Paren(_) => expr.to_token_stream(),
        _ => quote_spanned!(expr.span()=> (#expr)),
    }
}

/// An expression by reference; the compiler points at all of it.
fn reference(expr: &Expr) -> TokenStream {
    let operand = operand(expr);
    quote_spanned!(expr.span()=> &#operand)
}
