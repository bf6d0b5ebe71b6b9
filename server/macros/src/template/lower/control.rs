//! Control structures, the same between tags and in values.

use syn::Expr;

use super::lower_entry;
use crate::template::ast::{self, Else, Node};
use crate::template::ir::{Branch, Identity, List, Loop, MatchArm, Slot};

/// Lowers an `@if` with all its `@else if`; `lower` makes the bodies.
pub(super) fn if_<Body>(node: &ast::If, lower: fn(&[Node]) -> Body) -> Branch<Body> {
    let mut arms = vec![(node.condition.clone(), lower(&node.then.nodes))];
    let mut rest = node.otherwise.as_ref();
    while let Some(Else::If(next)) = rest {
        arms.push((next.condition.clone(), lower(&next.then.nodes)));
        rest = next.otherwise.as_ref();
    }
    let otherwise = match rest {
        Some(Else::Block(block)) => Some(lower(&block.nodes)),
        Some(Else::If(_)) | None => None,
    };
    Branch::If { arms, otherwise }
}

/// Lowers an `@match`.
pub(super) fn match_<Body>(node: &ast::Match, lower: fn(&[Node]) -> Body) -> Branch<Body> {
    let arm = |arm: &ast::Arm| MatchArm {
        pattern: arm.pattern.clone(),
        guard: arm.guard.clone(),
        body: lower(std::slice::from_ref(&arm.body)),
    };
    Branch::Match {
        on: node.on.clone(),
        arms: node.arms.iter().map(arm).collect(),
    }
}

/// Lowers an `@for`.
pub(super) fn for_(node: &ast::For) -> List {
    let expr = |splice: &ast::Splice| -> Expr { splice.expr.clone() };
    let identity = match (&node.key, &node.memo) {
        (Some(key), Some(memo)) => Identity::Memo {
            key: expr(key),
            version: expr(memo),
        },
        (Some(key), None) => Identity::Key(expr(key)),
        // The checks have reported a memo without a key.
        (None, _) => Identity::Position,
    };
    List {
        repeat: Loop::For {
            pattern: node.pattern.clone(),
            items: node.items.clone(),
        },
        identity,
        entry: lower_entry(&node.body.nodes),
    }
}

/// Lowers an `@while`.
pub(super) fn while_(node: &ast::While) -> List {
    List {
        repeat: Loop::While {
            condition: node.condition.clone(),
        },
        identity: Identity::Position,
        entry: lower_entry(&node.body.nodes),
    }
}

/// Lowers a `@stream`.
pub(super) fn stream(node: &ast::Stream) -> Slot {
    Slot::Stream {
        id: node.id.clone(),
        item: node.item.clone(),
        items: node.items.clone(),
        entry: lower_entry(&node.body.nodes),
    }
}
