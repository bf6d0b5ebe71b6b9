//! What the streams of a page hold, found out while they are shown: a view cannot be asked which streams it has.

use std::cell::Cell;

thread_local! {
    static SHOWN: Cell<usize> = const { Cell::new(0) };
}

/// Renders a first page, and says how many bytes wait in the streams that it shows.
pub(crate) fn weigh<T>(render: impl FnOnce() -> T) -> (T, usize) {
    SHOWN.set(0);
    let rendered = render();
    (rendered, SHOWN.take())
}

/// Counts the bytes of one stream.
pub(super) fn add(bytes: usize) {
    SHOWN.set(SHOWN.get() + bytes);
}
