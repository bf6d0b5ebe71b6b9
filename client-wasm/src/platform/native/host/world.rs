//! The simulated browser: what the client asked of it, and what a test can say about it.

use std::cell::RefCell;

use crate::hook::HookStep;
use crate::platform::dom::Node;

thread_local! {
    static WORLD: RefCell<World> = RefCell::new(World::new());
}

/// Something the client did to the world around the document, in order.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields are the arguments of the function of the same name"
)]
pub enum Call {
    /// The page is left for another.
    Load(String),
    /// The page is loaded anew.
    Reload,
    /// An event on `window`.
    Emit { name: String, detail: String },
    /// An event on an element.
    Dispatch {
        node: Node,
        name: String,
        detail: String,
    },
    /// A hook's callback ran.
    Hook {
        node: Node,
        name: String,
        step: HookStep,
    },
    /// A hook's push was answered.
    Settle {
        token: u32,
        accepted: bool,
        reply: String,
    },
    /// A problem was reported.
    Report {
        code: String,
        view: String,
        message: String,
    },
}

/// Where the client scrolled the window.
#[derive(Debug, Clone, PartialEq)]
pub enum Scroll {
    /// Pixels from the top.
    To(f64),
    /// The element that a fragment names.
    Fragment(String),
}

/// An entry of the history.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The full address.
    pub href: String,
    /// `patch`, `redirect`, or empty when the entry is not ours.
    pub kind: String,
    /// The id of the main view's container.
    pub id: String,
    /// Counts up with each entry.
    pub position: u32,
}

/// The WebSocket, as the network sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Socket {
    /// There is none.
    None,
    /// The client asked for one.
    Opening,
    /// It is open.
    Open,
    /// The client closed it, with this code.
    Closed(u16),
}

/// Something that the client waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// A timer of the client's, by number.
    Timer(u32),
    /// A value that is given back.
    Resume(i32),
}

impl Due {
    /// Its time has come.
    pub fn happen(self) {
        match self {
            Self::Timer(timer) => crate::entry::due(timer),
            Self::Resume(what) => crate::entry::resume(what),
        }
    }
}

/// Everything around the document.
#[derive(Debug)]
pub struct World {
    /// Milliseconds since the page was loaded.
    pub now: u64,
    /// What becomes due, with the moment.
    pub timers: Vec<(Due, u64)>,
    /// Frames the client sent, oldest first.
    pub sent: Vec<String>,
    /// What the client did beside sending and writing to the document, oldest first.
    pub calls: Vec<Call>,
    /// The next "random" number, until changed.
    pub random: u32,
    /// The history, oldest first.
    pub history: Vec<Entry>,
    /// Which entry of the history is shown.
    pub shown: usize,
    /// Where the client scrolled last.
    pub scroll: Option<Scroll>,
    /// The title of the page.
    pub title: String,
    /// Cookies by name.
    pub cookies: Vec<(String, String)>,
    /// Shared storage by key.
    pub storage: Vec<(String, String)>,
    /// The page's parameters: a JSON object.
    pub params: String,
    /// What the page adds to each payload: a JSON object, or nothing.
    pub metadata: String,
    /// The hooks that the page defines.
    pub hooks: Vec<String>,
    /// The cancelable events that the page cancels.
    pub refuses: Vec<String>,
    /// The WebSocket.
    pub socket: Socket,
}

impl World {
    fn new() -> Self {
        let first = Entry {
            href: "http://localhost/".to_owned(),
            ..Entry::default()
        };
        Self {
            now: 0,
            timers: Vec::new(),
            sent: Vec::new(),
            calls: Vec::new(),
            random: u32::MAX,
            history: vec![first],
            shown: 0,
            scroll: None,
            title: String::new(),
            cookies: Vec::new(),
            storage: Vec::new(),
            params: "{}".to_owned(),
            metadata: String::new(),
            hooks: Vec::new(),
            refuses: Vec::new(),
            socket: Socket::None,
        }
    }

    /// Reads or changes the world of this thread.
    pub fn with<T>(act: impl FnOnce(&mut Self) -> T) -> T {
        WORLD.with(|world| act(&mut world.borrow_mut()))
    }

    /// Starts anew, at an address.
    pub fn open(href: &str) {
        Self::with(|world| {
            *world = Self::new();
            href.clone_into(&mut world.history[0].href);
        });
    }

    /// The address of the page.
    pub fn href(&self) -> &str {
        &self.entry().href
    }

    /// The history entry that is shown.
    pub fn entry(&self) -> &Entry {
        &self.history[self.shown]
    }

    /// Takes the earliest timer due within so many milliseconds and moves the clock to it; without one, moves it all the way.
    pub fn next_due(&mut self, end: u64) -> Option<Due> {
        let due = self
            .timers
            .iter()
            .enumerate()
            .filter(|(_, (_, at))| *at <= end);
        let Some((index, _)) = due.min_by_key(|(index, (_, at))| (*at, *index)) else {
            self.now = end;
            return None;
        };
        let (id, at) = self.timers.remove(index);
        self.now = at;
        Some(id)
    }

    pub(super) fn set_timer(&mut self, due: Due, milliseconds: u32) {
        let at = self.now + u64::from(milliseconds);
        self.timers.push((due, at));
    }

    /// Where the path of an address starts.
    fn path_at(href: &str) -> usize {
        let host = href.find("://").map_or(0, |at| at + 3);
        href[host..]
            .find('/')
            .map_or(href.len(), |path| host + path)
    }

    /// What the number of reloads is stored under.
    pub(super) fn reloads(&self) -> String {
        let path = &self.href()[Self::path_at(self.href())..];
        let path = path.split(['?', '#']).next().unwrap_or_default();
        format!("{path}-consecutive-reloads")
    }

    pub(super) fn is_near(&self, url: &str) -> bool {
        let origin = &self.href()[..Self::path_at(self.href())];
        let url = self.absolute(url);
        &url[..Self::path_at(&url)] == origin
    }

    pub(super) fn absolute(&self, url: &str) -> String {
        let here = self.href();
        let upto = |end: &[char]| here.find(end).unwrap_or(here.len());
        match url.chars().next() {
            _ if url.contains("://") => url.to_owned(),
            Some('/') => here[..Self::path_at(here)].to_owned() + url,
            Some('?') => here[..upto(&['?', '#'])].to_owned() + url,
            Some('#') => here[..upto(&['#'])].to_owned() + url,
            Some(_) => here[..here.rfind('/').map_or(here.len(), |at| at + 1)].to_owned() + url,
            None => here.to_owned(),
        }
    }

    pub(super) fn write_history(&mut self, push: bool, entry: Entry) {
        if push {
            self.history.truncate(self.shown + 1);
            self.history.push(entry);
            self.shown += 1;
        } else {
            self.history[self.shown] = entry;
        }
    }

    pub(super) fn hook(&mut self, node: Node, step: HookStep, name: &str) -> bool {
        let known = self.hooks.iter().any(|hook| hook == name);
        if known {
            self.calls.push(Call::Hook {
                node,
                name: name.to_owned(),
                step,
            });
        }
        known
    }
}

/// The value under a key; empty when absent.
pub(super) fn get(pairs: &[(String, String)], key: &str) -> String {
    pairs
        .iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value.clone())
        .unwrap_or_default()
}

/// Replaces the value under a key; an empty one removes it.
pub(super) fn put(pairs: &mut Vec<(String, String)>, key: &str, value: &str) {
    pairs.retain(|(name, _)| name != key);
    if !value.is_empty() {
        pairs.push((key.to_owned(), value.to_owned()));
    }
}
