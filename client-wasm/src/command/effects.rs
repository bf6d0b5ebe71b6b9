//! What commands do over time: classes that come and go, elements that appear and vanish.
//!
//! An effect is a list of changes to one element, made when its timer is due.

use super::arguments::Phases;
use crate::live_socket::LiveSocket;
use crate::platform::dom::{self, Node, Target};
use crate::platform::host;

/// What is done to an element later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    AddClasses,
    RemoveClasses,
    /// Classes that stay through patches.
    KeepClasses,
    /// Classes that stay away through patches.
    BanClasses,
    /// The `display` of its style.
    Display,
    /// An event of the page's own.
    Tell,
    Focus,
    TakeOut,
    /// The next change waits for another frame.
    NextFrame,
    /// Frames of the server are read again.
    Unblock,
}

/// A change: what is done, and with which words.
pub(super) type Change = (What, String);

/// A change that needs no words.
pub(super) fn plain(what: What) -> Change {
    (what, String::new())
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

    /// Changes an element when a timer is due.
    pub(super) fn wait(&mut self, timer: u32, node: Node, changes: Vec<Change>) {
        self.waiting.push((timer, node, changes));
    }
}

impl LiveSocket {
    /// Plays classes on an element for a while, then makes the last changes.
    pub(super) fn play(
        &mut self,
        node: Node,
        phases: Phases,
        timing: Timing,
        mut last: Vec<Change>,
    ) -> u32 {
        let all = phases.concat();
        let [run, start, end] = phases;
        set_classes(node, &start, true);
        set_classes(node, &end, false);
        let turn = vec![
            plain(What::NextFrame),
            (What::AddClasses, run),
            (What::RemoveClasses, start),
            (What::AddClasses, end),
        ];
        self.effects.wait(host::next_frame(), node, turn);
        last.insert(0, (What::RemoveClasses, all));
        if timing.blocking {
            self.effects.blocking += 1;
            last.push(plain(What::Unblock));
        }
        self.effects.wait(host::set_timer(timing.time), node, last);
        timing.time
    }

    /// Takes an element out of the page, when its effects are done.
    pub(crate) fn take_out(&mut self, node: Node, after: u32) {
        if after == 0 {
            dom::remove(node);
        } else {
            self.effects
                .wait(host::set_timer(after), node, vec![plain(What::TakeOut)]);
        }
    }

    /// A timer is due that is no other's.
    pub(crate) fn on_effect_due(&mut self, timer: u32) {
        let waiting = &mut self.effects.waiting;
        if let Some(index) = waiting.iter().position(|(id, ..)| *id == timer) {
            let (_, node, changes) = waiting.remove(index);
            self.make(node, changes);
        }
    }

    pub(super) fn make(&mut self, node: Node, mut changes: Vec<Change>) {
        while !changes.is_empty() {
            let (what, words) = changes.remove(0);
            match what {
                What::AddClasses | What::RemoveClasses => {
                    set_classes(node, &words, what == What::AddClasses);
                }
                What::KeepClasses | What::BanClasses => {
                    for class in words.split_ascii_whitespace() {
                        dom::stick_class(node, class, Some(what == What::KeepClasses));
                    }
                }
                What::Display => dom::set_style(node, "display", &words),
                What::Tell => {
                    dom::dispatch(Target::Node(node), &words, None, true);
                }
                What::Focus => dom::focus(node),
                What::TakeOut => dom::remove(node),
                What::NextFrame => return self.effects.wait(host::next_frame(), node, changes),
                What::Unblock => {
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

fn set_classes(node: Node, classes: &str, on: bool) {
    for class in classes.split_ascii_whitespace() {
        if on {
            dom::add_class(node, class);
        } else {
            dom::remove_class(node, class);
        }
    }
}
