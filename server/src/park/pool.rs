//! One pool of waiting views: a queue by age, bounded by count and by bytes.

use std::collections::BTreeMap;

use super::ViewId;

/// Which pool a view waits in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pool {
    /// Its page was sent, and no socket has come yet.
    Pages,
    /// Its socket dropped.
    Views,
}

/// A place in a queue: lower ones came earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ticket(pub(super) u64);

#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) count: usize,
    pub(super) bytes: usize,
}

#[derive(Debug)]
pub(super) struct Queue {
    bounds: Bounds,
    /// By age; with the estimated bytes of each.
    waiting: BTreeMap<Ticket, (ViewId, usize)>,
    bytes: usize,
}

impl Queue {
    pub(super) fn new(bounds: Bounds) -> Self {
        Self {
            bounds,
            waiting: BTreeMap::new(),
            bytes: 0,
        }
    }

    /// Adds a view and says which ones have to go for it, the oldest first; only itself, when it would not
    /// fit into an empty queue.
    pub(super) fn push(&mut self, ticket: Ticket, id: ViewId, bytes: usize) -> Vec<ViewId> {
        if bytes > self.bounds.bytes || self.bounds.count == 0 {
            return vec![id];
        }
        self.waiting.insert(ticket, (id, bytes));
        self.bytes += bytes;
        let mut evicted = Vec::new();
        while self.waiting.len() > self.bounds.count || self.bytes > self.bounds.bytes {
            let Some((_, (oldest, bytes))) = self.waiting.pop_first() else {
                break;
            };
            self.bytes -= bytes;
            evicted.push(oldest);
        }
        evicted
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn remove(&mut self, ticket: Ticket) {
        if let Some((_, bytes)) = self.waiting.remove(&ticket) {
            self.bytes -= bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> ViewId {
        ViewId([number; 12])
    }

    fn queue() -> Queue {
        Queue::new(Bounds {
            count: 2,
            bytes: 100,
        })
    }

    #[test]
    fn drops_the_oldest_beyond_its_count() {
        let mut queue = queue();
        assert_eq!(queue.push(Ticket(1), id(1), 1), []);
        assert_eq!(queue.push(Ticket(2), id(2), 1), []);
        assert_eq!(queue.push(Ticket(3), id(3), 1), [id(1)]);
    }

    #[test]
    fn drops_the_oldest_beyond_its_bytes() {
        let mut queue = queue();
        assert_eq!(queue.push(Ticket(1), id(1), 100), []);
        assert_eq!(queue.push(Ticket(2), id(2), 1), [id(1)]);
        assert_eq!(
            queue.push(Ticket(3), id(3), 101),
            [id(3)],
            "nobody else goes"
        );
        assert_eq!(queue.bytes, 1);
    }

    #[test]
    fn forgets_what_was_claimed() {
        let mut queue = queue();
        queue.push(Ticket(1), id(1), 60);
        queue.remove(Ticket(1));
        queue.remove(Ticket(1));
        assert_eq!(queue.push(Ticket(2), id(2), 100), []);
    }
}
