//! Commands that move the focus.

use serde::Serialize;

use super::{Js, Target, itself};

impl Js {
    /// Gives an element the focus, once it shows.
    pub fn focus(self, to: impl Into<Target>) -> Self {
        self.about("focus", to)
    }

    /// Gives the focus to the first in an element that a user can act on, and that shows.
    ///
    /// ```
    /// use bennu::js::{Js, itself, to};
    ///
    /// let opened = Js::new().push_focus(itself()).show("#dialog").focus_first("#dialog");
    /// let closed = Js::new().hide("#dialog").pop_focus();
    /// ```
    pub fn focus_first(self, to: impl Into<Target>) -> Self {
        self.about("focus_first", to)
    }

    /// Remembers an element, for [`pop_focus`](Self::pop_focus).
    pub fn push_focus(self, to: impl Into<Target>) -> Self {
        self.about("push_focus", to)
    }

    /// Gives the focus back to the element that was remembered last, and forgets it.
    pub fn pop_focus(self) -> Self {
        self.about("pop_focus", itself())
    }

    fn about(self, kind: &str, to: impl Into<Target>) -> Self {
        #[derive(Serialize)]
        struct About {
            #[serde(skip_serializing_if = "Target::is_itself")]
            to: Target,
        }
        self.then(kind, &About { to: to.into() })
    }
}
