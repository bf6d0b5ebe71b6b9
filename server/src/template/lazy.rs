//! Text that is formatted only when it changed.

use std::fmt;
use std::hash::Hash;

use super::{Slot, Template};

/// Text behind a key; see [`lazy`].
#[must_use = "a template shows nothing until it is rendered"]
pub struct Lazy<K, F> {
    key: K,
    format: F,
}

/// Text that is costly to format and depends on `key` alone: as long as the key stays the same,
/// `format` is not called again.
///
/// # Examples
///
/// ```
/// use bennu::template::{lazy, render_html};
///
/// let cents = 1999;
/// let price = lazy(cents, |text| write!(text, "{}.{:02}", cents / 100, cents % 100));
///
/// let mut html = String::new();
/// render_html(price, &mut html);
/// assert_eq!(html, "19.99");
/// ```
pub fn lazy<K, F>(key: K, format: F) -> Lazy<K, F>
where
    K: Hash,
    F: FnOnce(&mut dyn fmt::Write) -> fmt::Result,
{
    Lazy { key, format }
}

impl<K, F> Template for Lazy<K, F>
where
    K: Hash,
    F: FnOnce(&mut dyn fmt::Write) -> fmt::Result,
{
    fn render_into(self, slot: Slot<'_>) {
        slot.lazy(&self.key, self.format);
    }
}

impl<K: fmt::Debug, F> fmt::Debug for Lazy<K, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lazy")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}
