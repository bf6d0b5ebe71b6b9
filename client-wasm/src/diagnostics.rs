//! Problems that the developer of a page should hear of, each with a code.

use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    /// A frame could not be read.
    Frame,
    /// A diff did not fit what the page shows.
    Patch,
    /// The server refused an event.
    Refused,
    /// A command is none of ours, or says too little.
    Command,
    /// `phx-debounce` or `phx-throttle` is no number.
    Rate,
    /// The page defines no hook of that name, or its element has no id.
    Hook,
}

impl Problem {
    /// Reports it, with the view (or the reason) it is about.
    pub(crate) fn report(self, about: Value) {
        let (code, message) = match self {
            Self::Frame => (word!("frame"), word!("a message cannot be read")),
            Self::Patch => (word!("patch"), word!("the page does not fit a message")),
            Self::Refused => (word!("refused"), word!("an event was refused")),
            Self::Command => (word!("command"), word!("a command cannot be run")),
            Self::Rate => (
                word!("rate"),
                word!("phx-debounce or phx-throttle is no number"),
            ),
            Self::Hook => (word!("hook"), word!("a hook is not defined, or has no id")),
        };
        host::report(code, about, message);
    }
}
