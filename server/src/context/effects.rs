//! What a callback wants done besides changing the view: collected while it runs, carried out after it.

use serde::Serialize;

use super::Navigation;
use crate::error::{Error, Result};

/// Events, a reply and a destination, until they are sent.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    pub(crate) events: Vec<PushedEvent>,
    /// JSON, for the event that is being handled.
    pub(crate) reply: Option<String>,
    /// A patch that has been carried out, until the client can be told.
    pub(crate) patched: Option<Navigation>,
    navigation: Option<Navigation>,
    failure: Option<Error>,
}

/// An event for the page's hooks and scripts.
#[derive(Debug)]
pub(crate) struct PushedEvent {
    pub(crate) name: String,
    /// JSON.
    pub(crate) payload: String,
    /// The page is told before it shows the present state.
    pub(crate) before: bool,
}

impl PushedEvent {
    fn to_json(&self) -> String {
        let name = serde_json::Value::from(self.name.as_str());
        let before = if self.before { ",true" } else { "" };
        format!("[{name},{}{before}]", self.payload)
    }
}

impl Effects {
    pub(crate) fn push_event(&mut self, name: &str, payload: &impl Serialize, before: bool) {
        match serde_json::to_string(payload) {
            Ok(payload) => self.push(PushedEvent {
                name: name.to_owned(),
                payload,
                before,
            }),
            Err(error) => self.failure = Some(error.into()),
        }
    }

    /// A page that is away for long finds the newest events.
    fn push(&mut self, event: PushedEvent) {
        if self.events.len() >= MOST_EVENTS {
            self.events.remove(0);
        }
        self.events.push(event);
    }

    pub(crate) fn reply(&mut self, payload: &impl Serialize) {
        match serde_json::to_string(payload) {
            Ok(payload) => self.reply = Some(payload),
            Err(error) => self.failure = Some(error.into()),
        }
    }

    pub(crate) fn navigate(&mut self, navigation: Navigation) {
        if !navigation.is_allowed() {
            self.failure = Some(Error::new(format!(
                "{:?} is no place to go to",
                navigation.to()
            )));
        } else if self.navigation.is_some() {
            self.failure = Some(Error::new("the callback already sent the page elsewhere"));
        } else {
            self.navigation = Some(navigation);
        }
    }

    pub(crate) fn take_navigation(&mut self) -> Option<Navigation> {
        self.navigation.take()
    }

    /// Whether the page is to go elsewhere.
    pub(crate) fn is_leaving(&self) -> bool {
        self.navigation.is_some()
    }

    /// What went wrong while effects were collected.
    pub(crate) fn check(&mut self) -> Result {
        self.failure.take().map_or(Ok(()), Err)
    }

    /// Forgets where a callback that failed wanted to go, and what it wanted to answer.
    pub(crate) fn give_up(&mut self) {
        self.navigation = None;
        self.reply = None;
        self.failure = None;
    }

    /// The pushed events as a JSON list.
    pub(crate) fn to_events(&self) -> String {
        let events: Vec<_> = self.events.iter().map(PushedEvent::to_json).collect();
        format!("[{}]", events.join(","))
    }

    /// An estimate of the bytes that wait.
    pub(crate) fn heap_size(&self) -> usize {
        let bytes =
            |event: &PushedEvent| size_of::<PushedEvent>() + event.name.len() + event.payload.len();
        self.events.iter().map(bytes).sum::<usize>() + self.reply.as_ref().map_or(0, String::len)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty()
            && self.reply.is_none()
            && self.patched.is_none()
            && self.navigation.is_none()
    }
}

/// Events that wait for a page; beyond that the oldest is dropped.
const MOST_EVENTS: usize = 1024;
