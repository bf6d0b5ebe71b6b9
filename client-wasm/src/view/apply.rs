//! What the server says takes effect: on the page, then on everything attached to it.

use bennu_wire::keys::{Field, event};

use crate::diagnostics::Problem;
use crate::dom::{Applied, Error};
use crate::event::{Kind, Trigger};
use crate::live_socket::{Frame, LiveSocket, Purpose};
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

impl LiveSocket {
    /// Shows a full render.
    pub(super) fn render(&mut self, index: usize, frame: &Frame<'_>) -> bool {
        let render = frame.diff.clone().unwrap_or_default();
        let applied = self.view_mut(index).dom.join(frame.text, render);
        self.settle(index, applied).is_some()
    }

    /// Applies the diff of a frame, if it has one; what the server replied with it, if it could be applied.
    pub(crate) fn update(&mut self, index: usize, frame: &Frame<'_>) -> Option<Value> {
        let diff = frame.diff.clone()?;
        let applied = self.view_mut(index).dom.update(frame.text, diff);
        let reply = self.settle(index, applied);
        if reply.is_none() {
            self.resync(index);
        }
        reply
    }

    /// An interaction was answered, perhaps with a diff. Returns the reply in it.
    pub(crate) fn answer(
        &mut self,
        index: usize,
        purpose: Purpose,
        frame: Option<&Frame<'_>>,
    ) -> Value {
        let interaction = purpose.interaction();
        self.view_mut(index).acknowledge(interaction);
        let reply = frame.and_then(|frame| self.update(index, frame));
        self.restore_focus(interaction);
        reply.unwrap_or(Value::NONE)
    }

    fn settle(&mut self, index: usize, applied: Result<Applied, Error>) -> Option<Value> {
        match applied {
            Ok(applied) => Some(self.took_effect(index, &applied)),
            Err(_) => {
                Problem::Patch.report((&self.view(index).dom_id).into());
                None
            }
        }
    }

    fn took_effect(&mut self, index: usize, applied: &Applied) -> Value {
        if applied.title.is_some() {
            host::set_title(applied.title);
        }
        for node in &applied.added {
            self.node_added(index, *node);
        }
        for node in &applied.updated {
            self.node_updated(index, *node);
        }
        for node in &applied.removed {
            self.node_removed(*node);
        }
        for (name, payload) in &applied.events {
            host::emit(*name, *payload);
        }
        // Components may end, unless the server shows them again before it hears of it.
        let gone = Value::list();
        for cid in &applied.removed_cids {
            gone.push(Value::number(*cid as u32));
        }
        self.push_cids(
            index,
            word!(event::CIDS_WILL_DESTROY),
            gone,
            Purpose::WillDestroy,
        );
        if applied.dom_writes > 0 {
            Value::DOCUMENT.tell(word!("phx:update"));
        }
        applied.reply
    }

    fn node_added(&mut self, index: usize, node: Node) {
        self.mount_hook(index, node);
        self.run_bound(node, word!("phx-mounted"));
        self.submit_if_triggered(node);
    }

    fn node_updated(&mut self, index: usize, node: Node) {
        self.update_hook(index, node);
        self.submit_if_triggered(node);
    }

    /// An element left the page, or is about to when its commands are done.
    fn node_removed(&mut self, node: Node) {
        self.hooks.unmount(node);
        if !node.flag(word!("isConnected")) {
            return;
        }
        let removed = Trigger::at(Kind::Remove, node, word!("phx-remove"));
        let mut time = 0;
        if removed.code().is_some() {
            time = self.run(&removed);
        }
        self.take_out(node, time);
    }

    /// A form with `phx-trigger-action` is submitted the browser's way, once: that leaves the page.
    fn submit_if_triggered(&mut self, node: Node) {
        if !self.is_leaving() && node.has_attribute(word!("phx-trigger-action")) {
            self.leave_page();
            self.disconnect();
            node.submit();
        }
    }

    /// The server has taken note: those that are still gone end.
    pub(crate) fn destroy_components(&mut self, index: usize, cids: Value) {
        let container = self.view(index).container;
        let gone = Value::list();
        for cid in cids.items() {
            let selector = word!("[data-phx-component=\"").join(cid).join(word!("\"]"));
            if container.value().query(selector).len() == 0 {
                gone.push(cid);
            }
        }
        self.push_cids(index, word!(event::CIDS_DESTROYED), gone, Purpose::Note);
    }

    /// Tells the server about components.
    fn push_cids(&mut self, index: usize, event: Value, cids: Value, purpose: Purpose) {
        if cids.len() > 0 && self.can_push(index) {
            let payload = Value::object().set(word!(Field::Cids.name()), cids);
            self.push(index, event, payload, purpose);
        }
    }
}

/// Tells the page of events that the server pushed: `[[name, payload], ...]`.
pub(super) fn emit_all(events: Value) {
    for event in events.items() {
        host::emit(word!("phx:").join(event.item(0)), event.item(1));
    }
}
