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

use bennu_wire::Raw;

use crate::diagnostics::Problem;
use crate::event::{Kind, Trigger};
use crate::json::{self, Members};
use crate::live_socket::LiveSocket;
use crate::navigation::Visit;
use crate::platform::dom::{self, Node};
use crate::platform::host;
use crate::platform::value::Value;

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
            self.push_event(trigger, &trigger.code, &Members::default());
            return 0;
        }
        let mut time = 0;
        for command in json::items(Raw::new(&trigger.code)) {
            let parts = json::items(command);
            let (Some(kind), Some(arguments)) = (parts.first(), parts.get(1)) else {
                self.report(Problem::Command, trigger.node);
                return time;
            };
            let kind = json::text(*kind).unwrap_or_default();
            time = time.max(self.command(trigger, &kind, &Members::of(*arguments)));
        }
        time
    }

    fn command(&mut self, trigger: &Trigger, kind: &str, arguments: &Members<'_>) -> u32 {
        match kind {
            "push" => {
                let event = arguments.text("event").unwrap_or_default();
                self.push_event(trigger, &event, arguments);
            }
            "navigate" | "patch" => self.go_to(arguments, kind == "patch"),
            "pop_focus" => self.pop_focus(),
            _ => return self.command_on_each(trigger, kind, arguments),
        }
        0
    }

    fn command_on_each(&mut self, trigger: &Trigger, kind: &str, arguments: &Members<'_>) -> u32 {
        let mut time = 0;
        for node in targets(trigger.source, arguments) {
            time = time.max(self.command_on(trigger, kind, node, arguments));
        }
        time
    }

    fn command_on(
        &mut self,
        trigger: &Trigger,
        kind: &str,
        node: Node,
        arguments: &Members<'_>,
    ) -> u32 {
        match kind {
            "exec" => return self.exec(trigger, node, arguments),
            "add_class" | "remove_class" | "toggle_class" => {
                return self.change_classes(kind, node, arguments);
            }
            "show" | "hide" | "toggle" => {
                return self.show_or_hide(trigger.kind, kind, node, arguments);
            }
            "transition" => return self.transit(node, arguments),
            "dispatch" => dispatch(trigger.source, node, arguments),
            "set_attr" | "remove_attr" | "toggle_attr" => attributes::change(kind, node, arguments),
            "focus" | "focus_first" | "push_focus" => self.move_focus(kind, node),
            _ => self.report(Problem::Command, trigger.node),
        }
        0
    }

    /// Runs the commands that another attribute holds.
    fn exec(&mut self, trigger: &Trigger, node: Node, arguments: &Members<'_>) -> u32 {
        let name = arguments.text("attr").unwrap_or_default();
        let code = dom::attribute(node, &name).unwrap_or_default();
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

    fn go_to(&mut self, arguments: &Members<'_>, patch: bool) {
        let href = host::absolute(&*arguments.text("href").unwrap_or_default());
        let replace = arguments.flag("replace", false);
        let visit = if replace { Visit::Replace } else { Visit::Push };
        if patch {
            self.patch_to(href, visit, None);
        } else {
            self.redirect_to(href, visit, Value::NONE);
        }
    }
}

/// The elements a command is about: what `to` says, or the element it runs for.
fn targets(source: Node, arguments: &Members<'_>) -> Vec<Node> {
    if arguments.raw("to").is_none() {
        return vec![source];
    }
    if let Some(selector) = arguments.text("to") {
        return dom::query_all(None, &selector);
    }
    let scope = arguments.object("to");
    if let Some(selector) = scope.text("inner") {
        return dom::query_all(Some(source), &selector);
    }
    let closest = scope.text("closest");
    closest
        .and_then(|selector| dom::closest(source, &selector))
        .into_iter()
        .collect()
}

fn dispatch(source: Node, node: Node, arguments: &Members<'_>) {
    let name = arguments.text("event").unwrap_or_default();
    let detail = arguments
        .raw("detail")
        .map_or(Value::NONE, |detail| Value::parse(detail.as_str()));
    host::dispatch(
        node,
        source,
        &*name,
        detail,
        arguments.flag("bubbles", true),
    );
}
