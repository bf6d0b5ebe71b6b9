//! `.a.b[c].(d)`: all classes of an element are one attribute.

use syn::Expr;

use super::builder::Builder;
use super::value;
use crate::template::ast::{Attribute, Node};
use crate::template::ir::{Branch, Class, Piece, Slot, ValueKind};

/// Writes `class="…"` from all the classes among an element's attributes.
pub(super) fn lower(builder: &mut Builder, attributes: &[Attribute]) {
    let classes: Vec<_> = attributes.iter().filter_map(class).collect();
    builder.markup(" class=\"");
    match toggles(&classes) {
        Some(toggles) => builder.slot(Slot::Classes(toggles)),
        None => value::write(
            builder,
            pieces(&classes),
            ValueKind::Text,
            Builder::attribute_text,
        ),
    }
    builder.markup("\"");
}

fn class(attribute: &Attribute) -> Option<(&Node, Option<&Expr>)> {
    match attribute {
        Attribute::Class {
            value, condition, ..
        } => Some((value, condition.as_ref())),
        Attribute::Id { .. } | Attribute::Named { .. } | Attribute::Spread(_) => None,
    }
}

/// Classes whose names are all fixed and some of which are conditional.
fn toggles(classes: &[(&Node, Option<&Expr>)]) -> Option<Vec<Class>> {
    classes.iter().find(|(_, condition)| condition.is_some())?;
    let mut toggles: Vec<Class> = Vec::new();
    for (node, condition) in classes {
        let Node::Text(text) = node else { return None };
        match (toggles.last_mut(), condition) {
            (
                Some(Class {
                    names,
                    condition: None,
                }),
                None,
            ) => {
                names.push(' ');
                names.push_str(&text.value);
            }
            _ => toggles.push(Class {
                names: text.value.clone(),
                condition: condition.cloned(),
            }),
        }
    }
    Some(toggles)
}

/// Classes some of which are spliced, with a space before each but the first.
fn pieces(classes: &[(&Node, Option<&Expr>)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (node, condition) in classes {
        let mut class = value::pieces(std::slice::from_ref(node));
        if !pieces.is_empty() {
            class.insert(0, Piece::Text(" ".to_owned()));
        }
        match condition {
            Some(condition) => pieces.push(Piece::Branch(Branch::If {
                arms: vec![((*condition).clone(), class)],
                otherwise: None,
            })),
            None => class
                .into_iter()
                .for_each(|piece| value::push(&mut pieces, piece)),
        }
    }
    pieces
}
