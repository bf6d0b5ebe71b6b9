//! Commands that change how an element looks: classes, transitions, appearing and vanishing.

use super::arguments::{Phases, phases};
use super::effects::{Change, Timing, What};
use crate::event::Kind;
use crate::json::Members;
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node};

/// Milliseconds that an effect takes when nothing is said.
const TIME: u32 = 200;

impl LiveSocket {
    pub(super) fn transit(&mut self, node: Node, arguments: &Members<'_>) -> u32 {
        self.finish(
            node,
            phases(arguments, "transition"),
            timing(arguments),
            Vec::new(),
        )
    }

    pub(super) fn change_classes(
        &mut self,
        kind: &str,
        node: Node,
        arguments: &Members<'_>,
    ) -> u32 {
        let (mut keep, mut ban) = (String::new(), String::new());
        for class in arguments.texts("names") {
            let list = match (kind, dom::has_class(node, &class)) {
                ("add_class", false) | ("toggle_class", false) => &mut keep,
                ("remove_class", _) | ("toggle_class", true) => &mut ban,
                _ => continue,
            };
            list.push_str(&class);
            list.push(' ');
        }
        let changes = vec![(What::KeepClasses, keep), (What::BanClasses, ban)];
        self.finish(
            node,
            phases(arguments, "transition"),
            timing(arguments),
            changes,
        )
    }

    pub(super) fn show_or_hide(
        &mut self,
        trigger: Kind,
        kind: &str,
        node: Node,
        arguments: &Members<'_>,
    ) -> u32 {
        let (show, name) = match (kind, dom::is_visible(node)) {
            ("hide", true) => (false, "transition"),
            ("toggle", true) => (false, "outs"),
            ("show", false) => (true, "transition"),
            // What is being removed never appears again.
            ("toggle", false) if trigger != Kind::Remove => (true, "ins"),
            _ => return 0,
        };
        let phases = phases(arguments, name);
        let tell = |name: &str| (What::Tell, name.to_owned());
        if show {
            let display = (What::Display, display_of(node, arguments));
            self.make(node, vec![tell("phx:show-start"), display]);
            self.finish(node, phases, timing(arguments), vec![tell("phx:show-end")])
        } else {
            let gone = (What::Display, String::from("none"));
            self.make(node, vec![tell("phx:hide-start")]);
            self.finish(
                node,
                phases,
                timing(arguments),
                vec![gone, tell("phx:hide-end")],
            )
        }
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
            Some(phases) => self.play(node, phases, timing, changes),
            None => {
                self.make(node, changes);
                0
            }
        }
    }
}

fn display_of(node: Node, arguments: &Members<'_>) -> String {
    if let Some(display) = arguments.text("display") {
        return display.into_owned();
    }
    String::from(match &*dom::tag_name(node) {
        "tr" => "table-row",
        "td" | "th" => "table-cell",
        _ => "block",
    })
}

fn timing(arguments: &Members<'_>) -> Timing {
    Timing {
        time: arguments.number("time").unwrap_or(TIME),
        blocking: arguments.flag("blocking", true),
    }
}
