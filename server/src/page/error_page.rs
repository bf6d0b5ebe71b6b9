//! Pages for what went wrong. A failure inside the server is shown as an id, and explained in the log.

use std::sync::Arc;

use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;

use crate::channel::guard;
use crate::error::{ErrorId, Fault};
use crate::template::{Template, render_html};

/// What is shown in place of a page that there is not, or that could not be made: see
/// [`Live::error_page`](crate::Live::error_page).
#[derive(Clone, Debug)]
pub struct ErrorPage {
    status: StatusCode,
    id: Option<String>,
    detail: Option<String>,
}

impl ErrorPage {
    /// The HTTP status: 404, 500, …
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// What the status is called: "Not Found".
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.status.canonical_reason().unwrap_or("Error")
    }

    /// The id under which the log explains a failure of the server.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// What failed; in debug builds only.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }
}

/// Makes the documents of these pages.
#[derive(Clone)]
pub(crate) struct ErrorPages(Arc<dyn Fn(ErrorPage) -> String + Send + Sync>);

impl Default for ErrorPages {
    fn default() -> Self {
        Self(Arc::new(|page| document(&page)))
    }
}

impl ErrorPages {
    pub(crate) fn new<T: Template>(
        layout: impl Fn(ErrorPage) -> T + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(move |page| {
            let mut html = String::with_capacity(1024);
            render_html(layout(page), &mut html);
            html
        }))
    }

    /// The answer to a request whose callback failed while a first page was made.
    pub(crate) fn of_fault(&self, uri: &str, fault: &Fault) -> Response {
        let status = StatusCode::from_u16(fault.status());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if !status.is_server_error() {
            return self.of_status(status);
        }
        let id = ErrorId::random();
        tracing::error!(%id, uri, "a page failed: {fault}");
        self.show(ErrorPage {
            status,
            id: Some(id.to_string()),
            detail: cfg!(debug_assertions).then(|| fault.to_string()),
        })
    }

    /// The answer with a status.
    pub(crate) fn of_status(&self, status: StatusCode) -> Response {
        self.show(ErrorPage {
            status,
            id: None,
            detail: None,
        })
    }

    /// What shows an error is the application's, and may panic itself.
    fn show(&self, page: ErrorPage) -> Response {
        let (status, plain) = (page.status, page.clone());
        let html = guard::plain(|| (self.0)(page)).unwrap_or_else(|fault| {
            tracing::error!(%status, "no page for an error: {fault}");
            document(&plain)
        });
        (status, Html(html)).into_response()
    }
}

/// A plain document, for an application that has none of its own.
fn document(page: &ErrorPage) -> String {
    let mut html = String::with_capacity(512);
    html.push_str("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    render_html(page.title(), &mut html);
    html.push_str("</title><style>body{font:16px/1.5 system-ui;margin:4rem auto;max-width:40rem;padding:0 1rem}pre{white-space:pre-wrap}</style></head><body><h1>");
    render_html(page.title(), &mut html);
    html.push_str("</h1><p>");
    if let Some(id) = page.id() {
        html.push_str("Error ");
        render_html(id, &mut html);
    }
    html.push_str("</p><pre>");
    render_html(page.detail().unwrap_or_default(), &mut html);
    html.push_str("</pre></body></html>");
    html
}
