//! Nodes, and what their slots hold.

use std::sync::Arc;

use super::{Keyed, Template, TreeError};

/// A template with its slots filled.
#[derive(Debug, Clone)]
pub struct Node {
    pub(super) template: Arc<Template>,
    pub(super) slots: Slots,
    pub(super) single_root: bool,
    pub(super) identity: u64,
    pub(super) revision: u64,
}

/// What a slot holds.
#[derive(Debug, Clone)]
pub enum Slot {
    /// HTML, already escaped.
    Text(String),
    /// A node.
    Node(Box<Node>),
    /// A comprehension.
    Keyed(Box<Keyed>),
    /// A component, by id.
    Component(u64),
}

impl Node {
    /// Its template.
    #[must_use]
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// What its slots hold, in order.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.slots.iter()
    }

    /// Whether its sender said that the template has exactly one root element.
    #[must_use]
    pub const fn has_single_root(&self) -> bool {
        self.single_root
    }

    /// A number that stays with the node while it changes and moves, and that no other node of the tree has.
    #[must_use]
    pub const fn identity(&self) -> u64 {
        self.identity
    }

    /// The last message that concerned it or anything in it, components aside; see [`Tree::revision`](super::Tree::revision).
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }
}

/// The slots of a node or entry, some of them not yet filled.
#[derive(Debug, Clone)]
pub(super) struct Slots(Vec<Option<Slot>>);

impl Slots {
    pub(super) fn empty(template: &Template) -> Self {
        Self(vec![None; template.slots()])
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Slot> {
        self.0.iter().flatten()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Slot> {
        self.0.iter_mut().flatten()
    }

    pub(super) fn at(&mut self, index: u32) -> Result<&mut Option<Slot>, TreeError> {
        self.0
            .get_mut(index as usize)
            .ok_or(TreeError::NoSuchSlot(index))
    }

    /// Fails when a slot has never been filled.
    pub(super) fn complete(&self) -> Result<(), TreeError> {
        match (0..).zip(&self.0).find(|(_, slot)| slot.is_none()) {
            Some((index, _)) => Err(TreeError::MissingSlot(index)),
            None => Ok(()),
        }
    }
}
