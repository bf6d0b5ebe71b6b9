//! Commands that go to another address. It is judged as the one of a link is.

use serde::Serialize;

use super::{Js, judged};

impl Js {
    /// Goes to another live view over the same socket, as `a navigate=(url)` does.
    ///
    /// ```
    /// use bennu::js::Js;
    ///
    /// let left = Js::new().transition("fade-out", "main").navigate("/orders");
    /// ```
    pub fn navigate(self, to: impl Into<String>) -> Self {
        self.go("navigate", &to.into(), None)
    }

    /// Like [`navigate`](Self::navigate), without a new entry in the browser's history.
    pub fn replace_navigate(self, to: impl Into<String>) -> Self {
        self.go("navigate", &to.into(), Some(true))
    }

    /// Goes to another address of this view, as `a patch=(url)` does.
    pub fn patch(self, to: impl Into<String>) -> Self {
        self.go("patch", &to.into(), None)
    }

    /// Like [`patch`](Self::patch), without a new entry in the browser's history.
    pub fn replace_patch(self, to: impl Into<String>) -> Self {
        self.go("patch", &to.into(), Some(true))
    }

    fn go(self, kind: &str, to: &str, replace: Option<bool>) -> Self {
        #[derive(Serialize)]
        struct Visit {
            href: String,
            #[serde(skip_serializing_if = "Option::is_none")]
            replace: Option<bool>,
        }
        let href = judged(to);
        self.then(kind, &Visit { href, replace })
    }
}
