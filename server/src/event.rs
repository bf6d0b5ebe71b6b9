//! What a page can send: typed events, how they are bound in a template, and how they are read back.

mod binding;

pub use binding::{Binding, EventName};
