//! A page in memory, on which the client runs; the test is its user and its server.

use bennu::template::{Template, render_html};
use bennu_client::platform::dom::{self, Node};
use bennu_client::platform::host::{Call, Socket, World};
use bennu_client::{Options, entry};
use serde_json::{Value, json};

/// The page of this thread.
#[derive(Debug)]
pub(super) struct Page {
    /// The reference of the join that let the view in.
    joined: Value,
}

/// Something that the client told the server.
#[derive(Debug)]
pub(super) struct Message {
    join_ref: Value,
    reference: Value,
    pub(super) name: String,
    pub(super) payload: Value,
}

impl Page {
    /// A page that is connected and shows a template.
    pub(super) fn showing(template: impl Template) -> Self {
        let mut html = String::new();
        render_html(template, &mut html);
        World::open("http://localhost/");
        dom::load(&format!(
            r#"<html><body><div id="v" data-phx-main data-phx-session="S" data-phx-static="S"><main>{html}</main></div></body></html>"#
        ));
        entry::begin(Options::default());
        entry::connect();
        World::with(|world| world.socket = Socket::Open);
        entry::opened();
        let mut page = Self {
            joined: Value::Null,
        };
        let [join] = &page.sent()[..] else {
            panic!("the client joins")
        };
        page.let_in(join, &html);
        page.calls();
        page
    }

    /// Lets a view in that shows this.
    pub(super) fn let_in(&mut self, join: &Message, html: &str) {
        let rendered = json!({"0": {"s": [html]}, "s": ["<main>", "</main>"]});
        let reply = json!({"status": "ok", "response": {"rendered": rendered}});
        self.receive(&json!([
            join.join_ref,
            join.reference,
            "lv:v",
            "phx_reply",
            reply
        ]));
        self.joined = join.join_ref.clone();
    }

    /// The server says something on its own.
    pub(super) fn push(&self, event: &str, payload: &Value) {
        self.receive(&json!([self.joined, null, "lv:v", event, payload]));
    }

    fn receive(&self, frame: &Value) {
        entry::message(&frame.to_string());
    }

    /// What the client sent since the last time.
    pub(super) fn sent(&self) -> Vec<Message> {
        let frames = World::with(|world| std::mem::take(&mut world.sent));
        frames.iter().map(|frame| Message::read(frame)).collect()
    }

    /// What the client told the page since the last time, but for its loading.
    pub(super) fn calls(&self) -> Vec<Call> {
        let calls = World::with(|world| std::mem::take(&mut world.calls));
        let is_routine = |call: &Call| matches!(call, Call::Emit { name, .. } if name.starts_with("phx:page-loading"));
        calls.into_iter().filter(|call| !is_routine(call)).collect()
    }

    /// How many entries the history has.
    pub(super) fn history(&self) -> usize {
        World::with(|world| world.history.len())
    }

    /// Time passes.
    pub(super) fn advance(&self, milliseconds: u64) {
        let end = World::with(|world| world.now) + milliseconds;
        while let Some(due) = World::with(|world| world.next_due(end)) {
            due.happen();
        }
    }

    pub(super) fn click(&self, selector: &str) {
        dom::click(self.find(selector));
    }

    pub(super) fn input(&self, selector: &str, value: &str) {
        dom::input(self.find(selector), value);
    }

    /// The element that a selector finds.
    #[track_caller]
    pub(super) fn find(&self, selector: &str) -> Node {
        let found = dom::query_one(None, selector);
        found.unwrap_or_else(|| panic!("no {selector} in {}", Self::html()))
    }

    /// Fails unless there is such an element.
    #[track_caller]
    pub(super) fn has(&self, selector: &str) {
        self.find(selector);
    }

    /// Fails if there is such an element.
    #[track_caller]
    pub(super) fn lacks(&self, selector: &str) {
        let found = dom::query_one(None, selector);
        assert!(found.is_none(), "{selector} in {}", Self::html());
    }

    /// How an element's own style displays it.
    pub(super) fn display(&self, selector: &str) -> String {
        dom::style(self.find(selector), "display")
    }

    /// The id of the element that has the focus.
    pub(super) fn focused(&self) -> String {
        let active = dom::active_element().expect("something has the focus");
        dom::attribute(active, "id").unwrap_or_default()
    }

    fn html() -> String {
        dom::inner_html(dom::document_element())
    }
}

impl Message {
    fn read(frame: &str) -> Self {
        let [join_ref, reference, _, name, payload]: [Value; 5] =
            serde_json::from_str(frame).expect("a frame has five parts");
        let name = name.as_str().expect("an event has a name").to_owned();
        Self {
            join_ref,
            reference,
            name,
            payload,
        }
    }
}
