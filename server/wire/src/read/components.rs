//! The components of a diff, each after the one whose statics it shares.

use super::head::{Head, number};
use super::{ComponentBase, DiffReader, Result, Sink, told};
use crate::error::{Error, Violation};
use crate::json::{Kind, Mark};

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
    pub(super) fn components(&mut self, at: Mark) -> Result<(), S> {
        let end = self.json.mark();
        self.json.back(at);
        let mut pending = self.pending()?;
        for first in 0..pending.len() {
            for place in chain(&pending, first).map_err(|what| self.json.violation(what))? {
                self.tell(&mut pending[place])?;
            }
        }
        self.json.back(end);
        Ok(())
    }

    /// Looks through the components for what each is based on.
    fn pending(&mut self) -> Result<Vec<Pending>, S> {
        let mut pending = Vec::new();
        let mut members = self.json.begin_object()?;
        while let Some(name) = self.json.next_key(&mut members)? {
            let Some(cid) = number(&name.decode()).filter(|&cid| cid > 0) else {
                return Err(self.json.violation(Violation::NumberOutOfRange).into());
            };
            let start = self.json.mark();
            let head = Head::read(&mut self.json, self.order)?;
            if head.keyed {
                return Err(self
                    .json
                    .violation(Violation::UnexpectedComprehension)
                    .into());
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

    fn link(&mut self, head: &Head) -> Result<Link, S> {
        let Some(statics) = head.statics else {
            return Ok(Link::None);
        };
        self.json.back(statics);
        if self.json.peek()? == Kind::Array {
            return Ok(Link::Inline(statics));
        }
        let at = self.json.position();
        match self.json.integer()? {
            0 => Err(Error::violation(Violation::NumberOutOfRange, at).into()),
            cid @ 1.. => Ok(Link::New(cid.unsigned_abs())),
            cid => Ok(Link::Old(cid.unsigned_abs())),
        }
    }

    fn tell(&mut self, pending: &mut Pending) -> Result<(), S> {
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
        let root = pending.head.root_or_reply.is_some();
        told(self.sink.begin_component(pending.cid, base, root))?;
        self.body(&pending.head)?;
        told(self.sink.end_component())?;
        self.templates.close(outer);
        pending.told = true;
        Ok(())
    }
}

/// The components to tell until `first` is told, the one that the others are based on first.
fn chain(pending: &[Pending], first: usize) -> std::result::Result<Vec<usize>, Violation> {
    let mut chain = Vec::new();
    let mut next = Some(first).filter(|&place| !pending[place].told);
    while let Some(place) = next {
        if chain.len() == pending.len() {
            return Err(Violation::ComponentCycle);
        }
        chain.push(place);
        next = base_of(pending, place)?;
    }
    chain.reverse();
    Ok(chain)
}

/// The component that this one is based on, if it is in the same diff and has not been told.
fn base_of(pending: &[Pending], place: usize) -> std::result::Result<Option<usize>, Violation> {
    let Link::New(cid) = pending[place].link else {
        return Ok(None);
    };
    let base = pending.iter().position(|other| other.cid == cid);
    let base = base.ok_or(Violation::UnknownComponent)?;
    Ok(Some(base).filter(|&base| !pending[base].told))
}
