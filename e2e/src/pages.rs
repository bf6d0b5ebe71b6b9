//! The pages that tests visit: one per topic.

use axum::Router;
use axum::response::Html;
use axum::routing::get;

/// All of them.
pub fn router() -> Router {
    Router::new().route("/", get(|| async { Html("<title>t</title><input id=a><button id=b onclick='document.title=\"x\"; c.textContent=a.value'>go</button><p id=c>") }))
}
