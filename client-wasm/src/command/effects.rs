//! What commands do over time: classes that come and go, elements that appear and vanish.
//!
//! An effect is a list of changes to one element, made when its timer is due.

use super::arguments::Phases;
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node, Target};
use crate::platform::host;

/// Something that is done to an element later.
#[derive(Debug, Clone)]
pub(super) enum Change {
    AddClasses(Vec<String>),
    RemoveClasses(Vec<String>),
    /// Classes that stay through patches, or stay away.
    StickClasses(Vec<String>, bool),
    /// The `display` of its style.
    Display(String),
    /// An event of the page's own.
    Tell(&'static str),
    Focus,
    TakeOut,
    /// The next change waits for another frame.
    NextFrame,
    /// Frames of the server are read again.
    Unblock,
}

/// Effects that go on.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    waiting: Vec<(u32, Node, Vec<Change>)>,
    blocking: u32,
    /// Elements to give the focus back to.
    pub(super) focus: Vec<Node>,
    /// Who had the focus when a form was submitted, and the number of that interaction.
    pub(super) submitted_from: Option<(Node, u32)>,
}

impl Effects {
    /// Whether what the server says has to wait.
    pub(crate) fn is_blocking(&self) -> bool {
        self.blocking > 0
    }
}

impl LiveSocket {
    /// Changes an element after so many milliseconds.
    pub(super) fn after(&mut self, milliseconds: u32, node: Node, changes: Vec<Change>) {
        let timer = host::set_timer(milliseconds);
        self.effects.waiting.push((timer, node, changes));
    }

    /// Changes an element in the next frame.
    pub(super) fn next_frame(&mut self, node: Node, changes: Vec<Change>) {
        let timer = host::next_frame();
        self.effects.waiting.push((timer, node, changes));
    }

    /// Plays classes on an element for a while, then makes the last changes.
    pub(super) fn play(
        &mut self,
        node: Node,
        phases: Phases,
        timing: Timing,
        last: Vec<Change>,
    ) -> u32 {
        let [run, start, end] = phases;
        let all = [&run[..], &start, &end].concat();
        dom_classes(node, &start, true);
        dom_classes(node, &end, false);
        let turn = vec![
            Change::NextFrame,
            Change::AddClasses(run),
            Change::RemoveClasses(start),
            Change::AddClasses(end),
        ];
        self.next_frame(node, turn);
        let mut finish = vec![Change::RemoveClasses(all)];
        finish.extend(last);
        if timing.blocking {
            self.effects.blocking += 1;
            finish.push(Change::Unblock);
        }
        self.after(timing.time, node, finish);
        timing.time
    }

    /// Takes an element out of the page, when its effects are done.
    pub(crate) fn take_out(&mut self, node: Node, after: u32) {
        if after == 0 {
            dom::remove(node);
        } else {
            self.after(after, node, vec![Change::TakeOut]);
        }
    }

    /// A timer is due that is no other's.
    pub(crate) fn on_effect_due(&mut self, timer: u32) {
        let Some(index) = self
            .effects
            .waiting
            .iter()
            .position(|(id, ..)| *id == timer)
        else {
            return;
        };
        let (_, node, changes) = self.effects.waiting.remove(index);
        self.make(node, changes);
    }

    pub(super) fn make(&mut self, node: Node, changes: Vec<Change>) {
        let mut changes = changes.into_iter();
        while let Some(change) = changes.next() {
            match change {
                Change::AddClasses(classes) => dom_classes(node, &classes, true),
                Change::RemoveClasses(classes) => dom_classes(node, &classes, false),
                Change::StickClasses(classes, on) => {
                    classes
                        .iter()
                        .for_each(|class| dom::stick_class(node, class, Some(on)));
                }
                Change::Display(value) => dom::set_style(node, "display", &value),
                Change::Tell(name) => drop(dom::dispatch(Target::Node(node), name, None, true)),
                Change::Focus => dom::focus(node),
                Change::TakeOut => dom::remove(node),
                Change::NextFrame => return self.next_frame(node, changes.collect()),
                Change::Unblock => {
                    self.effects.blocking -= 1;
                    self.read_held();
                }
            }
        }
    }
}

/// How long an effect takes, and whether the server has to wait for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timing {
    pub(super) time: u32,
    pub(super) blocking: bool,
}

fn dom_classes(node: Node, classes: &[String], on: bool) {
    for class in classes {
        if on {
            dom::add_class(node, class);
        } else {
            dom::remove_class(node, class);
        }
    }
}
