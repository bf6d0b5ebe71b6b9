//! One call for each slot.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident, Member};

use super::{control, fill, operand, reference, slots, statics, value, value_of};
use crate::template::ir::{Class, Component, Fragment, Prop, Slot, ValueKind};

/// The statement that fills a slot.
pub(super) fn fill_slot(slot: &Slot) -> TokenStream {
    let slots = slots();
    match slot {
        Slot::Child(expr) => child(expr),
        Slot::Value { piece, kind } => {
            let method = Ident::new(by_kind(*kind, "attribute", "url"), piece.span());
            let piece = reference(piece);
            quote!(#slots.#method(#piece);)
        }
        Slot::Composed { pieces, kind } => value::composed(pieces, *kind),
        Slot::Optional { name, option, kind } => {
            let method = Ident::new(by_kind(*kind, "optional", "optional_url"), option.span());
            let option = reference(option);
            quote!(#slots.#method(#name, #option);)
        }
        Slot::Toggle { name, condition } => quote!(#slots.toggle(#name, #condition);),
        Slot::Classes(classes) => {
            let classes = classes.iter().map(class);
            quote!(#slots.classes(&[#(#classes),*]);)
        }
        Slot::Binding { name, event } => {
            let method = Ident::new("binding", event.span());
            let event = reference(event);
            quote!(#slots.#method(#name, #event);)
        }
        Slot::Spread(list) => {
            let method = Ident::new("attributes", list.span());
            let list = reference(list);
            quote!(#slots.#method(#list);)
        }
        Slot::Branch(branch) => control::branch(branch, node),
        Slot::List(list) => control::list(list),
        Slot::Stream {
            id,
            item,
            items,
            entry,
        } => {
            let statics = statics(entry);
            let steps = super::steps(&entry.steps);
            quote!(#slots.stream(#statics, #items, |#id, #item, #slots| { #steps });)
        }
        Slot::Component(component) => self::component(component),
    }
}

/// The compiler points at the user's expression when it is no template.
fn child(expr: &Expr) -> TokenStream {
    let slots = slots();
    let method = Ident::new("render_into", expr.span());
    let operand = operand(expr);
    quote_spanned!(expr.span()=> #operand.#method(#slots.slot());)
}

/// The body of a branch; a branch without anything in it leaves the slot empty.
fn node(fragment: &Fragment) -> TokenStream {
    let slots = slots();
    if fragment.steps.is_empty() && fragment.statics.iter().all(String::is_empty) {
        return quote!(#slots.empty(););
    }
    let (statics, fill) = (statics(fragment), fill(fragment));
    quote!(#slots.node(#statics, #fill);)
}

fn class(class: &Class) -> TokenStream {
    let names = &class.names;
    match &class.condition {
        Some(condition) => quote!((#names, #condition)),
        None => quote!((#names, true)),
    }
}

fn component(component: &Component) -> TokenStream {
    let slots = slots();
    let Component { path, props, rest } = component;
    let props = props.iter().map(|(name, value)| prop(name, value));
    let rest = rest.iter().map(|rest| quote!(..#rest));
    let call = quote_spanned!(path.span()=> ::bennu::internal::Component::render);
    let value = quote_spanned!(path.span()=> #path { #(#props,)* #(#rest)* });
    // `Card title=(title)` is written by people, `Card { title: (title) }` is not.
    quote_spanned! {path.span()=>
        #[allow(clippy::redundant_field_names, clippy::double_parens)]
        #call(#value).render_into(#slots.slot());
    }
}

fn prop(name: &Member, value: &Prop) -> TokenStream {
    match value {
        Prop::True => quote!(#name: true),
        Prop::Literal(literal) => quote!(#name: #literal),
        Prop::Expr(expr) => quote!(#name: #expr),
        Prop::Template(fragment) => {
            let template = value_of(fragment, &TokenStream::new());
            quote!(#name: #template)
        }
    }
}

fn by_kind(kind: ValueKind, text: &'static str, url: &'static str) -> &'static str {
    match kind {
        ValueKind::Text => text,
        ValueKind::Url => url,
    }
}
