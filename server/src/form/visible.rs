//! Which of its errors a form shows.

use super::Form;

/// Which of its errors a form shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Visible {
    /// Those of the fields that the user has been at.
    #[default]
    OfUsedFields,
    All,
    Nothing,
}

impl<T> Form<T> {
    /// Shows what is wrong with every field, used or not, as after a submission: a form that begins with errors.
    /// The next form that the page sends shows those of used fields again.
    pub fn show_errors(&mut self) {
        self.state.visible = Visible::All;
    }

    /// Shows nothing that is wrong, used or not. What is wrong stays in [`all_errors`](Self::all_errors).
    pub fn hide_errors(&mut self) {
        self.state.visible = Visible::Nothing;
    }

    pub(super) fn shows_errors(&self, field: &str) -> bool {
        match self.state.visible {
            Visible::OfUsedFields => self.is_used(field),
            Visible::All => true,
            Visible::Nothing => false,
        }
    }
}
