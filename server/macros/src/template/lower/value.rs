//! Values: what stands between an attribute's quotes or in a text-only element. A value has at most one slot, so that
//! whoever holds the page can write it without knowing the rest.

use syn::Expr;

use super::builder::Builder;
use super::control;
use crate::template::ast::Node;
use crate::template::ir::{Loop, Piece, Slot, ValueKind};

/// A value, by how much of it is fixed.
enum Value {
    Fixed(String),
    /// One splice between fixed text.
    Framed(String, Expr, String),
    Composed(Vec<Piece>),
}

/// Lowers the nodes of a value; `fixed` says how fixed text is written where the value stands.
pub(super) fn lower(
    builder: &mut Builder,
    nodes: &[Node],
    kind: ValueKind,
    fixed: impl Fn(&mut Builder, &str),
) {
    write(builder, pieces(nodes), kind, fixed);
}

/// Writes a value made of pieces.
pub(super) fn write(
    builder: &mut Builder,
    pieces: Vec<Piece>,
    kind: ValueKind,
    fixed: impl Fn(&mut Builder, &str),
) {
    match Value::from_pieces(pieces, kind) {
        Value::Fixed(text) => fixed(builder, &text),
        Value::Framed(before, piece, after) => {
            fixed(builder, &before);
            let kind = if before.is_empty() {
                kind
            } else {
                ValueKind::Text
            };
            builder.slot(Slot::Value { piece, kind });
            fixed(builder, &after);
        }
        Value::Composed(pieces) => {
            let kind = if fixes_scheme(&pieces) {
                ValueKind::Text
            } else {
                kind
            };
            builder.slot(Slot::Composed { pieces, kind });
        }
    }
}

/// The pieces of a value; elements have been reported by the checks and are left out.
pub(super) fn pieces(nodes: &[Node]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for node in nodes {
        push_node(&mut pieces, node);
    }
    pieces
}

fn push_node(pieces: &mut Vec<Piece>, node: &Node) {
    match node {
        Node::Text(text) => push_text(pieces, &text.value),
        Node::Splice(splice) => pieces.push(Piece::Splice(splice.expr.clone())),
        Node::Block(block) => push_block(pieces, &block.nodes),
        Node::If(node) => pieces.push(Piece::Branch(control::if_(node, self::pieces))),
        Node::Match(node) => pieces.push(Piece::Branch(control::match_(node, self::pieces))),
        Node::For(node) => pieces.push(Piece::Repeat {
            repeat: Loop::For {
                pattern: node.pattern.clone(),
                items: node.items.clone(),
            },
            body: self::pieces(&node.body.nodes),
        }),
        Node::While(node) => pieces.push(Piece::Repeat {
            repeat: Loop::While {
                condition: node.condition.clone(),
            },
            body: self::pieces(&node.body.nodes),
        }),
        Node::Let(node) => pieces.push(Piece::Let(node.local.clone())),
        Node::Element(_) | Node::Component(_) | Node::Stream(_) => {}
    }
}

fn push_block(pieces: &mut Vec<Piece>, nodes: &[Node]) {
    let inner = self::pieces(nodes);
    if inner.iter().any(|piece| matches!(piece, Piece::Let(_))) {
        pieces.push(Piece::Scope(inner));
        return;
    }
    for piece in inner {
        push(pieces, piece);
    }
}

/// Adds a piece; fixed text joins the fixed text before it.
pub(super) fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    match piece {
        Piece::Text(text) => push_text(pieces, &text),
        other => pieces.push(other),
    }
}

fn push_text(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Piece::Text(text.to_owned())),
    }
}

impl Value {
    fn from_pieces(pieces: Vec<Piece>, kind: ValueKind) -> Self {
        let frameable = kind == ValueKind::Text || fixes_scheme(&pieces);
        match pieces.as_slice() {
            [] => Self::Fixed(String::new()),
            [Piece::Text(text)] => Self::Fixed(text.clone()),
            [Piece::Splice(splice)] => Self::framed("", splice, ""),
            [Piece::Text(before), Piece::Splice(splice)] if frameable => {
                Self::framed(before, splice, "")
            }
            [Piece::Splice(splice), Piece::Text(after)] if frameable => {
                Self::framed("", splice, after)
            }
            [
                Piece::Text(before),
                Piece::Splice(splice),
                Piece::Text(after),
            ] if frameable => Self::framed(before, splice, after),
            _ => Self::Composed(pieces),
        }
    }

    fn framed(before: &str, splice: &Expr, after: &str) -> Self {
        Self::Framed(before.to_owned(), splice.clone(), after.to_owned())
    }
}

/// Whether the fixed text that a URL begins with settles its scheme, so that no splice after it can.
fn fixes_scheme(pieces: &[Piece]) -> bool {
    match pieces.first() {
        Some(Piece::Text(text)) => text.contains([':', '/', '?', '#']),
        _ => false,
    }
}
