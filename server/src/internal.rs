//! What the expansion of a macro may name. Applications do not: nothing here is stable.
//!
//! An expansion of `html!` keeps two rules. `Statics` have one part more than there are slots, and the
//! closure given to [`template`] (or to a branch, or to an entry) makes exactly one call on its
//! [`Slots`] for each slot, in order, whatever the state of the view: a branch that is not taken is
//! `Slots::empty`.

pub use crate::template::{Component, Composer, List, Slot, Slots, Statics, Template, template};

pub use crate::template::{BOOLEAN_ATTRIBUTES, URL_ATTRIBUTES};

pub use crate::event::{bind_scalar, field, is_scalar};
pub use crate::js::push_field;
