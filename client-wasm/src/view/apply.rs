//! What the server says takes effect: on the page, then on everything attached to it.

use bennu_wire::keys::{Field, event};

use super::Place;
use crate::diagnostics::Problem;
use crate::dom::{Applied, Error};
use crate::event::{Kind, Trigger, binding};
use crate::json::{self, Members};
use crate::live_socket::{LiveSocket, Outgoing, Purpose};
use crate::platform::dom::{self, Node, Target};
use crate::platform::host;
use crate::platform::value::Value;
use crate::view::refs::decimal;

impl LiveSocket {
    /// Shows a full render.
    pub(super) fn render(&mut self, index: usize, text: &str, rendered: Place) -> bool {
        let Some(view) = self.views.get_mut(index) else {
            return false;
        };
        let applied = view.dom.join(text, rendered);
        self.settle(index, applied).is_some()
    }

    /// Applies a diff; what the server replied with it, if it could be applied.
    pub(crate) fn update(
        &mut self,
        index: usize,
        text: &str,
        diff: Place,
    ) -> Option<Option<String>> {
        let view = self.views.get_mut(index)?;
        let applied = view.dom.update(text, diff);
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
        interaction: u32,
        text: &str,
        diff: Option<Place>,
    ) -> Option<String> {
        let view = self.views.get_mut(index)?;
        view.acknowledge(interaction);
        let reply = diff
            .and_then(|diff| self.update(index, text, diff))
            .flatten();
        self.restore_focus(interaction);
        reply
    }

    fn settle(&mut self, index: usize, applied: Result<Applied, Error>) -> Option<Option<String>> {
        match applied {
            Ok(applied) => Some(self.took_effect(index, applied)),
            Err(_) => {
                Problem::Patch.report(self.views.get(index).map_or("", |view| &view.dom_id));
                None
            }
        }
    }

    fn took_effect(&mut self, index: usize, applied: Applied) -> Option<String> {
        if let Some(title) = &applied.title {
            host::set_title(title);
        }
        for node in applied.added {
            self.node_added(index, node);
        }
        for node in applied.updated {
            self.node_updated(index, node);
        }
        for node in applied.removed {
            self.node_removed(node);
        }
        for event in applied.events.iter().filter(|event| !event.before) {
            host::emit(&["phx:", &event.name].concat(), &event.payload);
        }
        // Components may end, unless the server shows them again before it hears of it.
        let purpose = Purpose::WillDestroy(applied.removed_cids.clone());
        self.push_cids(
            index,
            event::CIDS_WILL_DESTROY,
            &applied.removed_cids,
            purpose,
        );
        if applied.dom_writes > 0 {
            dom::dispatch(Target::Document, "phx:update", None, true);
        }
        applied.reply
    }

    fn node_added(&mut self, index: usize, node: Node) {
        self.mount_hook(index, node);
        if let Some(code) = binding::own(node, "phx-mounted") {
            self.run(&Trigger::new(Kind::Other, node, code));
        }
        self.submit_if_triggered(node);
    }

    fn node_updated(&mut self, index: usize, node: Node) {
        self.update_hook(index, node);
        self.submit_if_triggered(node);
    }

    /// An element left the page, or is about to when its commands are done.
    fn node_removed(&mut self, node: Node) {
        self.unmount_hook(node);
        if !dom::is_connected(node) {
            return;
        }
        let code = binding::own(node, "phx-remove");
        let time = code.map_or(0, |code| self.run(&Trigger::new(Kind::Remove, node, code)));
        self.take_out(node, time);
    }

    /// A form with `phx-trigger-action` is submitted the browser's way, which leaves the page.
    fn submit_if_triggered(&mut self, node: Node) {
        if dom::has_attribute(node, "phx-trigger-action") {
            self.leave_page();
            self.disconnect();
            dom::submit(node);
        }
    }

    /// The server has taken note: those that are still gone end.
    pub(crate) fn destroy_components(&mut self, index: usize, cids: &[u64]) {
        let Some(view) = self.views.get(index) else {
            return;
        };
        let is_shown = |cid: &u64| {
            let selector = ["[data-phx-component=\"", &decimal(*cid as u32), "\"]"].concat();
            dom::query_one(Some(view.container), &selector).is_some()
        };
        let gone: Vec<u64> = cids.iter().copied().filter(|cid| !is_shown(cid)).collect();
        self.push_cids(index, event::CIDS_DESTROYED, &gone, Purpose::Note);
    }

    /// Tells the page of events that a refused join brought: `[[name, payload], ...]`.
    pub(super) fn emit_pushed(&self, response: &Members<'_>) {
        let events = response.raw(Field::Events.name()).map(json::items);
        for event in events.unwrap_or_default() {
            if let [name, payload, ..] = json::items(event)[..]
                && let Some(name) = json::text(name)
            {
                host::emit(&["phx:", &name].concat(), &payload);
            }
        }
    }

    /// Tells the server about components.
    fn push_cids(&mut self, index: usize, event: &'static str, cids: &[u64], purpose: Purpose) {
        if self.can_push(index) && !cids.is_empty() {
            let list = Value::list();
            for cid in cids {
                list.push(Value::number(*cid as u32));
            }
            let payload = Value::object().set(Field::Cids.name(), list);
            self.push(
                index,
                Outgoing {
                    event,
                    payload,
                    purpose,
                },
            );
        }
    }
}
