//! Whether a browser would read the page as it is written.
use super::ast::Node;
use crate::diagnostics::Diagnostics;
pub(crate) fn check(_nodes: &[Node], _diagnostics: &mut Diagnostics) {}
