//! Who is told what a diff says.

use super::{Statics, StreamOps};
use crate::json::{Raw, Text};

/// A template, as the sink numbers it: equal statics may have equal numbers.
pub type TemplateId = u32;

/// Receives a diff, in an order that lets it act at once.
///
/// ```text
/// diff      := title? event* reply? root? component* finish
/// root      := begin_root slots end_node
/// slots     := (slot content)*
/// content   := text | component | begin_node slots end_node
///            | begin_keyed stream? entry* end_keyed
/// entry     := entry slots end_entry
/// component := begin_component slots end_component
/// ```
///
/// [`template`](Self::template) may be called before any call that takes a template. Slots and entries come in the order of the
/// message, which is ascending from every known server. After an error nothing more is called.
pub trait Sink {
    /// Why it cannot go on.
    type Error;

    /// A template that the message brings along. Asked once for each entry of a table of templates, on its first use, and
    /// once for statics that stand in a node itself.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn template(&mut self, statics: Statics<'_>) -> Result<TemplateId, Self::Error>;

    /// The page's title, before the tree is touched.
    fn title(&mut self, _title: Text<'_>) {}

    /// An event for the page, before the tree is touched: `before` when it is to be dispatched before the page changes.
    fn event(&mut self, _name: Text<'_>, _payload: Raw<'_>, _before: bool) {}

    /// The reply to the event that this diff acknowledges, before the tree is touched.
    fn reply(&mut self, _payload: Raw<'_>) {}

    /// The root. `Some`: a new root, everything old is dropped, components too. `None`: changes of the present one.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn begin_root(&mut self, template: Option<TemplateId>) -> Result<(), Self::Error>;

    /// Chooses a slot of the innermost open node, entry or component. Its content follows.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn slot(&mut self, index: u32) -> Result<(), Self::Error>;

    /// The slot holds HTML, already escaped.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn text(&mut self, text: Text<'_>) -> Result<(), Self::Error>;

    /// The slot holds a component, perhaps the one it already holds.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn component(&mut self, cid: u64) -> Result<(), Self::Error>;

    /// The slot holds a node. `Some`: a new one. `None`: changes of the one it holds.
    ///
    /// `root` tells that the template has exactly one root element, which the sender says of new nodes only.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn begin_node(&mut self, template: Option<TemplateId>, root: bool) -> Result<(), Self::Error>;

    /// The node, or the root, is complete.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn end_node(&mut self) -> Result<(), Self::Error>;

    /// The slot holds a comprehension: entries that share a template. `Some`: a new one. `None`: changes of the one it holds.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn begin_keyed(&mut self, template: Option<TemplateId>) -> Result<(), Self::Error>;

    /// The comprehension is a stream, and this is what happens to it. Comes before its entries, which are those that are
    /// inserted, oldest first.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn stream(&mut self, stream: StreamOps<'_>) -> Result<(), Self::Error>;

    /// The entry at this position afterwards, and which entry of before it is. Its slots follow.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn entry(&mut self, position: u32, from: EntryFrom) -> Result<(), Self::Error>;

    /// The entry is complete.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn end_entry(&mut self) -> Result<(), Self::Error>;

    /// The comprehension is complete, and has this many entries. `None`: as many as before.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn end_keyed(&mut self, count: Option<u32>) -> Result<(), Self::Error>;

    /// A component, and what its slots are based on. Components come after the tree, each after the one it is based on.
    ///
    /// `root` is as in [`begin_node`](Self::begin_node).
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn begin_component(
        &mut self,
        cid: u64,
        base: ComponentBase,
        root: bool,
    ) -> Result<(), Self::Error>;

    /// The component is complete.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn end_component(&mut self) -> Result<(), Self::Error>;

    /// The diff is complete.
    ///
    /// # Errors
    /// When the sink cannot go on.
    fn finish(&mut self) -> Result<(), Self::Error>;
}

/// Which entry of before an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryFrom {
    /// The one at the same position, if there is one. A complete entry may stand here for a new one, too.
    InPlace,
    /// The one that stood at this position before the message.
    Moved(u32),
    /// None: build a new one, whatever stands at the position. Only our own server says so.
    Fresh,
}

/// What the slots of a component are based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComponentBase {
    /// The same component as it was before the message.
    Keep,
    /// Nothing: it is new, or drawn anew, with this template.
    New(TemplateId),
    /// A copy of another component as it was before the message.
    CopyOld(u64),
    /// A copy of another component as this message leaves it.
    CopyNew(u64),
}
