//! Taking instances off the page: their nodes in one go, their handles one by one.

use super::Apply;
use crate::dom::instance::{Child, Row};
use crate::dom::value::Passed;
use crate::platform::Note;
use crate::platform::parts::{self, Handle};

impl Apply<'_> {
    /// Takes rows that stand together off the page. A row whose root has `phx-remove` stays until its commands are done.
    pub(super) fn remove_run(&mut self, run: &[Row]) {
        let (Some(start), Some(end)) = (run.first(), run.last()) else {
            return;
        };
        if self.view.instances[start.instance]
            .template
            .has_watched_root
        {
            for row in run {
                self.remove_nodes(*row, *row);
            }
        } else {
            self.remove_nodes(*start, *end);
        }
        for row in run {
            self.release(row.instance);
        }
    }

    /// Takes the nodes from one row to another out.
    fn remove_nodes(&mut self, start: Row, end: Row) {
        let first = &self.view.instances[start.instance];
        let (template, first) = (first.template, first.first());
        let stays = template.is_kept || template.has_watched_root && parts::lingers(first);
        if !stays {
            parts::remove(first, self.view.instances[end.instance].last());
            self.count();
        }
    }

    /// Takes a list off the page.
    pub(super) fn remove_rows(&mut self, rows: u32) {
        let run = std::mem::take(&mut self.view.rows[rows].rows);
        self.remove_run(&run);
        self.view.rows.free(rows);
    }

    /// Takes away what the current slot holds, and leaves an empty text.
    pub(super) fn clear_slot(&mut self) {
        let was_text = !self.drop_slot();
        let node = self.node();
        if was_text && !node.adopts && !node.template.is_kept {
            let Passed { start, end } = Passed::EMPTY;
            parts::text(node.handle(), start, end);
        }
    }

    /// Takes away what the current slot holds beyond text. Tells whether there was any.
    pub(super) fn drop_slot(&mut self) -> bool {
        let node = self.node();
        let (instance, slot, anchor) = (node.instance, node.slot, node.handle());
        let child = self.view.instances[instance].take(slot);
        if let Some(child) = child {
            self.drop_child(child, anchor, true);
        }
        child.is_some()
    }

    /// Forgets what a slot held before its anchor; if that `is_shown`, it must go from the page.
    fn drop_child(&mut self, child: Child, anchor: Handle, is_shown: bool) {
        match child {
            Child::Html(start) => {
                parts::drop_html(start, anchor, is_shown);
                self.applied.dom_writes += u32::from(is_shown);
                self.page.handles.give(start, 1);
            }
            Child::Rows(rows) if is_shown => self.remove_rows(rows),
            Child::Rows(rows) => {
                for row in std::mem::take(&mut self.view.rows[rows].rows) {
                    self.release(row.instance);
                }
                self.view.rows.free(rows);
            }
            Child::Component(cid) => {
                // Another slot may hold it, by now.
                let component = self.view.component(cid);
                if component.anchor == anchor {
                    component.anchor = 0;
                }
            }
            Child::Interest => {}
        }
    }

    /// Forgets an instance whose nodes are off the page.
    fn release(&mut self, index: u32) {
        self.note(index, u32::MAX, Note::Removed);
        for (slot, child) in std::mem::take(&mut self.view.instances[index].children) {
            let anchor = self.view.instances[index].handle(slot);
            self.drop_child(child, anchor, false);
        }
        let instance = &mut self.view.instances[index];
        let base = std::mem::take(&mut instance.base);
        self.page.handles.give(base, instance.template.size);
        self.view.instances.free(index);
    }
}
