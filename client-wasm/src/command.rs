//! Commands: what a binding says beyond the name of an event. A JSON list of `[kind, arguments]`, run in order.
//!
//! Each runs once for each element it is about; what takes time goes on in [`effects`].

mod arguments;
mod attributes;
mod effects;
mod focus;
mod mark;
mod push;
mod show;

use bennu_wire::json::Reader;
use bennu_wire::{DecodeLimits, Raw};

use crate::diagnostics::Problem;
use crate::event::{Kind, Trigger};
use crate::live_socket::LiveSocket;
use crate::navigation::Visit;
use crate::platform::dom::{self, Node};
use crate::platform::host;
use arguments::Arguments;

pub(crate) use effects::Effects;

impl LiveSocket {
    /// The page's script runs commands on an element, as its hook or on its own.
    pub fn exec_on(&mut self, node: Node, code: String, hook: bool) {
        let kind = if hook { Kind::Hook } else { Kind::Js };
        self.run(&Trigger::new(kind, node, code));
    }

    /// Runs a binding: commands, or an event to push. Returns for how many milliseconds its effects go on.
    pub(crate) fn run(&mut self, trigger: &Trigger) -> u32 {
        if !trigger.code.starts_with('[') {
            self.push_event(trigger, &trigger.code, &Arguments::default());
            return 0;
        }
        let mut json = Reader::over(Raw::new(&trigger.code), &DecodeLimits::client());
        let mut time = 0;
        let Ok(mut commands) = json.begin_array() else {
            return 0;
        };
        while let Ok(true) = json.next_item(&mut commands) {
            let Some((kind, arguments)) = arguments::command(&mut json) else {
                self.report(Problem::Command, trigger.node);
                return time;
            };
            time = time.max(self.command(trigger, &kind, &arguments));
        }
        time
    }

    fn command(&mut self, trigger: &Trigger, kind: &str, arguments: &Arguments<'_>) -> u32 {
        match kind {
            "push" => {
                let event = arguments.text("event").unwrap_or_default();
                self.push_event(trigger, &event, arguments);
                0
            }
            "navigate" => self.go_to(arguments, false),
            "patch" => self.go_to(arguments, true),
            "pop_focus" => self.pop_focus(),
            _ => self.command_on_each(trigger, kind, arguments),
        }
    }

    fn command_on_each(&mut self, trigger: &Trigger, kind: &str, arguments: &Arguments<'_>) -> u32 {
        let mut time = 0;
        for node in targets(trigger.source, arguments) {
            time = time.max(match kind {
                "exec" => self.exec(trigger, node, arguments),
                "dispatch" => dispatch(trigger.source, node, arguments),
                "set_attr" | "remove_attr" | "toggle_attr" => {
                    attributes::change(kind, node, arguments)
                }
                "add_class" | "remove_class" | "toggle_class" => {
                    self.change_classes(kind, node, arguments)
                }
                "show" | "hide" | "toggle" => {
                    self.show_or_hide(trigger.kind, kind, node, arguments)
                }
                "transition" => self.transit(node, arguments),
                "focus" | "focus_first" | "push_focus" => self.move_focus(kind, node),
                _ => {
                    self.report(Problem::Command, trigger.node);
                    0
                }
            });
        }
        time
    }

    /// Runs the commands that another attribute holds.
    fn exec(&mut self, trigger: &Trigger, node: Node, arguments: &Arguments<'_>) -> u32 {
        let code =
            dom::attribute(node, &arguments.text("attr").unwrap_or_default()).unwrap_or_default();
        if code.is_empty() || code == trigger.code {
            self.report(Problem::Command, node);
            return 0;
        }
        self.run(&Trigger {
            node,
            source: node,
            code,
            ..trigger.clone()
        })
    }

    fn go_to(&mut self, arguments: &Arguments<'_>, patch: bool) -> u32 {
        let href = host::absolute(&arguments.text("href").unwrap_or_default());
        let visit = if arguments.flag("replace") {
            Visit::Replace
        } else {
            Visit::Push
        };
        if patch {
            self.patch_to(&href, visit, None);
        } else {
            self.redirect_to(&href, visit, None);
        }
        0
    }
}

/// The elements a command is about: what `to` says, or the element it runs for.
fn targets(source: Node, arguments: &Arguments<'_>) -> Vec<Node> {
    let Some(to) = arguments.raw("to") else {
        return vec![source];
    };
    if let Some(selector) = arguments.text("to") {
        return dom::query_all(None, &selector);
    }
    let scope = Arguments::read(to);
    match (scope.text("inner"), scope.text("closest")) {
        (Some(selector), _) => dom::query_all(Some(source), &selector),
        (None, Some(selector)) => dom::closest(source, &selector).into_iter().collect(),
        (None, None) => Vec::new(),
    }
}

fn dispatch(source: Node, node: Node, arguments: &Arguments<'_>) -> u32 {
    let name = arguments.text("event").unwrap_or_default();
    let bubbles = arguments
        .raw("bubbles")
        .is_none_or(|bubbles| bubbles.as_str() != "false");
    host::dispatch(
        node,
        source,
        &name,
        arguments.raw("detail").map_or("", |detail| detail.as_str()),
        bubbles,
    );
    0
}
