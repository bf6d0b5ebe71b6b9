//! Buffers that views borrow while they render, so that an idle view holds none.

use std::sync::{Mutex, PoisonError};

use bennu_wire::writer::DiffWriter;

/// A small pool of buffers, shared by all views of a server.
#[derive(Default)]
pub(crate) struct Scratch(Mutex<Vec<Buffers>>);

/// What one render needs.
#[derive(Default)]
pub(crate) struct Buffers {
    pub(crate) writer: DiffWriter,
    pub(crate) frame: String,
}

/// As many views render at once as there are worker threads, so few more are ever needed.
const MOST_KEPT: usize = 64;
/// Buffers that one large page blew up are not kept.
const MOST_BYTES: usize = 256 * 1024;

impl Scratch {
    /// Lends buffers for the time of a call.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Buffers) -> T) -> T {
        let mut buffers = self.take();
        let result = work(&mut buffers);
        self.give_back(buffers);
        result
    }

    fn take(&self) -> Buffers {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop()
            .unwrap_or_default()
    }

    fn give_back(&self, mut buffers: Buffers) {
        buffers.frame.clear();
        if buffers.frame.capacity() + buffers.writer.heap_size() > MOST_BYTES {
            return;
        }
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST_KEPT {
            kept.push(buffers);
        }
    }
}
