//! A template under a type that can be named.

use std::fmt;

use super::{Slot, Template};

/// A template that has forgotten its type; see [`Template::boxed`].
#[must_use = "a template shows nothing until it is rendered"]
pub struct Boxed<'a>(Box<dyn FnOnce(Slot<'_>) + 'a>);

impl<'a> Boxed<'a> {
    pub(super) fn new(template: impl Template + 'a) -> Self {
        Self(Box::new(|slot| template.render_into(slot)))
    }
}

impl Template for Boxed<'_> {
    fn render_into(self, slot: Slot<'_>) {
        (self.0)(slot);
    }
}

impl fmt::Debug for Boxed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Boxed").finish_non_exhaustive()
    }
}
