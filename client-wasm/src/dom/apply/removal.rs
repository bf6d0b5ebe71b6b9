//! Taking instances off the page: their nodes in one go, their handles one by one.

use super::Apply;
use crate::dom::instance::{Child, Instance};
use crate::dom::stream::Item;
use crate::platform::parts::{self, Handle};

impl Apply<'_> {
    /// Takes an instance off the page. One whose root has `phx-remove` stays until its commands are done.
    pub(super) fn remove(&mut self, mut instance: Box<Instance>) {
        if !Self::lingers(&instance) {
            self.count();
            parts::remove(instance.first(), instance.last());
        }
        self.release(&mut instance);
    }

    /// Takes an item of a stream off the page.
    pub(super) fn remove_item(&mut self, item: Item) {
        if let Some(instance) = item.instance {
            self.remove(instance);
        }
    }

    fn lingers(instance: &Instance) -> bool {
        instance.template.has_watched_root && parts::lingers(instance.first())
    }

    /// Takes rows off the page: all in one go when they stand together.
    pub(super) fn remove_rows(&mut self, rows: Vec<Option<Box<Instance>>>) {
        if let (Some(Some(first)), Some(Some(last))) = (rows.first(), rows.last())
            && !first.template.has_watched_root
            && rows.iter().all(Option::is_some)
        {
            self.count();
            parts::remove(first.first(), last.last());
            return rows
                .into_iter()
                .flatten()
                .for_each(|mut row| self.release(&mut row));
        }
        rows.into_iter().flatten().for_each(|row| self.remove(row));
    }

    /// Takes away what a slot held before its anchor.
    pub(super) fn remove_child(&mut self, child: Child, anchor: Handle) {
        match child {
            Child::Html(start) => {
                self.release_html(start, anchor);
                parts::html(start, anchor, "");
                self.count();
                parts::remove(start, start);
                self.page.handles.give(start, 1);
            }
            Child::Node(instance) => self.remove(instance),
            Child::List(list) => {
                self.remove_rows(list.rows);
            }
            Child::Stream(stream) => {
                stream
                    .into_items()
                    .into_iter()
                    .for_each(|item| self.remove_item(item));
            }
            Child::Component(cid) => self.view.components.unplace(cid, anchor),
            Child::Interest | Child::Opaque(_) => {}
        }
    }

    fn release_html(&mut self, start: Handle, anchor: Handle) {
        self.applied
            .removed
            .extend(parts::interesting(start, anchor));
    }

    /// Forgets an instance whose nodes are off the page.
    pub(super) fn release(&mut self, instance: &mut Instance) {
        for watched in &*instance.template.watched {
            if watched.certain || instance.is_of_interest(watched.handle) {
                Self::note(&mut self.applied.removed, instance.base + watched.handle);
            }
        }
        for (slot, child) in instance.take_all() {
            let anchor = instance.handle(slot);
            self.release_child(child, anchor);
        }
        self.page
            .handles
            .give(instance.base, instance.template.size);
    }

    fn release_child(&mut self, child: Child, anchor: Handle) {
        match child {
            Child::Html(start) => {
                self.release_html(start, anchor);
                self.page.handles.give(start, 1);
            }
            Child::Node(mut instance) => self.release(&mut instance),
            Child::List(list) => list
                .rows
                .into_iter()
                .flatten()
                .for_each(|mut row| self.release(&mut row)),
            Child::Stream(stream) => stream
                .into_items()
                .into_iter()
                .filter_map(|item| item.instance)
                .for_each(|mut item| self.release(&mut item)),
            Child::Component(cid) => self.view.components.unplace(cid, anchor),
            Child::Interest | Child::Opaque(_) => {}
        }
    }

    /// Forgets everything; the content stays where it is.
    pub(crate) fn release_all(mut self) {
        let components = std::mem::take(&mut self.view.components).into_instances();
        for mut instance in self.view.root.take().into_iter().chain(components) {
            self.release(&mut instance);
        }
    }
}
