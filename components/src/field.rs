//! Controls of a form with their labels, hints and errors.
//!
//! A control takes its name, id, value and errors from the [`Form`] and says with `aria-invalid` and
//! `aria-describedby` what the colours say. Errors appear for fields that the visitor has used.

use bennu::prelude::*;

use crate::icon::{Icon, icon};

/// A line of text under its label.
#[derive(Debug)]
pub struct TextField<'a, T> {
    /// The form that the field belongs to.
    pub form: &'a Form<T>,
    /// The field's path in the form: `address[zip]`.
    pub field: &'a str,
    /// What the field asks for.
    pub label: &'a str,
    /// The type of the control: `text`, `email`, `password`, …
    pub kind: &'a str,
    /// What browsers may fill in.
    pub autocomplete: &'a str,
    /// Stands under the control as long as there is no error; may be empty.
    pub hint: &'a str,
    /// How long the browser waits for more before it sends what was typed: milliseconds, or `blur`.
    pub debounce: &'a str,
}

impl<'a, T> TextField<'a, T> {
    /// A field for text, which the browser sends a moment after the last key.
    pub fn new(form: &'a Form<T>, field: &'a str, label: &'a str) -> Self {
        Self {
            form,
            field,
            label,
            kind: "text",
            autocomplete: "off",
            hint: "",
            debounce: "300",
        }
    }

    /// A password is never sent back: pages are kept in caches and histories. What was typed stays in the browser.
    fn shown_value(&self) -> Option<&'a str> {
        let secret = self.kind.eq_ignore_ascii_case("password");
        (!secret).then(|| self.form.value(self.field))
    }
}

impl<T> Component for TextField<'_, T> {
    fn render(self) -> impl Template {
        let Self { form, field, .. } = self;
        let id = form.id(field);
        html! {
            div.field {
                label for=(id) { (self.label) }
                input.input type=(self.kind) id=(id) name=(form.name(field)) value=[self.shown_value()]
                    autocomplete=(self.autocomplete) phx-debounce=(self.debounce)
                    aria-invalid=[invalid(form, field)] aria-describedby={ (id) "-note" };
                FieldNote form=(form) field=(field) hint=(self.hint);
            }
        }
    }
}

/// A choice of one from a few.
#[derive(Debug)]
pub struct SelectField<'a, T> {
    /// The form that the field belongs to.
    pub form: &'a Form<T>,
    /// The field's path in the form.
    pub field: &'a str,
    /// What the field asks for.
    pub label: &'a str,
    /// What browsers may fill in.
    pub autocomplete: &'a str,
    /// The choice that is none.
    pub prompt: &'a str,
    /// The choices.
    pub options: &'a [&'a str],
}

impl<T> Component for SelectField<'_, T> {
    fn render(self) -> impl Template {
        let Self { form, field, .. } = self;
        let id = form.id(field);
        let chosen = form.value(field);
        html! {
            div.field {
                label for=(id) { (self.label) }
                select.input id=(id) name=(form.name(field)) autocomplete=(self.autocomplete)
                    aria-invalid=[invalid(form, field)] aria-describedby={ (id) "-note" } {
                    option value="" selected[chosen.is_empty()] { (self.prompt) }
                    @for choice in self.options {
                        option value=(choice) selected[*choice == chosen] { (choice) }
                    }
                }
                FieldNote form=(form) field=(field) hint="";
            }
        }
    }
}

/// A box to tick.
#[derive(Debug)]
pub struct Checkbox<'a, T> {
    /// The form that the field belongs to.
    pub form: &'a Form<T>,
    /// The field's path in the form.
    pub field: &'a str,
    /// What ticking it means.
    pub label: &'a str,
}

impl<T> Component for Checkbox<'_, T> {
    fn render(self) -> impl Template {
        let Self { form, field, .. } = self;
        let id = form.id(field);
        html! {
            div.check {
                // A box that is not ticked sends nothing: this value stands in for it.
                input type="hidden" name=(form.name(field)) value="false";
                input type="checkbox" id=(id) name=(form.name(field)) value="true"
                    checked[form.is_checked(field)]
                    aria-invalid=[invalid(form, field)] aria-describedby={ (id) "-note" };
                label for=(id) { (self.label) }
                FieldNote form=(form) field=(field) hint="";
            }
        }
    }
}

/// What is wrong with a field, or its hint. Screen readers hear what changes here.
#[derive(Debug)]
pub struct FieldNote<'a, T> {
    /// The form that the field belongs to.
    pub form: &'a Form<T>,
    /// The field's path in the form.
    pub field: &'a str,
    /// Stands here as long as there is no error.
    pub hint: &'a str,
}

impl<T> Component for FieldNote<'_, T> {
    fn render(self) -> impl Template {
        let errors = self.form.errors(self.field);
        html! {
            div.field-note id={ (self.form.id(self.field)) "-note" } aria-live="polite" {
                @if errors.is_empty() {
                    @if !self.hint.is_empty() { p.field-hint { (self.hint) } }
                } @else {
                    @for error in errors { p.field-error { (icon(Icon::Alert)) (error) } }
                }
            }
        }
    }
}

fn invalid<T>(form: &Form<T>, field: &str) -> Option<&'static str> {
    (!form.errors(field).is_empty()).then_some("true")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown;

    fn form() -> Form<()> {
        let values = std::collections::BTreeMap::from([("word", "open sesame")]);
        Form::with_values("door", &values).expect("values that are text")
    }

    #[test]
    fn a_field_shows_what_was_typed() {
        let form = &form();
        let html = shown(html! { TextField ..(TextField::new(form, "word", "Word")); });
        assert!(html.contains(" value=\"open sesame\""), "{html}");
    }

    #[test]
    fn a_password_is_not_sent_back() {
        let form = &form();
        for kind in ["password", "PASSWORD"] {
            let html =
                shown(html! { TextField kind=(kind) ..(TextField::new(form, "word", "Word")); });
            assert!(html.contains(" name=\"door[word]\""), "{html}");
            assert!(!html.contains("value="), "{html}");
            assert!(!html.contains("sesame"), "{html}");
        }
    }
}
