//! From one view to another over the same socket: the old one ends, its content stays on the page until the new one is there.

use std::borrow::Cow;

use bennu_wire::Raw;

use super::{Arrival, Phase};
use crate::dom::ViewDom;
use crate::json::{self, Members};
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node};
use crate::platform::host;

impl LiveSocket {
    /// Ends the view and joins the one at the destination in its place.
    pub(crate) fn depart(&mut self, index: usize, flash: Option<&str>) {
        self.leave(index);
        self.lose(index);
        let join_ref = self.next_reference();
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        view.phase = Phase::Idle;
        view.join_ref = join_ref;
        (view.mounts, view.attempts) = (0, 0);
        view.redirected = true;
        view.arrival = Some(Arrival {
            flash: flash.map(str::to_owned),
        });
        self.join(index);
    }

    /// The server let us into the new view: it gets a container of its own in place of the old one.
    pub(super) fn take_over(&mut self, index: usize, container: Option<Raw<'_>>) {
        let Some(view) = self.views.get_mut(index) else {
            return;
        };
        let id = view.id;
        let (old, new) = (view.container, new_container(view.container, container));
        view.arrival = None;
        let dom_id = view.dom_id.clone();
        view.container = new;
        let before = std::mem::replace(&mut view.dom, ViewDom::new(new, &dom_id));
        let hooks: Vec<Node> = self.hooks.of(id).map(|(node, _)| node).collect();
        for node in hooks {
            self.unmount_hook(node);
        }
        before.destroy();
        dom::replace(old, new);
        // Unless the view has a title of its own.
        host::set_title("");
    }
}

/// An empty element that stands for the same view, with what the server says about it: `[tag, {attribute: value}]`.
fn new_container(old: Node, container: Option<Raw<'_>>) -> Node {
    let parts = container.map(json::items).unwrap_or_default();
    let tag = parts.first().and_then(|tag| json::text(*tag));
    let tag = tag.map_or_else(|| dom::tag_name(old), Cow::into_owned);
    let Some(new) = dom::parse(&["<", &tag, "></", &tag, ">"].concat()) else {
        return old;
    };
    for name in dom::attribute_names(old) {
        if name == "id" || name.starts_with("data-phx-") {
            dom::set_attribute(new, &name, &dom::attribute(old, &name).unwrap_or_default());
        }
    }
    let attributes = parts
        .get(1)
        .map(|raw| Members::of(*raw))
        .unwrap_or_default();
    for (name, value) in attributes.iter().filter(|(name, _)| name.raw() != "id") {
        dom::set_attribute(new, name.raw(), &json::text(*value).unwrap_or_default());
    }
    new
}
