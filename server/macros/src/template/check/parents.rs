//! The elements around a node, innermost first, as far as the template shows them.

use crate::template::ast::Element;
use crate::template::html;

/// The elements around a node.
#[derive(Clone, Copy)]
pub(super) enum Parents<'a> {
    /// The template may stand anywhere.
    Unknown,
    Known {
        element: &'a Element,
        namespace: Namespace,
        above: &'a Self,
    },
}

impl<'a> Parents<'a> {
    /// The elements around the children of `element`.
    pub(super) fn with(&'a self, element: &'a Element) -> Self {
        let opens = element.name.is("svg") || element.name.is("math");
        let foreign = opens || self.is_foreign();
        let namespace = if foreign {
            Namespace::Foreign
        } else {
            Namespace::Html
        };
        Self::Known {
            element,
            namespace,
            above: self,
        }
    }

    /// Whether children are SVG or MathML.
    pub(super) fn is_foreign(&self) -> bool {
        match self {
            Self::Known {
                element,
                namespace: Namespace::Foreign,
                ..
            } => !is_integration_point(element),
            Self::Known {
                namespace: Namespace::Html,
                ..
            }
            | Self::Unknown => false,
        }
    }

    /// Whether children may be SVG or MathML: a template without an `svg` may be shown inside of one.
    pub(super) fn may_be_foreign(&self) -> bool {
        match self {
            Self::Unknown => true,
            Self::Known {
                namespace: Namespace::Foreign,
                ..
            } => self.is_foreign(),
            Self::Known { element, above, .. } => {
                !html::is_html(&element.name.text) && above.may_be_foreign()
            }
        }
    }

    /// The innermost element.
    pub(super) fn parent(&self) -> Option<&'a Element> {
        self.levels().next().map(|(element, _)| element)
    }

    /// Its name.
    pub(super) fn parent_name(&self) -> Option<&'a str> {
        self.names().next()
    }

    /// All names, innermost first; for elements that are no HTML, whether they hold HTML again.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.levels().map(|level| match level {
            (element, Namespace::Html) => element.name.text.as_str(),
            (element, Namespace::Foreign) if is_integration_point(element) => HTML_IN_SVG,
            (_, Namespace::Foreign) => "svg",
        })
    }

    fn levels(&self) -> impl Iterator<Item = (&'a Element, Namespace)> {
        let mut next = *self;
        std::iter::from_fn(move || match next {
            Parents::Unknown => None,
            Parents::Known {
                element,
                namespace,
                above,
                ..
            } => {
                next = *above;
                Some((element, namespace))
            }
        })
    }
}

/// What an element belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespace {
    Html,
    /// SVG or MathML.
    Foreign,
}

/// Stands for an element of SVG whose children are HTML: the rules about what is open do not look past it.
pub(super) const HTML_IN_SVG: &str = "HTML in SVG";

fn is_integration_point(element: &Element) -> bool {
    ["foreignObject", "desc", "title", "annotation-xml"]
        .iter()
        .any(|point| element.name.is(point))
}
