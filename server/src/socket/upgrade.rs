//! From an HTTP request to a socket: everything that can be refused is refused before the upgrade.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{
    CONNECTION, HeaderName, HeaderValue, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
};
use http::{HeaderMap, StatusCode};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;

use super::websocket::{WebSocket, accept_key};
use super::{Origin, Socket, origin};
use crate::runtime::Runtime;
use crate::serve::Drain;
use crate::session::{Session, csrf_matches, now};
use crate::visitor::Visitor;

/// The subprotocol that a client may ask for.
const PHOENIX: &str = "phoenix";

/// The handler of the socket's route.
pub(crate) async fn upgrade(State(runtime): State<Arc<Runtime>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let origin = match check(&parts.headers, parts.uri.query(), &runtime) {
        Ok(origin) => origin.to_string().into(),
        Err(status) => return status.into_response(),
    };
    let Some(upgrading) = parts.extensions.remove::<OnUpgrade>() else {
        return StatusCode::UPGRADE_REQUIRED.into_response();
    };
    let session = session(&parts.headers, parts.uri.query(), &runtime);
    let visitor = runtime.visitor(&parts);
    let drain = parts.extensions.remove::<Drain>().unwrap_or_default();
    drain
        .clone()
        .track(open(upgrading, runtime, origin, session, visitor, drain));
    switch(&parts.headers)
}

/// Waits for the handshake to be written. The socket gets a task of its own, which is as small as it can be.
async fn open(
    upgrading: OnUpgrade,
    runtime: Arc<Runtime>,
    origin: Box<str>,
    session: Option<Session>,
    visitor: Visitor,
    drain: Drain,
) {
    match upgrading.await {
        Ok(io) => {
            // Longer ones are taken once the client has shown that it has a page of ours.
            let most_bytes = runtime.limits.message_bytes_before_join;
            let socket = WebSocket::new(TokioIo::new(io), most_bytes);
            drain.track(Socket::new(socket, runtime, origin, session, visitor, &drain).run());
        }
        Err(error) => tracing::debug!(%error, "an upgrade was not completed"),
    }
}

/// The answer that ends HTTP on this connection.
fn switch(headers: &HeaderMap) -> Response {
    let key = headers
        .get(SEC_WEBSOCKET_KEY)
        .map_or(&[][..], HeaderValue::as_bytes);
    let fixed = [(CONNECTION, "upgrade"), (UPGRADE, "websocket")];
    let accept = [(SEC_WEBSOCKET_ACCEPT, accept_key(key))];
    let mut response = (StatusCode::SWITCHING_PROTOCOLS, fixed, accept).into_response();
    if has_token(headers, &SEC_WEBSOCKET_PROTOCOL, PHOENIX) {
        let protocol = HeaderValue::from_static(PHOENIX);
        response
            .headers_mut()
            .insert(SEC_WEBSOCKET_PROTOCOL, protocol);
    }
    response
}

/// Where the page is that may have a socket.
fn check(
    headers: &HeaderMap,
    query: Option<&str>,
    runtime: &Runtime,
) -> Result<Origin, StatusCode> {
    // RFC 6455 section 4.2.1.
    let is_websocket = has_token(headers, &CONNECTION, "upgrade")
        && has_token(headers, &UPGRADE, "websocket")
        && has_token(headers, &SEC_WEBSOCKET_VERSION, "13");
    if !is_websocket || !has_valid_key(headers) {
        return Err(StatusCode::BAD_REQUEST);
    }
    let version = parameter(query, "vsn");
    let speaks = bennu_wire::version::accept(version.as_deref()).is_ok();
    if !speaks {
        return Err(StatusCode::FORBIDDEN);
    }
    origin::allowed(headers, &runtime.config).ok_or_else(|| {
        runtime.notices.foreign_origin(headers);
        StatusCode::FORBIDDEN
    })
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

/// Whether a header that is a list of tokens holds this one.
fn has_token(headers: &HeaderMap, name: &HeaderName, token: &str) -> bool {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|found| found.trim().eq_ignore_ascii_case(token))
}

/// RFC 6455 section 4.1: sixteen bytes in base64.
fn has_valid_key(headers: &HeaderMap) -> bool {
    headers
        .get(SEC_WEBSOCKET_KEY)
        .and_then(|key| STANDARD.decode(key).ok())
        .is_some_and(|key| key.len() == 16)
}
