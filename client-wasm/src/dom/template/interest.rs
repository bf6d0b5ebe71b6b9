//! Elements that the rest of the client must hear of when they come, change, or go.

/// Their attributes, sorted.
pub(crate) const OF_INTEREST: [&str; 11] = [
    "data-phx-hook",
    "data-phx-portal",
    "data-phx-session",
    "phx-connected",
    "phx-disconnected",
    "phx-hook",
    "phx-mounted",
    "phx-remove",
    "phx-trigger-action",
    "phx-viewport-bottom",
    "phx-viewport-top",
];

/// Whether the attribute makes its element one of them.
pub(crate) fn is_of_interest(name: &[u8]) -> bool {
    OF_INTEREST.iter().any(|it| it.as_bytes() == name)
}
