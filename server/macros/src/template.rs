//! `html!`: what is written (`ast`), whether a browser would agree with it (`check`), what is fixed and what is
//! filled in (`lower` makes `ir`), and the code for it (`emit`).

mod ast;
mod check;
mod emit;
mod html;
mod ir;
mod lower;

use proc_macro2::TokenStream;

use crate::diagnostics::Diagnostics;

/// The expansion of `html! { input }`. After mistakes it is still a template, so that one mistake stays one error.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::default();
    let nodes = ast::parse(input, &mut diagnostics);
    check::check(&nodes, &mut diagnostics);
    emit::template(&lower::lower(&nodes), &diagnostics.into_compile_errors())
}

#[cfg(test)]
mod testing {
    use super::{ast, check};
    use crate::diagnostics::Diagnostics;

    /// All mistakes in a template's source.
    pub(crate) fn errors(source: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        let nodes = ast::parse(source.parse().expect("tokens"), &mut diagnostics);
        check::check(&nodes, &mut diagnostics);
        diagnostics.messages()
    }

    /// The only mistake in a template's source.
    pub(crate) fn error(source: &str) -> String {
        let mut errors = errors(source);
        assert_eq!(errors.len(), 1, "{errors:#?}");
        errors.remove(0)
    }
}
