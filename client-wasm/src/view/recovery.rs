//! Forms after an outage: a view that was mounted anew hears of what the user had typed before the page shows its first render,
//! so that nothing typed is lost or flickers.

use bennu_wire::keys::event;

use crate::dom::ViewDom;
use crate::event::{Kind, Trigger};
use crate::live_socket::{Frame, LiveSocket};
use crate::platform::dom::Node;
use crate::platform::element;
use crate::platform::value::Value;
use crate::platform::words::word;

/// Forms that can be known again.
const FORMS: Value = word!("form[id]");

impl LiveSocket {
    /// Sends the changes of the forms that the new render still has. `true` when answers have to be waited for; then
    /// [`hold_back`](Self::hold_back) shows the render after the last of them.
    pub(super) fn replay_forms(&mut self, index: usize, frame: &Frame<'_>) -> bool {
        let shown = self.view(index).container.value().query(FORMS);
        if shown.len() == 0 {
            return false;
        }
        let coming = coming_forms(frame);
        for form in shown.nodes() {
            if let Some(trigger) = replay_of(form, coming) {
                self.run(&trigger);
            }
        }
        let view = self.view_mut(index);
        if view.replays == 0 {
            return false;
        }
        view.recovered = true;
        view.backlog.get().push(frame.message);
        self.expect_join(index);
        true
    }

    /// Keeps a frame back while the replays of its view are not all answered.
    pub(crate) fn hold_back(&mut self, index: usize, frame: &Frame<'_>) -> bool {
        let view = self.view(index);
        if view.replays == 0 || frame.is(word!(event::ERROR)) || frame.is(word!(event::CLOSE)) {
            return false;
        }
        view.backlog.get().push(frame.message);
        if self.is_replay(frame.reference()) {
            self.replayed(index);
        }
        true
    }

    /// A form was replayed. After the last, the join takes effect, and everything that came since.
    pub(crate) fn replayed(&mut self, index: usize) {
        let view = self.view_mut(index);
        view.replays = view.replays.saturating_sub(1);
        while self.view(index).replays == 0 && self.view(index).backlog.get().len() > 0 {
            self.read(self.view(index).backlog.get().shift());
        }
    }
}

/// The forms of a render that does not show yet.
fn coming_forms(frame: &Frame<'_>) -> Value {
    let aside = element::aside();
    if let Some(aside) = aside.node() {
        let mut dom = ViewDom::new(aside);
        // What cannot be shown has no forms, and is reported when it is to be shown.
        let _ = dom.join(frame.text, frame.diff.clone().unwrap_or_default());
        dom.destroy();
    }
    aside.query(FORMS)
}

fn replay_of(form: Node, coming: Value) -> Option<Trigger> {
    let change = form.said(word!("phx-change"));
    let recover = form.said(word!("phx-auto-recover"));
    let is_it = |other: Node| {
        let is_same = |name| other.attribute(name).is(form.attribute(name));
        is_same(word!("id")) && is_same(word!("phx-change"))
    };
    if change.is_none() || recover.is(word!("ignore")) || !coming.nodes().any(is_it) {
        return None;
    }
    let shown = |control: &Node| {
        !control.get(word!("type")).is(word!("hidden")) && control.said(word!("name")).is_some()
    };
    let source = form.controls().find(shown)?;
    Some(Trigger {
        source,
        replay: true,
        ..Trigger::new(Kind::Change, form, recover.or(|| change))
    })
}
