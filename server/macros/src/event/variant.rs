//! One event: its names and what it carries.

use syn::ext::IdentExt;
use syn::{Fields, Ident, LitStr, Type};

use super::names;
use super::options::Options;
use crate::diagnostics::{Diagnostics, Extent};

/// One event.
pub(super) struct Variant<'a> {
    pub(super) ident: &'a Ident,
    /// Its name on the page.
    pub(super) name: LitStr,
    /// The name of its constant.
    pub(super) constant: Ident,
    pub(super) content: Content<'a>,
}

/// What an event carries.
pub(super) enum Content<'a> {
    Nothing,
    /// Named fields.
    Fields(Vec<Field<'a>>),
    /// One value that is the whole payload, or a form.
    Whole {
        of: &'a Type,
        form: Option<LitStr>,
    },
}

/// A named field.
pub(super) struct Field<'a> {
    pub(super) ident: &'a Ident,
    /// Its name in the payload.
    pub(super) name: LitStr,
}

impl<'a> Variant<'a> {
    pub(super) fn read(variant: &'a syn::Variant, diagnostics: &mut Diagnostics) -> Option<Self> {
        let ident = &variant.ident;
        let options = Options::read(&variant.attrs, diagnostics);
        let snake = names::snake(&ident.unraw().to_string());
        let constant = Ident::new(&snake.to_uppercase(), ident.span());
        if let (Some(form), false) = (&options.form, matches!(variant.fields, Fields::Unnamed(_))) {
            diagnostics.error(
                form.span(),
                format!("the event `{ident}` has no form"),
                format!("write `{ident}(Form<…>)`"),
            );
        }
        let content = Content::read(variant, options.form, diagnostics)?;
        let name = options
            .rename
            .unwrap_or_else(|| LitStr::new(&snake, ident.span()));
        Some(Self {
            ident,
            name,
            constant,
            content,
        })
    }
}

impl<'a> Content<'a> {
    fn read(
        variant: &'a syn::Variant,
        form: Option<LitStr>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        match &variant.fields {
            Fields::Unit => Some(Self::Nothing),
            Fields::Named(fields) => Some(Self::Fields(
                fields
                    .named
                    .iter()
                    .filter_map(|field| Field::read(field, diagnostics))
                    .collect(),
            )),
            Fields::Unnamed(fields) => match (fields.unnamed.first(), fields.unnamed.len()) {
                (Some(only), 1) => Some(Self::Whole { of: &only.ty, form }),
                _ => {
                    diagnostics.error(
                        Extent::of(&variant.fields),
                        "the page sends the values of an event by name",
                        format!("name the fields, as in `{} {{ id: u64 }}`", variant.ident),
                    );
                    None
                }
            },
        }
    }
}

impl<'a> Field<'a> {
    fn read(field: &'a syn::Field, diagnostics: &mut Diagnostics) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let options = Options::read(&field.attrs, diagnostics);
        let name = options
            .rename
            .unwrap_or_else(|| LitStr::new(&ident.unraw().to_string(), ident.span()));
        Some(Self { ident, name })
    }
}
