//! From an HTTP request to a socket: everything that can be refused is refused before the upgrade.

use std::sync::Arc;

use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequestParts, Request, State};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{CONNECTION, HeaderValue, SEC_WEBSOCKET_KEY};
use http::{HeaderMap, StatusCode};

use super::{Socket, origin};
use crate::runtime::Runtime;
use crate::serve::Drain;
use crate::session::{Session, csrf_matches, now};

/// Bytes that tungstenite reads at once; the whole buffer becomes resident.
const READ_BUFFER_BYTES: usize = 1024;
const SUBPROTOCOL: HeaderValue = HeaderValue::from_static("phoenix");

/// The handler of the socket's route.
pub(crate) async fn upgrade(State(runtime): State<Arc<Runtime>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    if let Err(status) = check(&parts.headers, parts.uri.query(), &runtime) {
        return status.into_response();
    }
    let session = session(&parts.headers, parts.uri.query(), &runtime);
    let drain = parts.extensions.remove::<Drain>().unwrap_or_default();
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => bounded(upgrade, &runtime),
        Err(rejection) => return rejection.into_response(),
    };
    // The task that axum made for the handshake is larger than a socket needs, so it ends here.
    upgrade.on_upgrade(move |socket: WebSocket| async move {
        drain.track(Socket::new(socket, runtime, session, &drain).run());
    })
}

fn bounded(mut upgrade: WebSocketUpgrade, runtime: &Runtime) -> WebSocketUpgrade {
    if upgrade.requested_protocols().any(|protocol| protocol == SUBPROTOCOL) {
        upgrade.set_selected_protocol(SUBPROTOCOL);
    }
    let most = runtime.limits.message_bytes;
    upgrade
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(0)
        .max_message_size(most)
        .max_frame_size(most)
}

fn check(headers: &HeaderMap, query: Option<&str>, runtime: &Runtime) -> Result<(), StatusCode> {
    if !has_upgrade_token(headers) || !has_valid_key(headers) {
        return Err(StatusCode::BAD_REQUEST);
    }
    let version = parameter(query, "vsn");
    let speaks = bennu_wire::version::accept(version.as_deref()).is_ok();
    if !speaks || !origin::is_allowed(headers, &runtime.config) {
        return Err(StatusCode::FORBIDDEN);
    }
    Ok(())
}

/// The visitor's session, if the page that connects knows its CSRF token.
fn session(headers: &HeaderMap, query: Option<&str>, runtime: &Runtime) -> Option<Session> {
    let session = runtime.cookies.read(headers)?;
    let token = parameter(query, "_csrf_token")?;
    let age = runtime.limits.page_token_age.as_secs();
    csrf_matches(&runtime.config.keys, &token, session.id(), age, now()).then_some(session)
}

fn parameter(query: Option<&str>, name: &str) -> Option<String> {
    form_urlencoded::parse(query?.as_bytes())
        .find(|(found, _)| found == name)
        .map(|(_, value)| value.into_owned())
}

/// RFC 6455 section 4.2.1: a list of tokens, one of which is `upgrade`.
fn has_upgrade_token(headers: &HeaderMap) -> bool {
    headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|token| token.trim().eq_ignore_ascii_case("upgrade"))
}

/// RFC 6455 section 4.1: sixteen bytes in base64.
fn has_valid_key(headers: &HeaderMap) -> bool {
    headers
        .get(SEC_WEBSOCKET_KEY)
        .and_then(|key| STANDARD.decode(key).ok())
        .is_some_and(|key| key.len() == 16)
}
