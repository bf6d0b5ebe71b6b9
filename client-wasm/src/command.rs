//! Commands: what a binding says beyond the name of an event. A JSON list of `[kind, arguments]`, run in order.
//!
//! Each runs once for each element it is about; what takes time goes on in [`effects`].

mod attributes;
mod effects;
mod focus;
mod mark;
mod push;
mod show;

use crate::diagnostics::Problem;
use crate::event::{Kind, Trigger};
use crate::live_socket::LiveSocket;
use crate::navigation::Visit;
use crate::platform::dom::Node;
use crate::platform::host;
use crate::platform::value::Value;
use crate::platform::words::word;

pub(crate) use effects::{Effects, wait_for_reset};

impl LiveSocket {
    /// The page's script runs commands on an element, as its hook or on its own.
    pub fn exec_on(&mut self, node: Node, code: impl Into<Value>, hook: bool) {
        let kind = if hook { Kind::Hook } else { Kind::Js };
        self.run(&Trigger::new(kind, node, code));
    }

    /// Runs a binding: commands, or an event to push. Returns for how many milliseconds its effects go on.
    pub(crate) fn run(&mut self, trigger: &Trigger) -> u32 {
        let code = trigger.code();
        if !code.starts_with(word!("[")) {
            self.push_event(trigger, code, Value::NONE);
            return 0;
        }
        let mut time = 0;
        for command in Value::parse(code).items() {
            let (kind, arguments) = (command.item(0), command.item(1));
            if arguments.is_none() {
                self.report(Problem::Command, trigger.node);
                return time;
            }
            time = time.max(self.command(trigger, kind, arguments));
        }
        time
    }

    fn command(&mut self, trigger: &Trigger, kind: Value, arguments: Value) -> u32 {
        if kind.is(word!("push")) {
            self.push_event(trigger, arguments.member(word!("event")), arguments);
        } else if kind.is(word!("navigate")) || kind.is(word!("patch")) {
            self.go_to(arguments, kind.is(word!("patch")));
        } else if kind.is(word!("pop_focus")) {
            self.pop_focus();
        } else {
            return self.command_on_each(trigger, kind, arguments);
        }
        0
    }

    /// Runs a command on what `to` says, or on the element it runs for.
    fn command_on_each(&mut self, trigger: &Trigger, kind: Value, arguments: Value) -> u32 {
        let (source, to) = (trigger.source.value(), arguments.member(word!("to")));
        let (inner, closest) = (to.member(word!("inner")), to.member(word!("closest")));
        let nodes = if to.is_none() {
            Value::list().push(source)
        } else if to.is_text() {
            Value::DOCUMENT.query(to)
        } else if inner.is_text() {
            source.query(inner)
        } else {
            Value::list().push(source.call(word!("closest"), closest))
        };
        let mut time = 0;
        for node in nodes.nodes() {
            time = time.max(self.command_on(trigger, kind, node, arguments));
        }
        time
    }

    fn command_on(&mut self, trigger: &Trigger, kind: Value, node: Node, arguments: Value) -> u32 {
        let is = |name: Value| kind.is(name);
        if is(word!("exec")) {
            return self.exec(trigger, node, arguments);
        } else if is(word!("add_class")) || is(word!("remove_class")) || is(word!("toggle_class")) {
            return self.change_classes(kind, node, arguments);
        } else if is(word!("show")) || is(word!("hide")) || is(word!("toggle")) {
            return self.show_or_hide(trigger.kind, kind, node, arguments);
        } else if is(word!("transition")) {
            return self.transit(node, arguments);
        } else if is(word!("dispatch")) {
            dispatch(trigger.source, node, arguments);
        } else if is(word!("set_attr")) || is(word!("remove_attr")) || is(word!("toggle_attr")) {
            attributes::change(kind, node, arguments);
        } else if is(word!("push_focus")) {
            self.effects.focus.push(node);
        } else if is(word!("focus")) || is(word!("focus_first")) {
            self.move_focus(is(word!("focus")), node);
        } else {
            self.report(Problem::Command, trigger.node);
        }
        0
    }

    /// Runs the commands that another attribute holds.
    fn exec(&mut self, trigger: &Trigger, node: Node, arguments: Value) -> u32 {
        let code = node.said(arguments.member(word!("attr")));
        if code.is_none() || code.is(trigger.code()) {
            self.report(Problem::Command, node);
            return 0;
        }
        self.run(&trigger.elsewhere(node, code))
    }

    fn go_to(&mut self, arguments: Value, patch: bool) {
        let href = host::absolute(arguments.member(word!("href")));
        let visit = if arguments.member(word!("replace")).as_flag(false) {
            Visit::Replace
        } else {
            Visit::Push
        };
        if patch {
            self.patch_to(href, visit, None);
        } else {
            self.redirect_to(href, visit, Value::NONE);
        }
    }
}

fn dispatch(source: Node, node: Node, arguments: Value) {
    let bubbles = arguments.member(word!("bubbles")).as_flag(true);
    let (name, detail) = (
        arguments.member(word!("event")),
        arguments.member(word!("detail")),
    );
    host::dispatch(node, source, name, detail, bubbles);
}
