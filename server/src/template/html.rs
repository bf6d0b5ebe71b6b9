//! The page as HTML: what the first request gets.

use super::{Output, Slot, Template};

/// Appends `template` to `html`.
///
/// The same template through a [`Differ`](crate::diff::Differ) shows the same page. Streams keep what
/// they hold: it is rendered here, and sent when the page connects.
pub fn render_html(template: impl Template, html: &mut String) {
    template.render_into(Slot::new(Output::Html(html), 0));
}
