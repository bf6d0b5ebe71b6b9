//! A page that is driven by a test.

use bennu_client::platform::dom::{self, Node};
use bennu_client::platform::host::{Call, Socket, World};
use bennu_client::{Options, entry};

/// The id of the view on every test page.
const VIEW: &str = "v";

/// Marks the calls that [`Page::calls`] leaves out: every connection makes them.
const ROUTINE: [&str; 2] = ["phx:page-loading-start", "phx:page-loading-stop"];

/// The page of this thread.
#[derive(Debug)]
pub(crate) struct Page;

impl Page {
    /// A page whose view holds `html`; it wants to connect, and nothing has answered.
    pub(crate) fn load(html: &str) -> Self {
        Self::load_at("http://localhost/items?page=2", html)
    }

    /// The same, at an address.
    pub(crate) fn load_at(href: &str, html: &str) -> Self {
        World::open(href);
        Self::start(html, Options::default())
    }

    /// The same, in the world as it is.
    pub(crate) fn start(html: &str, options: Options) -> Self {
        dom::load(&format!(
            r#"<html><head></head><body><div id="{VIEW}" data-phx-main data-phx-session="SESSION" data-phx-static="STATIC">{html}</div></body></html>"#
        ));
        entry::begin(options);
        entry::connect();
        Self
    }

    /// A page that is joined and shows `html`.
    pub(crate) fn joined(html: &str) -> Self {
        let page = Self::load(html);
        page.open();
        page.reply_join(html);
        page.sent();
        page.calls();
        page
    }

    /// The WebSocket opens.
    pub(crate) fn open(&self) {
        let before = World::with(|world| std::mem::replace(&mut world.socket, Socket::Open));
        assert_eq!(before, Socket::Opening, "the client does not connect");
        entry::opened();
    }

    /// The server lets the view in; it looks like `html`, which has no dynamic parts.
    pub(crate) fn reply_join(&self, html: &str) {
        self.reply_join_with(&format!(r#""rendered":{{"s":[{}]}}"#, quote(html)));
    }

    /// The same, with the members of the response as they stand.
    pub(crate) fn reply_join_with(&self, response: &str) {
        let reference = self.join_ref();
        self.receive(&format!(
            r#"["{reference}","{reference}","lv:{VIEW}","phx_reply",{{"status":"ok","response":{{{response}}}}}]"#
        ));
    }

    /// The server answers a message of the client.
    pub(crate) fn reply(&self, to: &Frame, status: &str, response: &str) {
        let (join_ref, reference) = (&to.join_ref, &to.reference);
        self.receive(&format!(
            r#"["{join_ref}","{reference}","lv:{VIEW}","phx_reply",{{"status":"{status}","response":{response}}}]"#
        ));
    }

    /// The server says something on its own.
    pub(crate) fn push(&self, event: &str, payload: &str) {
        let join_ref = self.join_ref();
        self.receive(&format!(
            r#"["{join_ref}",null,"lv:{VIEW}","{event}",{payload}]"#
        ));
    }

    /// A frame arrives.
    pub(crate) fn receive(&self, text: &str) {
        entry::message(text);
    }

    /// The connection breaks.
    pub(crate) fn cut(&self) {
        World::with(|world| world.socket = Socket::None);
        entry::closed(1006);
    }

    /// Whether the client asked for a connection.
    pub(crate) fn is_opening(&self) -> bool {
        World::with(|world| world.socket == Socket::Opening)
    }

    /// Time passes; what is due happens.
    pub(crate) fn advance(&self, milliseconds: u64) {
        let end = World::with(|world| world.now) + milliseconds;
        while let Some(due) = World::with(|world| world.next_due(end)) {
            due.happen();
        }
    }

    /// The frames sent since the last time, heartbeats left out.
    pub(crate) fn sent(&self) -> Vec<Frame> {
        let frames = World::with(|world| std::mem::take(&mut world.sent));
        let all = frames.iter().map(|text| {
            note_join(text);
            Frame::read(text)
        });
        all.filter(|frame| frame.event != "heartbeat").collect()
    }

    /// The one frame sent since the last time.
    pub(crate) fn sent_one(&self) -> Frame {
        let mut all = self.sent();
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    /// What the client did to the world since the last time, the routine of loading left out.
    pub(crate) fn calls(&self) -> Vec<Call> {
        let mut calls = self.all_calls();
        calls.retain(
            |call| !matches!(call, Call::Emit { name, .. } if ROUTINE.contains(&name.as_str())),
        );
        calls
    }

    /// All of it.
    pub(crate) fn all_calls(&self) -> Vec<Call> {
        World::with(|world| std::mem::take(&mut world.calls))
    }

    /// The element that a selector finds.
    pub(crate) fn find(&self, selector: &str) -> Node {
        dom::query_one(None, selector).unwrap_or_else(|| panic!("no {selector} in {}", self.html()))
    }

    /// Whether an element is there.
    pub(crate) fn has(&self, selector: &str) -> bool {
        dom::query_one(None, selector).is_some()
    }

    /// The classes of the view's container.
    pub(crate) fn status(&self) -> String {
        dom::attribute(self.find("#v"), "class").unwrap_or_default()
    }

    /// What the view shows.
    pub(crate) fn html(&self) -> String {
        dom::inner_html(dom::query_one(None, "#v").expect("the view"))
    }

    /// How an element is displayed by its own style.
    pub(crate) fn display(&self, selector: &str) -> String {
        dom::style(self.find(selector), "display")
    }

    pub(crate) fn click(&self, selector: &str) {
        dom::click(self.find(selector));
    }

    pub(crate) fn input(&self, selector: &str, value: &str) {
        dom::input(self.find(selector), value);
    }

    fn join_ref(&self) -> String {
        for text in World::with(|world| world.sent.clone()) {
            note_join(&text);
        }
        JOIN_REF.with(|known| known.borrow().clone())
    }
}

thread_local! {
    static JOIN_REF: std::cell::RefCell<String> = std::cell::RefCell::default();
}

fn note_join(text: &str) {
    let frame = Frame::read(text);
    if frame.event == "phx_join" {
        JOIN_REF.with(|known| *known.borrow_mut() = frame.join_ref);
    }
}

/// A frame of the client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) join_ref: String,
    pub(crate) reference: String,
    pub(crate) event: String,
    pub(crate) payload: String,
}

impl Frame {
    fn read(text: &str) -> Self {
        let envelope =
            bennu_wire::Envelope::read(text, &bennu_wire::DecodeLimits::server()).expect("a frame");
        Self {
            join_ref: envelope.join_ref.unwrap_or_default().into_owned(),
            reference: envelope.reference.unwrap_or_default().into_owned(),
            event: envelope.event.into_owned(),
            payload: envelope.payload.as_str().to_owned(),
        }
    }
}

/// A JSON string.
pub(crate) fn quote(text: &str) -> String {
    let mut out = String::new();
    bennu_wire::json::write::string(&mut out, text);
    out
}
