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
        if !code.starts_with("[") {
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
        if kind.is("push") {
            self.push_event(trigger, arguments.member("event"), arguments);
        } else if kind.is("navigate") || kind.is("patch") {
            self.go_to(arguments, kind.is("patch"));
        } else if kind.is("pop_focus") {
            self.pop_focus();
        } else {
            return self.command_on_each(trigger, kind, arguments);
        }
        0
    }

    /// Runs a command on what `to` says, or on the element it runs for.
    fn command_on_each(&mut self, trigger: &Trigger, kind: Value, arguments: Value) -> u32 {
        let (source, to) = (trigger.source.value(), arguments.member("to"));
        let (inner, closest) = (to.member("inner"), to.member("closest"));
        let nodes = if to.is_none() {
            Value::list().push(source)
        } else if to.is_text() {
            Value::DOCUMENT.query(to)
        } else if inner.is_text() {
            source.query(inner)
        } else {
            Value::list().push(source.call("closest", closest))
        };
        let mut time = 0;
        for node in nodes.nodes() {
            time = time.max(self.command_on(trigger, kind, node, arguments));
        }
        time
    }

    fn command_on(&mut self, trigger: &Trigger, kind: Value, node: Node, arguments: Value) -> u32 {
        let is = |name: &str| kind.is(name);
        if is("exec") {
            return self.exec(trigger, node, arguments);
        } else if is("add_class") || is("remove_class") || is("toggle_class") {
            return self.change_classes(kind, node, arguments);
        } else if is("show") || is("hide") || is("toggle") {
            return self.show_or_hide(trigger.kind, kind, node, arguments);
        } else if is("transition") {
            return self.transit(node, arguments);
        } else if is("dispatch") {
            dispatch(trigger.source, node, arguments);
        } else if is("set_attr") || is("remove_attr") || is("toggle_attr") {
            attributes::change(kind, node, arguments);
        } else if is("push_focus") {
            self.effects.focus.push(node);
        } else if is("focus") || is("focus_first") {
            self.move_focus(is("focus"), node);
        } else {
            self.report(Problem::Command, trigger.node);
        }
        0
    }

    /// Runs the commands that another attribute holds.
    fn exec(&mut self, trigger: &Trigger, node: Node, arguments: Value) -> u32 {
        let code = node.said(arguments.member("attr"));
        if code.is_none() || code.is(trigger.code()) {
            self.report(Problem::Command, node);
            return 0;
        }
        self.run(&trigger.elsewhere(node, code))
    }

    fn go_to(&mut self, arguments: Value, patch: bool) {
        let href = host::absolute(arguments.member("href"));
        let visit = if arguments.member("replace").as_flag(false) {
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
    let bubbles = arguments.member("bubbles").as_flag(true);
    let (name, detail) = (arguments.member("event"), arguments.member("detail"));
    host::dispatch(node, source, name, detail, bubbles);
}
