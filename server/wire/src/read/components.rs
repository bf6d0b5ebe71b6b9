//! The components of a diff, each after the one whose statics it shares.

use super::head::{Head, Part, number};
use super::{ComponentBase, DiffReader, Sink, Step};
use crate::error::Violation;
use crate::json::{Kind, Mark, Stopped};

/// A component that has been seen and not yet been told.
#[derive(Debug)]
struct Pending {
    cid: u64,
    head: Head,
    link: Link,
    told: bool,
}

/// What a component says of its statics.
#[derive(Debug, Clone, Copy)]
enum Link {
    /// Nothing.
    None,
    /// They stand here.
    Inline(Mark),
    /// They are those of another component, as it was before the diff.
    Old(u64),
    /// They are those of another component, as the diff leaves it.
    New(u64),
}

impl<S: Sink> DiffReader<'_, '_, S> {
    pub(super) fn components(&mut self, at: Mark) -> Result<(), Stopped> {
        let end = self.json.mark();
        self.json.back(at);
        let mut pending = self.pending()?;
        for &Pending { cid, link, .. } in &pending {
            if let Link::Old(of) = link {
                self.tell(Step::Copy { cid, of })?;
            }
        }
        for first in 0..pending.len() {
            while let Some(next) = self.innermost(&pending, first)? {
                self.component(&pending[next])?;
                pending[next].told = true;
            }
        }
        self.json.back(end);
        Ok(())
    }

    /// Looks through the components for what each is based on.
    fn pending(&mut self) -> Result<Vec<Pending>, Stopped> {
        let mut pending = Vec::new();
        let mut members = self.json.begin_object()?;
        while let Some(name) = self.json.next_key(&mut members)? {
            let Some(cid) = number(name.raw()).filter(|&cid| cid > 0) else {
                return self.json.fail(Violation::NumberOutOfRange);
            };
            let start = self.json.mark();
            let head = Head::read(&mut self.json, self.order)?;
            if head.keyed {
                return self.json.fail(Violation::UnexpectedComprehension);
            }
            let link = self.link(&head)?;
            pending.push(Pending {
                cid,
                head,
                link,
                told: false,
            });
            self.json.back(start);
            self.json.skip()?;
        }
        Ok(pending)
    }

    fn link(&mut self, head: &Head) -> Result<Link, Stopped> {
        let Some(statics) = head.find(Part::Statics) else {
            return Ok(Link::None);
        };
        self.json.back(statics);
        if self.json.peek()? == Kind::Array {
            return Ok(Link::Inline(statics));
        }
        let at = self.json.position();
        match self.json.integer()? {
            0 => self.json.fail_at(Violation::NumberOutOfRange, at),
            cid @ 1.. => Ok(Link::New(cid.unsigned_abs())),
            cid => Ok(Link::Old(cid.unsigned_abs())),
        }
    }

    /// The component that must be told next, so that `place` can be; `None` when that has been told.
    fn innermost(
        &mut self,
        pending: &[Pending],
        mut place: usize,
    ) -> Result<Option<usize>, Stopped> {
        if pending[place].told {
            return Ok(None);
        }
        for _ in pending {
            let Link::New(cid) = pending[place].link else {
                return Ok(Some(place));
            };
            match pending.iter().position(|other| other.cid == cid) {
                Some(base) if pending[base].told => return Ok(Some(place)),
                Some(base) => place = base,
                None => return self.json.fail(Violation::UnknownComponent),
            }
        }
        self.json.fail(Violation::ComponentCycle)
    }

    fn component(&mut self, pending: &Pending) -> Result<(), Stopped> {
        let base = match pending.link {
            Link::None => ComponentBase::Keep,
            Link::Old(cid) => ComponentBase::CopyOld(cid),
            Link::New(cid) => ComponentBase::CopyNew(cid),
            Link::Inline(statics) => {
                self.json.back(statics);
                ComponentBase::New(self.inline_template()?)
            }
        };
        let outer = self.templates.outer();
        self.open_templates(&pending.head)?;
        let root = pending.head.find(Part::RootOrReply).is_some();
        let cid = pending.cid;
        self.tell(Step::BeginComponent { cid, base, root })?;
        self.body(&pending.head)?;
        self.tell(Step::EndComponent)?;
        self.templates.close(outer);
        Ok(())
    }
}
