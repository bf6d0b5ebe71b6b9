//! `#[event(rename = "…", form = "…")]`.

use syn::{Attribute, LitStr};

use crate::diagnostics::Diagnostics;

/// What the attributes of a variant or of a field say.
#[derive(Default)]
pub(super) struct Options {
    pub(super) rename: Option<LitStr>,
    pub(super) form: Option<LitStr>,
}

impl Options {
    pub(super) fn read(attributes: &[Attribute], diagnostics: &mut Diagnostics) -> Self {
        let mut options = Self::default();
        for attribute in attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("event"))
        {
            let read = attribute.parse_nested_meta(|meta| {
                let target = if meta.path.is_ident("rename") {
                    &mut options.rename
                } else if meta.path.is_ident("form") {
                    &mut options.form
                } else {
                    return Err(meta.error("expected `rename` or `form`"));
                };
                *target = Some(meta.value()?.parse()?);
                Ok(())
            });
            if let Err(error) = read {
                diagnostics.syntax(error);
            }
        }
        options
    }
}
