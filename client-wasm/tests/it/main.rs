//! Whole scenarios: the client on a page in memory, with hand-written frames for a server and a clock that the test moves.

mod commands;
mod events;
mod forms;
mod hooks;
mod join;
mod navigation;
mod outage;
mod rates;
mod recovery;
mod reload;
mod support;
