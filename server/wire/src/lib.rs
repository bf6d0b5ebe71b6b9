//! The LiveView wire protocol: messages, diffs, and the tree they describe.

pub mod writer;
