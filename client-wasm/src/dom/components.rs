//! The components of a view: what each shows, and which slot holds it.

use super::instance::Instance;
use crate::platform::parts::Handle;

/// Components by their number, sorted.
#[derive(Debug, Default)]
pub(crate) struct Components {
    all: Vec<Component>,
    /// The one that the message is in.
    pub(crate) open: Option<u64>,
}

#[derive(Debug, Default)]
pub(crate) struct Component {
    cid: u64,
    pub(crate) instance: Option<Box<Instance>>,
    /// The anchor of the slot that holds it.
    pub(crate) anchor: Option<Handle>,
    /// The namespace of its root.
    pub(crate) space: u32,
    /// Its root in the server's HTML.
    pub(crate) found: Option<Handle>,
}

impl Components {
    pub(crate) fn get(&mut self, cid: u64) -> &mut Component {
        let index = match self
            .all
            .binary_search_by_key(&cid, |component| component.cid)
        {
            Ok(index) => index,
            Err(index) => {
                self.all.insert(
                    index,
                    Component {
                        cid,
                        ..Component::default()
                    },
                );
                index
            }
        };
        &mut self.all[index]
    }

    /// A slot holds the component.
    pub(crate) fn place(&mut self, cid: u64, anchor: Handle, space: u32) -> &mut Component {
        let component = self.get(cid);
        (component.anchor, component.space) = (Some(anchor), space);
        component
    }

    /// The slot with this anchor holds it no longer. Another one may, by now.
    pub(crate) fn unplace(&mut self, cid: u64, anchor: Handle) {
        if let Ok(index) = self
            .all
            .binary_search_by_key(&cid, |component| component.cid)
        {
            self.all[index].anchor.take_if(|there| *there == anchor);
        }
    }

    pub(crate) fn unplace_all(&mut self) {
        self.all
            .iter_mut()
            .for_each(|component| component.anchor = None);
    }

    pub(crate) fn has_unplaced(&self) -> bool {
        self.all.iter().any(|component| component.anchor.is_none())
    }

    pub(crate) fn take_unplaced(&mut self) -> Vec<(u64, Option<Box<Instance>>)> {
        let (placed, unplaced) = std::mem::take(&mut self.all)
            .into_iter()
            .partition(|it| it.anchor.is_some());
        self.all = placed;
        unplaced
            .into_iter()
            .map(|component| (component.cid, component.instance))
            .collect()
    }

    pub(crate) fn into_instances(self) -> impl Iterator<Item = Box<Instance>> {
        self.all
            .into_iter()
            .filter_map(|component| component.instance)
    }
}
