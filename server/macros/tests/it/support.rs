//! Renders templates, first page and difference.

use bennu::template::{Template, render_html};

/// The HTML of a template.
pub(crate) fn html(template: impl Template) -> String {
    let mut html = String::new();
    render_html(template, &mut html);
    html
}

/// The HTML of a template without the separators that the client needs.
pub(crate) fn plain(template: impl Template) -> String {
    html(template).replace("<!>", "")
}
