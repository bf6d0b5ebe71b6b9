//! A template as the run time needs it: fixed text, and between two pieces of it what fills the slot.

use syn::{Expr, Lit, Local, Member, Pat, Path};

/// One template: a whole `html!`, a branch, an entry of a list, or the children of a component.
#[derive(Default)]
pub(crate) struct Fragment {
    /// Always one more than there are slots in `steps`.
    pub(crate) statics: Vec<String>,
    pub(crate) steps: Vec<Step>,
    /// It is exactly one element.
    pub(crate) root: bool,
}

/// What the code of a fragment does, in document order.
pub(crate) enum Step {
    /// Fills the next slot.
    Slot(Box<Slot>),
    /// Binds a name for the steps after it.
    Let(Box<Local>),
    /// A block of the user's, with names of its own.
    Scope(Vec<Self>),
}

/// What fills one slot.
pub(crate) enum Slot {
    /// Whatever is a template, between tags.
    Child(Expr),
    /// A value in an attribute or in a text-only element: the whole of it, or between fixed text.
    Value { piece: Expr, kind: ValueKind },
    /// Such a value put together from several pieces; the whole of it.
    Composed { pieces: Vec<Piece>, kind: ValueKind },
    /// An attribute that may be absent.
    Optional {
        name: String,
        option: Expr,
        kind: ValueKind,
    },
    /// An attribute without a value that may be absent.
    Toggle { name: String, condition: Expr },
    /// The whole value of `class`.
    Classes(Vec<Class>),
    /// The attributes of an event binding.
    Binding { name: String, event: Expr },
    /// A list of attributes.
    Spread(Expr),
    /// One fragment of several, or none.
    Branch(Branch<Fragment>),
    /// A fragment for each item.
    List(List),
    /// A fragment for each new item of a stream.
    Stream {
        id: Pat,
        item: Pat,
        items: Expr,
        entry: Fragment,
    },
    /// A component.
    Component(Component),
}

/// What a value is checked for at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueKind {
    Text,
    Url,
}

/// A choice between bodies.
pub(crate) enum Branch<Body> {
    If {
        arms: Vec<(Expr, Body)>,
        otherwise: Option<Body>,
    },
    Match {
        on: Expr,
        arms: Vec<MatchArm<Body>>,
    },
}

/// An arm of a `match`.
pub(crate) struct MatchArm<Body> {
    pub(crate) pattern: Pat,
    pub(crate) guard: Option<Expr>,
    pub(crate) body: Body,
}

/// What is repeated over.
pub(crate) enum Loop {
    For { pattern: Pat, items: Expr },
    While { condition: Expr },
}

/// A list of entries that share their fixed text.
pub(crate) struct List {
    pub(crate) repeat: Loop,
    pub(crate) identity: Identity,
    pub(crate) entry: Fragment,
}

/// How an entry is found again in the next render.
pub(crate) enum Identity {
    Position,
    Key(Expr),
    Memo { key: Expr, version: Expr },
}

/// Static classes, or classes under a condition.
pub(crate) struct Class {
    pub(crate) names: String,
    pub(crate) condition: Option<Expr>,
}

/// A piece of a value that is put together at run time.
pub(crate) enum Piece {
    /// Fixed text, not escaped yet.
    Text(String),
    Splice(Expr),
    Let(Local),
    Scope(Vec<Self>),
    Branch(Branch<Vec<Self>>),
    Repeat {
        repeat: Loop,
        body: Vec<Self>,
    },
}

/// A component and its props.
pub(crate) struct Component {
    pub(crate) path: Path,
    pub(crate) props: Vec<(Member, Prop)>,
    pub(crate) rest: Option<Expr>,
}

/// The value of a prop.
pub(crate) enum Prop {
    True,
    Literal(Lit),
    Expr(Expr),
    Template(Fragment),
}
