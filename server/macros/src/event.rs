//! `#[derive(Event)]`: what is written (`variant`, `options`), whether it makes sense (`check`), and the code (`emit`).

mod check;
mod emit;
mod names;
mod options;
mod variant;

use proc_macro2::TokenStream;
use syn::{Data, DeriveInput};

use self::variant::Variant;
use crate::diagnostics::{Diagnostics, Extent};

/// The implementations for an enum of events. After mistakes they are still there, for the variants that make sense.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let tokens = match syn::parse2(input) {
        Ok(input) => derive(&input, &mut diagnostics),
        Err(error) => {
            diagnostics.syntax(error);
            TokenStream::new()
        }
    };
    let errors = diagnostics.into_compile_errors();
    quote::quote!(#tokens #errors)
}

fn derive(input: &DeriveInput, diagnostics: &mut Diagnostics) -> TokenStream {
    let variants: Vec<_> = match &input.data {
        Data::Enum(data) => data
            .variants
            .iter()
            .filter_map(|one| Variant::read(one, diagnostics))
            .collect(),
        Data::Struct(_) | Data::Union(_) => {
            diagnostics.error(
                Extent::of(&input.ident),
                "events are the variants of an enum",
                format!("write `enum {} {{ … }}`", input.ident),
            );
            Vec::new()
        }
    };
    check::check(&variants, diagnostics);
    emit::implementations(input, &variants)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(source: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        let input: DeriveInput = syn::parse_str(source).expect("an item");
        derive(&input, &mut diagnostics);
        diagnostics.messages()
    }

    fn error(source: &str) -> String {
        let mut errors = errors(source);
        assert_eq!(errors.len(), 1, "{errors:#?}");
        errors.remove(0)
    }

    #[test]
    fn the_three_kinds_of_variants_are_accepted() {
        assert!(
            errors("enum Msg { Inc, Add { by: i64 }, #[event(form = \"p\")] Save(Form<P>) }")
                .is_empty()
        );
        assert!(errors("enum Msg {}").is_empty());
    }

    #[test]
    fn a_struct_has_no_variants() {
        assert_eq!(
            error("struct Msg;"),
            "events are the variants of an enum\nhelp: write `enum Msg { … }`"
        );
    }

    #[test]
    fn several_fields_need_names() {
        assert!(error("enum Msg { Add(i64, i64) }").contains("name the fields"));
    }

    #[test]
    fn names_are_distinct_and_not_reserved() {
        assert!(
            error("enum Msg { Inc, #[event(rename = \"inc\")] Other }")
                .contains("also called `inc`")
        );
        assert!(error("enum Msg { #[event(rename = \"lv:x\")] X }").contains("reserved"));
        assert!(error("enum Msg { #[event(rename = \"\")] X }").contains("empty"));
        assert!(error("enum Msg { X { #[event(rename = \"a b\")] a: u8 } }").contains("attribute"));
    }

    #[test]
    fn options_are_known() {
        assert!(
            error("enum Msg { #[event(nmae = \"x\")] X }").contains("expected `rename` or `form`")
        );
        assert!(error("enum Msg { #[event(form = \"x\")] X }").contains("has no form"));
    }

    #[test]
    fn every_mistake_is_reported() {
        let source = "enum Msg { A(u8, u8), B(u8, u8), #[event(rename = \"\")] C }";
        assert_eq!(errors(source).len(), 3);
    }
}
