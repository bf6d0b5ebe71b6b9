//! The server from outside: a real listener on a port of its own, and a client that speaks the wire.

#![expect(clippy::unwrap_used, reason = "where a test fails is where it unwraps")]

mod support;
mod views;

mod assets;
mod async_work;
mod commands;
mod crash;
mod drain;
mod events;
mod guards;
mod joins;
mod layouts;
mod limits;
mod log;
mod malformed;
mod navigate;
mod pages;
mod park;
mod paths;
mod pubsub;
mod scopes;
mod slow;
mod streams;
mod upgrade;
mod visitors;
