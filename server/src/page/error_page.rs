//! Pages for what went wrong. A failure inside the server is shown as an id, and explained in the log.

use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;

use crate::error::{ErrorId, Fault};
use crate::template::render_html;

/// The page of a callback that failed while a first page was made.
pub(crate) fn error_page(uri: &str, fault: &Fault) -> Response {
    let status = match fault {
        Fault::Failed(error) => error.status(),
        Fault::TimedOut(_) | Fault::Panicked(_) => 500,
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if !status.is_server_error() {
        return status_page(status);
    }
    let id = ErrorId::random();
    tracing::error!(%id, uri, "a page failed: {fault}");
    let detail = if cfg!(debug_assertions) {
        fault.to_string()
    } else {
        String::new()
    };
    document(status, &format!("Error {id}"), &detail)
}

/// The page of a status.
pub(crate) fn status_page(status: StatusCode) -> Response {
    document(status, "", "")
}

fn document(status: StatusCode, note: &str, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or("Error");
    let mut html = String::with_capacity(512);
    html.push_str("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    render_html(title, &mut html);
    html.push_str("</title><style>body{font:16px/1.5 system-ui;margin:4rem auto;max-width:40rem;padding:0 1rem}pre{white-space:pre-wrap}</style></head><body><h1>");
    render_html(title, &mut html);
    html.push_str("</h1><p>");
    render_html(note, &mut html);
    html.push_str("</p><pre>");
    render_html(detail, &mut html);
    html.push_str("</pre></body></html>");
    (status, Html(html)).into_response()
}
