//! Numbers for nodes: the slots of one instance are consecutive handles, so an instance needs to keep only the first.

use crate::platform::parts::{self, Handle};

/// Gives out blocks of handles and takes them back.
#[derive(Debug)]
pub(crate) struct Handles {
    next: Handle,
    /// Free blocks, by their size.
    free: Vec<Vec<Handle>>,
}

impl Handles {
    pub(crate) const fn new() -> Self {
        Self {
            next: 1,
            free: Vec::new(),
        }
    }

    /// A block of `size` handles.
    pub(crate) fn take(&mut self, size: u32) -> Handle {
        if let Some(handle) = self.free.get_mut(size as usize).and_then(Vec::pop) {
            return handle;
        }
        let handle = self.next;
        self.next += size;
        handle
    }

    /// Takes a block back; its nodes are forgotten.
    pub(crate) fn give(&mut self, handle: Handle, size: u32) {
        parts::release(handle, size);
        let index = size as usize;
        while self.free.len() <= index {
            self.free.push(Vec::new());
        }
        self.free[index].push(handle);
    }
}
