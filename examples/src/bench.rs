//! The bench pages.
fn main() {}
