//! Streams: lists whose items the server has forgotten. The page knows them by their id.

use super::instance::Instance;

/// The items of a stream, in the order of the page.
#[derive(Debug)]
pub(crate) struct Stream {
    /// The statics.
    pub(crate) number: u32,
    items: Vec<Item>,
    /// Hashes of the ids, in the same order: what a search looks through.
    hashes: Vec<u32>,
}

#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) id: Box<str>,
    /// `None` only while a message is in it.
    pub(crate) instance: Option<Box<Instance>>,
}

impl Stream {
    pub(crate) fn new(number: u32) -> Self {
        Self {
            number,
            items: Vec::new(),
            hashes: Vec::new(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    pub(crate) fn items(&self) -> &[Item] {
        &self.items
    }

    pub(crate) fn into_items(self) -> Vec<Item> {
        self.items
    }

    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        let wanted = hash(id);
        let hits = self
            .hashes
            .iter()
            .enumerate()
            .filter(|(_, hash)| **hash == wanted);
        hits.map(|(index, _)| index)
            .find(|&index| *self.items[index].id == *id)
    }

    /// Takes out an item's instance, to be given back.
    pub(crate) fn lend(&mut self, index: usize) -> Option<Box<Instance>> {
        self.items.get_mut(index)?.instance.take()
    }

    pub(crate) fn give_back(&mut self, index: usize, instance: Box<Instance>) {
        if let Some(item) = self.items.get_mut(index) {
            item.instance = Some(instance);
        }
    }

    pub(crate) fn insert(&mut self, index: usize, item: Item) {
        let index = index.min(self.items.len());
        self.hashes.insert(index, hash(&item.id));
        self.items.insert(index, item);
    }

    pub(crate) fn remove(&mut self, index: usize) -> Item {
        self.hashes.remove(index);
        self.items.remove(index)
    }

    pub(crate) fn take_all(&mut self) -> Vec<Item> {
        self.hashes.clear();
        std::mem::take(&mut self.items)
    }
}

/// FNV-1a.
fn hash(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
