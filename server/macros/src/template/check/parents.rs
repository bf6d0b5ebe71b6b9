//! The elements around a node, innermost first, as far as the template shows them.

use crate::template::ast::Element;

/// The elements around a node.
#[derive(Clone, Copy)]
pub(super) enum Parents<'a> {
    /// The template may stand anywhere.
    Unknown,
    Known {
        element: &'a Element,
        foreign: bool,
        above: &'a Self,
    },
}

impl<'a> Parents<'a> {
    /// The elements around the children of `element`.
    pub(super) fn with(&'a self, element: &'a Element) -> Self {
        let foreign = match element.name.text.as_str() {
            "svg" | "math" => true,
            "foreignObject" | "desc" | "title" | "annotation-xml" => false,
            _ => self.is_foreign(),
        };
        Self::Known {
            element,
            foreign,
            above: self,
        }
    }

    /// Whether children are SVG or MathML.
    pub(super) fn is_foreign(&self) -> bool {
        matches!(self, Self::Known { foreign: true, .. })
    }

    /// The innermost element.
    pub(super) fn parent(&self) -> Option<&'a Element> {
        self.elements().next()
    }

    /// Its name.
    pub(super) fn parent_name(&self) -> Option<&'a str> {
        self.names().next()
    }

    /// All names, innermost first.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.elements().map(|element| element.name.text.as_str())
    }

    fn elements(&self) -> impl Iterator<Item = &'a Element> {
        let mut next = *self;
        std::iter::from_fn(move || match next {
            Parents::Unknown => None,
            Parents::Known { element, above, .. } => {
                next = *above;
                Some(element)
            }
        })
    }
}
