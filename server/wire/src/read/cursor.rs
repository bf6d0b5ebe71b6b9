//! A reader that, once it has stopped, finds nothing more: what it returns then are ends and zeros, so that whoever reads with it
//! comes to an end without asking each time.

use crate::error::Fault;
use crate::json::{Kind, Mark, Members, Raw, Reader, Text};
use crate::keys::Field;

#[derive(Debug)]
pub(super) struct Cursor<'m>(Reader<'m>);

impl<'m> Cursor<'m> {
    pub(super) fn new(reader: Reader<'m>) -> Self {
        Self(reader)
    }

    /// The reader, to ask it how it went.
    pub(super) fn reader(&self) -> &Reader<'m> {
        &self.0
    }

    pub(super) fn has_stopped(&self) -> bool {
        self.0.has_stopped()
    }

    /// Stops at the value that comes next.
    pub(super) fn fail(&mut self, fault: impl Into<Fault>) {
        self.fail_at(fault, self.0.position());
    }

    /// Stops at a place that has been passed. Only the first fault counts.
    pub(super) fn fail_at(&mut self, fault: impl Into<Fault>, at: usize) {
        self.0.stop(fault.into(), at);
    }

    pub(super) fn position(&self) -> usize {
        self.0.position()
    }

    pub(super) fn mark(&self) -> Mark {
        self.0.mark()
    }

    pub(super) fn back(&mut self, mark: Mark) {
        self.0.back(mark);
    }

    pub(super) fn since(&self, position: usize) -> Raw<'m> {
        self.0.since(position)
    }

    /// What comes next.
    pub(super) fn kind(&mut self) -> Kind {
        self.0.peek().unwrap_or(Kind::Null)
    }

    pub(super) fn object(&mut self) -> Members {
        let _ = self.0.open(Kind::Object);
        self.rest()
    }

    pub(super) fn array(&mut self) -> Members {
        let _ = self.0.open(Kind::Array);
        self.0.rest_of_array()
    }

    /// What remains of an object, read from a mark between two of its members.
    pub(super) fn rest(&self) -> Members {
        self.0.rest_of_object()
    }

    pub(super) fn key(&mut self, members: &mut Members) -> Option<Text<'m>> {
        self.0.next_key(members).unwrap_or(None)
    }

    pub(super) fn item(&mut self, members: &mut Members) -> bool {
        self.0.next_item(members).unwrap_or(false)
    }

    /// The next item of an array that must have one.
    pub(super) fn element(&mut self, members: &mut Members, field: Field) {
        let _ = self.0.element(members, field);
    }

    /// Skips the items that are left of an array.
    pub(super) fn end_items(&mut self, members: &mut Members) {
        let _ = self.0.skip_items(members);
    }

    pub(super) fn skip(&mut self) {
        let _ = self.0.skip();
    }

    pub(super) fn end(&mut self) {
        let _ = self.0.end();
    }

    pub(super) fn text(&mut self) -> Text<'m> {
        self.0.string().unwrap_or(Text::EMPTY)
    }

    pub(super) fn raw(&mut self) -> Raw<'m> {
        self.0.raw().unwrap_or(Raw::NULL)
    }

    /// Reads `null`, if that comes next.
    pub(super) fn null(&mut self) -> bool {
        self.0.null().unwrap_or(false)
    }

    pub(super) fn flag(&mut self) -> bool {
        self.0.boolean().unwrap_or(false)
    }

    pub(super) fn integer(&mut self) -> i64 {
        self.0.integer().unwrap_or(0)
    }

    /// Reads an index, or a count.
    pub(super) fn index(&mut self) -> u32 {
        self.0.index().unwrap_or(0)
    }
}
