//! The element that holds a view, with what the client needs to join it.

use std::fmt::Write as _;

use crate::park::ViewId;
use crate::router::Route;
use crate::runtime::Runtime;
use crate::session::{PageToken, SessionId, now, static_token};

/// Puts a view's HTML into its container. Ids and tokens hold nothing that needs escaping.
pub(crate) fn container(
    runtime: &Runtime,
    id: ViewId,
    route: &Route,
    session: SessionId,
    html: &str,
) -> String {
    let keys = &runtime.config.keys;
    let token = PageToken {
        id,
        kind: route.kind(),
        scope: route.scope(),
        session,
    };
    let token = token.sign(keys, now());
    let fixed = static_token(keys, id, now());
    let mut text = String::with_capacity(html.len() + 320);
    // Writing to a string never fails.
    let _ = write!(
        text,
        "<div id=\"{id}\" data-phx-main data-phx-session=\"{token}\" data-phx-static=\"{fixed}\">{html}</div>"
    );
    text
}
