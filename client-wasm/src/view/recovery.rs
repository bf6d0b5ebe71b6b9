//! Forms after an outage: a view that was mounted anew hears of what the user had typed before the page shows its first render,
//! so that nothing typed is lost or flickers.

use bennu_wire::keys::event;

use crate::event::{Kind, Trigger, binding, form};
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node};

impl LiveSocket {
    /// Sends the changes of the forms that the new render `text` still has. `true` when answers have to be waited for; then
    /// [`hold_back`](Self::hold_back) shows the render after the last of them.
    pub(super) fn replay_forms(&mut self, index: usize, text: &str) -> bool {
        let Some(container) = self.views.get(index).map(|view| view.container) else {
            return false;
        };
        for form in dom::query_all(Some(container), "form[id]") {
            if let Some(trigger) = self.replay_of(form, text) {
                self.run(&trigger);
            }
        }
        let Some(view) = self.views.get_mut(index) else {
            return false;
        };
        if view.replays == 0 {
            return false;
        }
        view.recovered = true;
        view.backlog.push(text.to_owned());
        self.expect_join_again(index);
        true
    }

    fn replay_of(&self, form: Node, text: &str) -> Option<Trigger> {
        let change = binding::own(form, "phx-change")?;
        let id = dom::attribute(form, "id")?;
        let code = match dom::attribute(form, "phx-auto-recover") {
            Some(code) if code == "ignore" => return None,
            Some(code) if !code.is_empty() => code,
            _ => change,
        };
        let shown = |control: &Node| {
            dom::property(*control, "type") != "hidden" && form::name_of(*control).is_some()
        };
        let source = dom::form_elements(form).into_iter().find(shown)?;
        contains(text, &id).then(|| Trigger {
            source,
            replay: true,
            ..Trigger::new(Kind::Change, form, code)
        })
    }

    /// Keeps a frame back while the replays of its view are not all answered.
    pub(crate) fn hold_back(
        &mut self,
        index: usize,
        event: &str,
        reference: Option<u32>,
        text: &str,
    ) -> bool {
        let replay = self.is_replay(reference);
        let Some(view) = self.views.get_mut(index) else {
            return false;
        };
        if view.replays == 0 || matches!(event, event::ERROR | event::CLOSE) {
            return false;
        }
        view.backlog.push(text.to_owned());
        if replay {
            self.replayed(index);
        }
        true
    }

    /// A form was replayed. After the last, the join takes effect, and everything that came since.
    pub(crate) fn replayed(&mut self, index: usize) {
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        view.replays = view.replays.saturating_sub(1);
        if view.replays == 0 {
            for text in std::mem::take(&mut view.backlog) {
                self.read(&text);
            }
        }
    }
}

fn contains(text: &str, part: &str) -> bool {
    text.as_bytes()
        .windows(part.len().max(1))
        .any(|window| window == part.as_bytes())
}
