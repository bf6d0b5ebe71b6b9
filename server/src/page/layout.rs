//! The document around a view.

use std::sync::Arc;

use maud::PreEscaped;

use crate::template::{Template, render_html};

/// What a layout gets: the view's HTML, and what the document's head needs.
///
/// # Examples
///
/// ```
/// use bennu::{Page, Template, html};
///
/// fn layout(page: Page) -> impl Template {
///     html! {
///         (maud::DOCTYPE)
///         html lang="en" {
///             head {
///                 meta charset="utf-8";
///                 (page.head())
///                 link rel="stylesheet" href="/app.css";
///             }
///             body { (page.content()) }
///         }
///     }
/// }
/// ```
#[derive(Debug)]
pub struct Page {
    pub(crate) title: String,
    pub(crate) default_title: Arc<str>,
    pub(crate) csrf_token: String,
    pub(crate) client: Arc<str>,
    pub(crate) content: String,
}

impl Page {
    /// The title that the view set, or the default one.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The token that a script of one's own hands to `LiveSocket` as `_csrf_token`.
    #[must_use]
    pub fn csrf_token(&self) -> &str {
        &self.csrf_token
    }

    /// Where the client's module is: `/bennu/<hash>/bennu.js`, for a script of one's own.
    #[must_use]
    pub fn client_url(&self) -> &str {
        &self.client
    }

    /// Title, token and the client's script, for the document's `head`.
    #[must_use]
    pub fn head(&self) -> PreEscaped<String> {
        let mut head = self.meta().0;
        head.push_str("<script type=\"module\" src=\"");
        render_html(&*self.client, &mut head);
        head.push_str("\" data-auto></script>");
        PreEscaped(head)
    }

    /// Title and token without the client's script, for a page that starts the client itself.
    #[must_use]
    pub fn meta(&self) -> PreEscaped<String> {
        let mut head = String::with_capacity(256);
        head.push_str("<meta name=\"csrf-token\" content=\"");
        render_html(self.csrf_token.as_str(), &mut head);
        head.push_str("\"><title data-default=\"");
        render_html(&*self.default_title, &mut head);
        head.push_str("\">");
        render_html(self.title.as_str(), &mut head);
        head.push_str("</title>");
        PreEscaped(head)
    }

    /// The view in its container. It must stand in the document exactly once.
    #[must_use]
    pub fn content(&self) -> PreEscaped<&str> {
        PreEscaped(&self.content)
    }
}

/// Makes the document of a page.
pub(crate) type Layout = Arc<dyn Fn(Page) -> String + Send + Sync>;

pub(crate) fn layout<T: Template>(layout: impl Fn(Page) -> T + Send + Sync + 'static) -> Layout {
    Arc::new(move |page| {
        let mut html = String::with_capacity(page.content.len() + 1024);
        render_html(layout(page), &mut html);
        html
    })
}

/// A plain document, for an application that has no layout yet.
pub(crate) fn default_layout() -> Layout {
    Arc::new(|page| {
        let head = page.head().0;
        let mut html = String::with_capacity(page.content.len() + head.len() + 256);
        html.push_str("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.push_str(&head);
        html.push_str("</head><body>");
        html.push_str(&page.content);
        html.push_str("</body></html>");
        html
    })
}
