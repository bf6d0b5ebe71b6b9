//! maud's markup between our tags.

use ::maud::{Markup, PreEscaped, Render};

use super::{Slot, Template};

/// Renders a value the way maud does, as markup that `html!` can splice.
///
/// What is `PreEscaped` already needs no help: it is spliced as it is.
pub fn maud(value: &(impl Render + ?Sized)) -> Markup {
    value.render()
}

impl<T: AsRef<str>> Template for &PreEscaped<T> {
    fn render_into(self, slot: Slot<'_>) {
        slot.raw(self.0.as_ref());
    }
}

impl Template for PreEscaped<&str> {
    fn render_into(self, slot: Slot<'_>) {
        slot.raw(self.0);
    }
}
