//! The components of a diff, each after the one whose statics it shares.

use super::head::{Head, Part};
use super::{ComponentBase, DiffReader, Sink, Step};
use crate::error::Violation;
use crate::json::{Kind, Mark, natural};

/// A component that has been seen and not yet been told.
#[derive(Debug)]
struct Pending {
    cid: u64,
    head: Head,
    /// The component whose statics it shares: as the diff leaves it, or, negative, as it was before. Zero: it shares none.
    base: i64,
    told: bool,
}

impl<S: Sink> DiffReader<'_, '_, S> {
    pub(super) fn components(&mut self, at: Mark) {
        let end = self.json.mark();
        self.json.back(at);
        let mut pending = self.pending();
        for first in 0..pending.len() {
            while let Some(next) = self.innermost(&pending, first) {
                pending[next].told = true;
                self.component(&pending[next]);
            }
        }
        self.json.back(end);
    }

    /// Looks through the components for what each is based on.
    fn pending(&mut self) -> Vec<Pending> {
        let mut pending = Vec::new();
        let mut members = self.json.object();
        while let Some(name) = self.json.key(&mut members) {
            let Some(cid) = natural(name.raw().as_bytes()).filter(|&cid| cid > 0) else {
                self.json.fail(Violation::NumberOutOfRange);
                break;
            };
            let at = self.json.mark();
            let head = Head::read(&mut self.json, self.order);
            let base = self.base(&head);
            if base < 0 {
                let of = base.unsigned_abs();
                self.tell(Step::Copy { cid, of });
            }
            pending.push(Pending {
                cid,
                head,
                base,
                told: false,
            });
            self.json.back(at);
            self.json.skip();
        }
        pending
    }

    /// What a component is based on, as [`Pending`] has it.
    fn base(&mut self, head: &Head) -> i64 {
        if head.keyed {
            self.json.fail(Violation::UnexpectedComprehension);
        }
        if !head.seek(Part::Statics, &mut self.json) || self.json.kind() == Kind::Array {
            return 0;
        }
        let at = self.json.position();
        let base = self.json.integer();
        if base == 0 {
            self.json.fail_at(Violation::NumberOutOfRange, at);
        }
        base
    }

    /// The component that must be told next, so that `place` can be; `None` when that has been told.
    fn innermost(&mut self, pending: &[Pending], mut place: usize) -> Option<usize> {
        if pending[place].told {
            return None;
        }
        for _ in pending {
            let base = pending[place].base;
            if base <= 0 {
                return Some(place);
            }
            match pending.iter().position(|it| it.cid == base.unsigned_abs()) {
                Some(base) if pending[base].told => return Some(place),
                Some(base) => place = base,
                None => {
                    self.json.fail(Violation::UnknownComponent);
                    return None;
                }
            }
        }
        self.json.fail(Violation::ComponentCycle);
        None
    }

    fn component(&mut self, pending: &Pending) {
        let head = &pending.head;
        let outer = self.templates.outer();
        let other = pending.base.unsigned_abs();
        let base = match pending.base {
            0 => self
                .template(head)
                .map_or(ComponentBase::Keep, ComponentBase::New),
            1.. => ComponentBase::CopyNew(other),
            ..0 => ComponentBase::CopyOld(other),
        };
        self.open_templates(head);
        let root = head.has(Part::RootOrReply);
        let cid = pending.cid;
        self.tell(Step::BeginComponent { cid, base, root });
        self.body(head);
        self.tell(Step::EndComponent);
        self.templates.close(outer);
    }
}
