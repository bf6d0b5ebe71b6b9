//! A page request: who asks, which view, its first HTML.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::response::{Html, IntoResponse, Response};
use futures_util::FutureExt;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderValue, LOCATION, REFERRER_POLICY, SET_COOKIE,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, Method, StatusCode};

use super::{Page, contained};
use crate::channel::{Mounted, MountedPage, guard, mount_page, panic_message};
use crate::config::CookiePolicy;
use crate::context::Navigation;
use crate::error::{Error, Fault};
use crate::live_view::LiveView;
use crate::park::ViewId;
use crate::router::{Params, Route};
use crate::runtime::Runtime;
use crate::session::{Purpose, Session, cookie_values, csrf_token, now};
use crate::socket::Origin;
use crate::visitor::Visitor;

/// A page request, as far as a view is concerned.
pub(crate) struct Visit {
    /// The full URL.
    pub(crate) uri: String,
    pub(crate) params: Params,
    pub(crate) route: Route,
    pub(crate) session: Session,
    pub(crate) visitor: Visitor,
    /// Whether a socket can follow: not after a `HEAD`.
    pub(crate) parks: bool,
}

/// The cookie in which a client takes the status of a failed join to the next page load.
const STATUS_COOKIE: &str = "__phoenix_reload_status__";
const STATUS_MAX_AGE_SECONDS: u64 = 60;

/// The handler of every live route.
pub(crate) async fn show(State(runtime): State<Arc<Runtime>>, request: Request) -> Response {
    let (request, _) = request.into_parts();
    let headers = &request.headers;
    let Some(origin) = Origin::of_request(headers, &runtime.config) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if let Some(status) = status_of_failed_join(&runtime, headers) {
        return forgetting_status(runtime.error_pages.of_status(status));
    }
    let (session, cookie) = match session(&runtime, headers, &origin) {
        Ok(found) => found,
        Err(error) => {
            let path = request.uri.path();
            return runtime.error_pages.of_fault(path, &error.into());
        }
    };
    let path = request.uri.path();
    let Some(found) = runtime
        .routes
        .find(path, request.uri.query().unwrap_or_default())
    else {
        return runtime.error_pages.of_status(StatusCode::NOT_FOUND);
    };
    let target = request
        .uri
        .path_and_query()
        .map_or(path, |target| target.as_str());
    if target.len() > runtime.limits.url_bytes {
        return runtime.error_pages.of_status(StatusCode::URI_TOO_LONG);
    }
    let visit = Visit {
        uri: format!("{origin}{target}"),
        params: found.params,
        route: found.route,
        session,
        visitor: runtime.visitor(&request),
        parks: request.method != Method::HEAD,
    };
    let mut response = found.route.show(runtime, visit).await;
    let headers = response.headers_mut();
    headers.extend(cookie.map(|cookie| (SET_COOKIE, cookie)));
    add_page_headers(headers);
    response
}

/// A page carries tokens of its visitor and the state of one moment: nobody may keep it.
fn add_page_headers(headers: &mut HeaderMap) {
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (
            CONTENT_SECURITY_POLICY,
            "base-uri 'self'; frame-ancestors 'self'",
        ),
        (REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
}

/// The visitor's session; a new one comes with the cookie to set.
fn session(
    runtime: &Runtime,
    headers: &HeaderMap,
    origin: &Origin,
) -> Result<(Session, Option<HeaderValue>), Error> {
    if let Some(session) = runtime.cookies.read(headers) {
        return Ok((session, None));
    }
    let session = runtime.cookies.create()?;
    let secure = match runtime.config.cookies {
        CookiePolicy::ByScheme => origin.is_secure(),
        CookiePolicy::Secure => origin.is_secure() || !origin.is_loopback(),
        CookiePolicy::Plain => false,
    };
    let cookie = runtime.cookies.write(&session, secure)?;
    Ok((session, Some(cookie)))
}

/// The status with which a join of this page has just failed.
fn status_of_failed_join(runtime: &Runtime, headers: &HeaderMap) -> Option<StatusCode> {
    let token = cookie_values(headers, STATUS_COOKIE).next()?;
    let content = runtime
        .config
        .keys
        .verify(Purpose::Status, token, STATUS_MAX_AGE_SECONDS, now());
    let status = content
        .and_then(|content| <[u8; 2]>::try_from(content).ok())
        .and_then(|bytes| StatusCode::from_u16(u16::from_le_bytes(bytes)).ok());
    Some(status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

fn forgetting_status(mut response: Response) -> Response {
    let forget = format!("{STATUS_COOKIE}=; Path=/; Max-Age=0");
    if let Ok(value) = HeaderValue::from_str(&forget) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    add_page_headers(response.headers_mut());
    response
}

/// Mounts a view and answers with its page, or with one that says what went wrong. What panics outside of callbacks
/// (the layout, a destructor, an error that cannot be shown) is the application's too.
pub(crate) async fn show_view<V: LiveView>(runtime: Arc<Runtime>, visit: Visit) -> Response {
    let shown = async {
        match try_show::<V>(&runtime, &visit).await {
            Ok(response) => response,
            Err(fault) => runtime.error_pages.of_fault(&visit.uri, &fault),
        }
    };
    match AssertUnwindSafe(shown).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            let fault = Fault::Panicked(panic_message(&*panic));
            runtime.error_pages.of_fault(&visit.uri, &fault)
        }
    }
}

async fn try_show<V: LiveView>(runtime: &Arc<Runtime>, visit: &Visit) -> Result<Response, Fault> {
    let id = ViewId::random().map_err(Error::from)?;
    match mount_page::<V>(runtime, visit, id).await? {
        Mounted::Page(mounted) => respond(runtime, visit, id, mounted),
        Mounted::Elsewhere(navigation) => redirect(&navigation),
    }
}

fn respond<V: LiveView>(
    runtime: &Runtime,
    visit: &Visit,
    id: ViewId,
    mounted: MountedPage<V>,
) -> Result<Response, Fault> {
    let session = visit.session.id();
    let title = mounted.title().text.as_deref().unwrap_or(&runtime.title);
    let page = Page {
        title: title.to_owned(),
        default_title: runtime.title.clone(),
        csrf_token: csrf_token(&runtime.config.keys, session, now()),
        client: runtime.assets.script_url(),
        content: contained(
            V::CONTAINER,
            runtime,
            id,
            &visit.route,
            session,
            &mounted.html,
        ),
    };
    let layout = runtime.scopes.layout(visit.route.scope());
    let html = guard::plain(|| layout(page))?;
    if visit.parks {
        mounted.park();
    }
    Ok(Html(html).into_response())
}

fn redirect(navigation: &Navigation) -> Result<Response, Fault> {
    let location = HeaderValue::from_str(navigation.to()).map_err(Error::from)?;
    Ok((navigation.status(), [(LOCATION, location)]).into_response())
}
