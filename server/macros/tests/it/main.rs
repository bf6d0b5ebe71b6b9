//! What the macros expand to, seen from outside: templates rendered, events bound and read back.

mod attributes;
mod bindings;
mod components;
mod control_flow;
mod documents;
mod events;
mod lists;
mod support;
mod text;
