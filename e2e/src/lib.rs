//! Drives Bennu from outside, the way a person with a browser does.
//!
//! A test gives [`stage::Stage`] the pages it is about. The stage starts a [`fixture`] server (or a [`program`]
//! of the examples as a process of its own), puts a [`proxy`] in front of it that can break
//! the network, and opens a [`browser`] on it. The same pages run with our client and with the
//! official one ([`client`]): the proxy answers the request for our script with the other bundle.
//!
//! Nothing here sleeps for a while and hopes: the browser waits for what the test names.

mod announced;
pub mod browser;
pub mod client;
pub mod failure;
pub mod fixture;
pub mod pages;
pub mod program;
pub mod proxy;
pub mod stage;
pub mod webdriver;
