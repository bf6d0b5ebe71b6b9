//! Choices and loops.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::{fill, list as list_name, reference, slots, statics};
use crate::template::ir::{Branch, Identity, List, Loop, MatchArm};

/// A choice; `body` prints what is chosen, and is asked for an empty body where the user wrote none.
pub(super) fn branch<Body: Default>(
    branch: &Branch<Body>,
    body: impl Fn(&Body) -> TokenStream,
) -> TokenStream {
    match branch {
        Branch::If { arms, otherwise } => {
            let arms = arms.iter().map(|(condition, arm)| {
                let arm = body(arm);
                quote!(if #condition { #arm } else)
            });
            let otherwise = otherwise
                .as_ref()
                .map_or_else(|| body(&Body::default()), &body);
            quote!(#(#arms)* { #otherwise })
        }
        Branch::Match { on, arms } => {
            let arms = arms.iter().map(
                |MatchArm {
                     pattern,
                     guard,
                     body: arm,
                 }| {
                    let guard = guard.iter();
                    let arm = body(arm);
                    quote!(#pattern #(if #guard)* => { #arm })
                },
            );
            quote!(match #on { #(#arms)* })
        }
    }
}

/// A list of entries.
pub(super) fn list(list: &List) -> TokenStream {
    let (slots, name) = (slots(), list_name());
    let statics = statics(&list.entry);
    let body = repeat(&list.repeat, &entry(list, &name));
    quote!(#slots.list(#statics, |#name| { #body });)
}

fn entry(list: &List, name: &Ident) -> TokenStream {
    let fill = fill(&list.entry);
    match &list.identity {
        Identity::Position => quote!(#name.entry(#fill);),
        Identity::Key(key) => {
            let key = reference(key);
            quote!(#name.keyed(#key, #fill);)
        }
        Identity::Memo { key, version } => {
            let (key, version) = (reference(key), reference(version));
            quote!(#name.memo(#key, #version, #fill);)
        }
    }
}

/// A loop around a body.
pub(super) fn repeat(repeat: &Loop, body: &TokenStream) -> TokenStream {
    match repeat {
        Loop::For { pattern, items } => quote!(for #pattern in #items { #body }),
        Loop::While { condition } => quote!(while #condition { #body }),
    }
}
