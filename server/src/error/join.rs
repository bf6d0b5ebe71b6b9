//! Why a join is refused. What each refusal makes the client do: protocol, error replies to a join.

/// A reason for which a join is answered with an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The page's tokens are bad, expired, of another session or another topic. Which of them is never said.
    Stale,
    /// The URL belongs to no live view, or to another one than the page's.
    Unauthorized,
    /// The topic is not one of a live view.
    UnmatchedTopic,
    /// The connection carries as many views as it may.
    TooManyViews,
    /// The view failed while it was built, or did so too often.
    Crashed,
}

impl Refusal {
    /// The word that the client knows it by.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Unauthorized => "unauthorized",
            Self::UnmatchedTopic => "unmatched topic",
            Self::TooManyViews => "too many channels joined",
            Self::Crashed => "join crashed",
        }
    }
}
