//! Commands that change how an element looks: classes, transitions, appearing and vanishing.

use super::arguments::{Arguments, Phases};
use super::effects::{Change, Timing};
use crate::event::Kind;
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node};

/// Milliseconds that an effect takes when nothing is said.
const TIME: u32 = 200;

impl LiveSocket {
    pub(super) fn transit(&mut self, node: Node, arguments: &Arguments<'_>) -> u32 {
        let phases = arguments.phases("transition").unwrap_or_default();
        self.play(node, phases, timing(arguments), Vec::new())
    }

    pub(super) fn change_classes(
        &mut self,
        kind: &str,
        node: Node,
        arguments: &Arguments<'_>,
    ) -> u32 {
        let (there, missing): (Vec<String>, Vec<String>) = arguments
            .texts("names")
            .into_iter()
            .partition(|class| dom::has_class(node, class));
        let mut changes = Vec::new();
        if kind != "remove_class" {
            changes.push(Change::StickClasses(missing, true));
        }
        if kind != "add_class" {
            changes.push(Change::StickClasses(there, false));
        }
        self.finish(
            node,
            arguments.phases("transition"),
            timing(arguments),
            changes,
        )
    }

    pub(super) fn show_or_hide(
        &mut self,
        trigger: Kind,
        kind: &str,
        node: Node,
        arguments: &Arguments<'_>,
    ) -> u32 {
        let visible = dom::is_visible(node);
        match (kind, visible) {
            ("hide", true) => self.hide(node, arguments, "transition"),
            ("toggle", true) => self.hide(node, arguments, "outs"),
            ("show", false) => self.show(node, arguments, "transition"),
            // What is being removed never appears again.
            ("toggle", false) if trigger != Kind::Remove => self.show(node, arguments, "ins"),
            _ => 0,
        }
    }

    fn hide(&mut self, node: Node, arguments: &Arguments<'_>, phases: &str) -> u32 {
        self.make(node, vec![Change::Tell("phx:hide-start")]);
        let end = vec![
            Change::Display(String::from("none")),
            Change::Tell("phx:hide-end"),
        ];
        self.finish(node, arguments.phases(phases), timing(arguments), end)
    }

    fn show(&mut self, node: Node, arguments: &Arguments<'_>, phases: &str) -> u32 {
        let display = match (arguments.text("display"), dom::tag_name(node).as_str()) {
            (Some(display), _) => display.into_owned(),
            (None, "tr") => String::from("table-row"),
            (None, "td" | "th") => String::from("table-cell"),
            (None, _) => String::from("block"),
        };
        self.make(
            node,
            vec![Change::Tell("phx:show-start"), Change::Display(display)],
        );
        self.finish(
            node,
            arguments.phases(phases),
            timing(arguments),
            vec![Change::Tell("phx:show-end")],
        )
    }

    /// Makes the changes after the transition, or at once without one.
    fn finish(
        &mut self,
        node: Node,
        phases: Option<Phases>,
        timing: Timing,
        changes: Vec<Change>,
    ) -> u32 {
        match phases {
            Some(phases) if phases.iter().any(|classes| !classes.is_empty()) => {
                self.play(node, phases, timing, changes)
            }
            _ => {
                self.make(node, changes);
                0
            }
        }
    }
}

fn timing(arguments: &Arguments<'_>) -> Timing {
    let blocking = arguments
        .raw("blocking")
        .is_none_or(|blocking| blocking.as_str() != "false");
    Timing {
        time: arguments.number("time").unwrap_or(TIME),
        blocking,
    }
}
