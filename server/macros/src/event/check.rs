//! Whether the names of the events can travel and be told apart.

use std::collections::HashMap;

use syn::{Ident, LitStr};

use super::variant::{Content, Field, Variant};
use crate::diagnostics::Diagnostics;

pub(super) fn check(variants: &[Variant<'_>], diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<String, &Ident> = HashMap::new();
    for variant in variants {
        event_name(&variant.name, diagnostics);
        if let Some(first) = seen.insert(variant.name.value(), variant.ident) {
            diagnostics.error(
                variant.name.span(),
                format!(
                    "the event `{first}` is also called `{}`",
                    variant.name.value()
                ),
                "give one of them another name with `#[event(rename = \"…\")]`",
            );
        }
        if let Content::Fields(fields) = &variant.content {
            fields
                .iter()
                .for_each(|field| field_name(field, diagnostics));
        }
    }
}

fn event_name(name: &LitStr, diagnostics: &mut Diagnostics) {
    let text = name.value();
    if text.is_empty() {
        diagnostics.error(
            name.span(),
            "the name of an event cannot be empty",
            "leave out `rename`",
        );
    } else if text.starts_with("lv:") {
        diagnostics.error(
            name.span(),
            "names that begin with `lv:` are reserved",
            "choose another name",
        );
    } else if text.starts_with('[') {
        diagnostics.error(
            name.span(),
            "a name that begins with `[` would be read as commands",
            "choose another name",
        );
    }
}

/// A field becomes the attribute `phx-value-name`.
fn field_name(field: &Field<'_>, diagnostics: &mut Diagnostics) {
    let name = field.name.value();
    let wrong =
        |letter: char| letter.is_whitespace() || letter.is_control() || "\"'<>/=".contains(letter);
    if name.is_empty() || name.contains(wrong) || name.contains(char::is_uppercase) {
        diagnostics.error(
            field.name.span(),
            format!("`{name}` cannot be part of an attribute's name"),
            "use small letters, digits, `-` and `_`",
        );
    }
}
