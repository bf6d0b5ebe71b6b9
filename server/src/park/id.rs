//! The identity of a page: the id of its container, which its tokens and its topic repeat.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bennu_wire::keys::topic;

/// Twelve random bytes, shown as `phx-` and their base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ViewId(pub(crate) [u8; 12]);

impl ViewId {
    pub(crate) fn random() -> Result<Self, getrandom::Error> {
        crate::session::random().map(Self)
    }

    /// Whether a topic is this page's.
    pub(crate) fn is_topic(self, name: &str) -> bool {
        name.strip_prefix(topic::VIEW)
            .is_some_and(|id| id == self.to_string())
    }
}

impl fmt::Display for ViewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "phx-{}", URL_SAFE_NO_PAD.encode(self.0))
    }
}
