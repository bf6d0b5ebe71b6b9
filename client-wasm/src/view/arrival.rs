//! From one view to another over the same socket: the old one ends, its content stays on the page until the new one is there.

use super::Phase;
use crate::dom::ViewDom;
use crate::live_socket::LiveSocket;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

impl LiveSocket {
    /// Ends the view and joins the one at the destination in its place.
    pub(crate) fn depart(&mut self, index: usize, flash: Value) {
        self.leave(index);
        self.lose(index);
        let join_ref = self.next_reference();
        let view = self.view_mut(index);
        view.phase = Phase::Idle;
        view.join_ref = join_ref;
        (view.mounts, view.attempts) = (0, 0);
        (view.redirected, view.arriving) = (true, true);
        view.flash.set(flash);
        self.join(index);
    }

    /// The server let us into the new view: it gets a container of its own in place of the old one.
    pub(super) fn take_over(&mut self, index: usize, container: Value) {
        let view = self.view_mut(index);
        let (old, new) = (view.container, new_container(view.container, container));
        view.arriving = false;
        view.flash.set(Value::NONE);
        view.container = new;
        let before = std::mem::replace(&mut view.dom, ViewDom::new(new));
        self.hooks.unmount_all(index);
        before.destroy();
        old.value().call(word!("replaceWith"), new);
        // Unless the view has a title of its own.
        host::set_title(Value::NONE);
    }
}

/// An empty element that stands for the same view, with what the server says about it: `[tag, {attribute: value}]`.
fn new_container(old: Node, container: Value) -> Node {
    let tag = container.item(0).or(|| old.tag());
    let Some(new) = Value::DOCUMENT.call(word!("createElement"), tag).node() else {
        return old;
    };
    let names = old.value().call(word!("getAttributeNames"), Value::NONE);
    for name in names.items() {
        if name.is(word!("id")) || name.starts_with(word!("data-phx-")) {
            new.set_attribute(name, old.attribute(name));
        }
    }
    let attributes = container.item(1);
    for name in attributes
        .names()
        .items()
        .filter(|name| !name.is(word!("id")))
    {
        new.set_attribute(name, attributes.member(name));
    }
    new
}
