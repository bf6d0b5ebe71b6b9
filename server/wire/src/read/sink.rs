//! Who is told what a diff says.

use super::{Statics, StreamInsert};
use crate::json::{Raw, Text};

/// A template, as the sink numbers it: equal statics may have equal numbers.
pub type TemplateId = u32;

/// Receives a diff, in an order that lets it act at once.
pub trait Sink {
    /// Why it cannot go on.
    type Error;

    /// A template that the message brings along. Asked once for each entry of a table of templates, on its first use, and
    /// once for statics that stand in a node itself; always before the step that takes it.
    fn template(&mut self, statics: Statics<'_>) -> TemplateId;

    /// The next thing that the message says.
    ///
    /// # Errors
    /// When the sink cannot go on. It is then told nothing more.
    fn step(&mut self, step: Step<'_>) -> Result<(), Self::Error>;
}

/// One thing that a diff says.
///
/// ```text
/// diff      := Title? Event* Reply? root? copies component* Finish
/// root      := BeginRoot slots EndNode
/// slots     := (Slot content)*
/// content   := Text | Component | BeginNode slots EndNode
///            | BeginKeyed stream? entry* EndKeyed
/// stream    := StreamInsert* StreamDelete* Stream
/// entry     := Entry slots EndEntry
/// copies    := Copy*
/// component := BeginComponent slots EndComponent
/// ```
///
/// Slots and entries come in the order of the message, which is ascending from every known server.
#[derive(Debug, Clone, Copy)]
pub enum Step<'m> {
    /// The page's title.
    Title(Text<'m>),
    /// An event for the page.
    Event {
        /// Its name.
        name: Text<'m>,
        /// Its payload.
        payload: Raw<'m>,
        /// It is to be dispatched before the page changes.
        before: bool,
    },
    /// The reply to the event that this diff acknowledges.
    Reply(Raw<'m>),
    /// The root. `Some`: a new root, everything old is dropped, components too. `None`: changes of the present one.
    BeginRoot(Option<TemplateId>),
    /// Chooses a slot of the innermost open node, entry or component. Its content follows.
    Slot(u32),
    /// The slot holds HTML, already escaped.
    Text(Text<'m>),
    /// The slot holds a component, perhaps the one it already holds.
    Component(u64),
    /// The slot holds a node.
    BeginNode {
        /// `Some`: a new one. `None`: changes of the one that the slot holds.
        template: Option<TemplateId>,
        /// The template has exactly one root element, which the sender says of new nodes only.
        root: bool,
    },
    /// The node, or the root, is complete.
    EndNode,
    /// The slot holds a comprehension: entries that share a template. `Some`: a new one. `None`: changes of the one it holds.
    BeginKeyed(Option<TemplateId>),
    /// The comprehension is a stream, and this item is put into it. Newest first; one item may be inserted several times.
    StreamInsert(StreamInsert<'m>),
    /// The item with this DOM id goes from the stream, before any is inserted. Newest deletion first.
    StreamDelete(Text<'m>),
    /// That is all that happens to the stream. Its entries follow: those that are inserted, oldest first.
    Stream {
        /// Name of the stream, unique in its view.
        reference: Text<'m>,
        /// Whether all items go that are not inserted again.
        reset: bool,
    },
    /// An entry. Its slots follow.
    Entry {
        /// Its position afterwards.
        position: u32,
        /// Which entry of before it is.
        from: EntryFrom,
    },
    /// The entry is complete.
    EndEntry,
    /// The comprehension is complete, and has this many entries. `None`: as many as before.
    EndKeyed(Option<u32>),
    /// A component will be based on another as it was before the message: now is the time to copy that.
    Copy {
        /// The component.
        cid: u64,
        /// The other one.
        of: u64,
    },
    /// A component. Components come after the tree, each after the one it is based on.
    BeginComponent {
        /// Its id.
        cid: u64,
        /// What its slots are based on.
        base: ComponentBase,
        /// As in [`BeginNode`](Self::BeginNode).
        root: bool,
    },
    /// The component is complete.
    EndComponent,
    /// The diff is complete.
    Finish,
}

/// Which entry of before an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryFrom {
    /// The one at the same position, if there is one. A complete entry may stand here for a new one, too.
    InPlace,
    /// The one that stood at this position before the message.
    Moved(u32),
    /// None: build a new one, whatever stands at the position. Our own server says so; other servers leave it to be seen from
    /// the entry at the position moving elsewhere.
    Fresh,
}

/// What the slots of a component are based on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComponentBase {
    /// The same component as it was before the message.
    Keep,
    /// Nothing: it is new, or drawn anew, with this template.
    New(TemplateId),
    /// A copy of another component as it was before the message, as told by [`Step::Copy`].
    CopyOld(u64),
    /// A copy of another component as this message leaves it.
    CopyNew(u64),
}
