//! Mistakes in what the user wrote: collected, so that one compilation shows all of them.

use std::fmt::Display;

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

/// From the first to the last token of something written by the user.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    start: Span,
    end: Span,
}

impl Extent {
    /// The extent of some tokens; of the whole macro call if there are none.
    pub(crate) fn of(tokens: &impl ToTokens) -> Self {
        let mut spans = tokens
            .to_token_stream()
            .into_iter()
            .map(|token| token.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        Self {
            start,
            end: spans.last().unwrap_or(start),
        }
    }

    /// From the start of this to the end of `last`.
    pub(crate) fn to(self, last: Self) -> Self {
        Self {
            start: self.start,
            end: last.end,
        }
    }

    /// Where it starts: for code that stands for what was written.
    pub(crate) fn span(self) -> Span {
        self.start
    }
}

impl From<Span> for Extent {
    fn from(span: Span) -> Self {
        Self {
            start: span,
            end: span,
        }
    }
}

/// The mistakes found so far.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    found: Vec<(Extent, String)>,
}

impl Diagnostics {
    /// Reports a mistake and what to write instead.
    pub(crate) fn error(
        &mut self,
        at: impl Into<Extent>,
        message: impl Display,
        help: impl Display,
    ) {
        self.found
            .push((at.into(), format!("{message}\nhelp: {help}")));
    }

    /// Reports what the parser says.
    pub(crate) fn syntax(&mut self, error: syn::Error) {
        self.found.extend(
            error
                .into_iter()
                .map(|error| (error.span().into(), error.to_string())),
        );
    }

    /// One `compile_error!` for each mistake, as statements.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.found
            .into_iter()
            .map(|(at, message)| compile_error(at, &message))
            .collect()
    }

    /// The messages alone.
    #[cfg(test)]
    pub(crate) fn messages(&self) -> Vec<String> {
        self.found
            .iter()
            .map(|(_, message)| message.clone())
            .collect()
    }
}

/// The compiler underlines from the first token of the call to its last: that is how an extent is shown.
fn compile_error(at: Extent, message: &str) -> TokenStream {
    let mut text = Literal::string(message);
    text.set_span(at.end);
    let mut body = Group::new(Delimiter::Brace, TokenTree::from(text).into());
    body.set_span(at.end);
    let mut tokens = quote_spanned!(at.start=> ::core::compile_error!);
    tokens.extend([TokenTree::from(body)]);
    tokens
}
