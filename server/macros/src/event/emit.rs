//! The code: reading an event, binding one, and the constants.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{DeriveInput, Ident};

use super::variant::{Content, Field, Variant};

/// `impl Event`, `impl Binding`, the conversions into a push, and the constants.
pub(super) fn implementations(input: &DeriveInput, variants: &[Variant<'_>]) -> TokenStream {
    let event = event(input, variants);
    let binding = binding(input, variants);
    let push = push(input, variants);
    let constants = constants(input, variants);
    quote!(#event #binding #push #constants)
}

fn event(input: &DeriveInput, variants: &[Variant<'_>]) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let arms = variants.iter().map(decode);
    quote! {
        #[automatically_derived]
        impl #generics ::bennu::event::Event for #ident #arguments #bounds {
            fn decode(
                name: &str,
                payload: ::bennu::event::Payload<'_>,
            ) -> ::core::result::Result<Self, ::bennu::event::EventError> {
                #[allow(unreachable_patterns)]
                match name {
                    #(#arms)*
                    _ => ::core::result::Result::Err(::bennu::event::EventError::unknown(name)),
                }
            }
        }
    }
}

fn decode(variant: &Variant<'_>) -> TokenStream {
    let Variant {
        ident,
        name,
        content,
        ..
    } = variant;
    match content {
        Content::Nothing => quote!(#name => ::core::result::Result::Ok(Self::#ident),),
        Content::Fields(fields) => {
            let take = fields.iter().map(|Field { ident, name }| {
                let take = Ident::new("take", ident.span());
                quote!(#ident: fields.#take(#name)?)
            });
            quote! {
                #name => {
                    #[allow(unused_mut, unused_variables)]
                    let mut fields = payload.fields()?;
                    ::core::result::Result::Ok(Self::#ident { #(#take),* })
                }
            }
        }
        Content::Whole { of, form } => {
            let form = form.as_ref().map(syn::LitStr::value).unwrap_or_default();
            let decode = quote_spanned!(of.span()=> <#of as ::bennu::event::EventContent>::decode);
            quote!(#name => ::core::result::Result::Ok(Self::#ident(#decode(payload, #form)?)),)
        }
    }
}

fn binding(input: &DeriveInput, variants: &[Variant<'_>]) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let arms = variants.iter().map(bind);
    quote! {
        #[automatically_derived]
        impl #generics ::bennu::event::Binding for #ident #arguments #bounds {
            #[allow(unused_variables)]
            fn attributes(
                &self,
                name: &str,
                each: &mut dyn ::core::ops::FnMut(&str, &dyn ::core::fmt::Display),
            ) {
                match *self {
                    #(#arms)*
                    #[allow(unreachable_patterns)]
                    _ => {}
                }
            }
        }
    }
}

fn bind(variant: &Variant<'_>) -> TokenStream {
    let Variant {
        ident,
        name,
        content,
        ..
    } = variant;
    match content {
        Content::Nothing => quote!(Self::#ident => each(name, &#name),),
        Content::Fields(fields) => bind_fields(ident, name, fields),
        Content::Whole { .. } => {
            let push = bind_push();
            quote!(Self::#ident(_) => #push,)
        }
    }
}

/// Flat fields become attributes, nested ones need the JSON of a push.
fn bind_fields(ident: &Ident, name: &syn::LitStr, fields: &[Field<'_>]) -> TokenStream {
    let locals = locals(fields);
    let idents = fields.iter().map(|field| field.ident);
    let attributes = fields
        .iter()
        .map(|field| format!("phx-value-{}", field.name.value()));
    let push = bind_push();
    quote! {
        Self::#ident { #(#idents: ref #locals),* } => {
            #(let #locals = ::bennu::internal::field(#locals);)*
            if true #(&& ::bennu::internal::is_scalar(#locals))* {
                each(name, &#name);
                #(::bennu::internal::bind_scalar(#attributes, #locals, each);)*
            } else {
                #push
            }
        }
    }
}

/// The event with all that it carries is bound as commands.
fn bind_push() -> TokenStream {
    quote!(::bennu::event::Binding::attributes(
        &<::bennu::js::Push as ::core::convert::From<_>>::from(self),
        name,
        each
    ))
}

/// An event as one that is pushed, among commands.
fn push(input: &DeriveInput, variants: &[Variant<'_>]) -> TokenStream {
    let ident = &input.ident;
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let arms = variants.iter().map(|variant| push_of(ident, variant));
    quote! {
        #[automatically_derived]
        impl #generics ::core::convert::From<&#ident #arguments> for ::bennu::js::Push #bounds {
            fn from(event: &#ident #arguments) -> Self {
                match *event {
                    #(#arms)*
                    #[allow(unreachable_patterns)]
                    _ => <Self as ::core::convert::From<_>>::from(""),
                }
            }
        }
        #[automatically_derived]
        impl #generics ::core::convert::From<#ident #arguments> for ::bennu::js::Push #bounds {
            fn from(event: #ident #arguments) -> Self {
                <Self as ::core::convert::From<_>>::from(&event)
            }
        }
    }
}

fn push_of(event: &Ident, variant: &Variant<'_>) -> TokenStream {
    let Variant {
        ident,
        name,
        content,
        ..
    } = variant;
    match content {
        Content::Nothing => {
            quote!(#event::#ident => <Self as ::core::convert::From<_>>::from(#name),)
        }
        Content::Fields(fields) => {
            let locals = locals(fields);
            let idents = fields.iter().map(|field| field.ident);
            let names = fields.iter().map(|field| &field.name);
            quote! {
                #event::#ident { #(#idents: ref #locals),* } => {
                    #[allow(unused_mut)]
                    let mut push = <Self as ::core::convert::From<_>>::from(#name);
                    #(let #locals = ::bennu::internal::field(#locals);)*
                    #(::bennu::internal::push_field(&mut push, #names, #locals);)*
                    push
                }
            }
        }
        Content::Whole { of, .. } => {
            let push = quote_spanned!(of.span()=> <#of as ::bennu::event::EventContent>::push);
            quote!(#event::#ident(ref content) => #push(content, #name),)
        }
    }
}

/// The names of the fields' values, which are no names of the arguments.
fn locals(fields: &[Field<'_>]) -> Vec<Ident> {
    let local = |field: &Field<'_>| format_ident!("field_{}", field.ident);
    fields.iter().map(local).collect()
}

fn constants(input: &DeriveInput, variants: &[Variant<'_>]) -> TokenStream {
    let (ident, visibility) = (&input.ident, &input.vis);
    let (generics, arguments, bounds) = input.generics.split_for_impl();
    let constants = variants.iter().map(|Variant { ident, name, constant, .. }| {
        let doc = format!("The name of [`{ident}`](Self::{ident}) on the page.");
        quote! {
            #[doc = #doc]
            #[allow(dead_code)]
            #visibility const #constant: ::bennu::event::EventName = ::bennu::event::EventName::new(#name);
        }
    });
    quote! {
        impl #generics #ident #arguments #bounds { #(#constants)* }
    }
}
