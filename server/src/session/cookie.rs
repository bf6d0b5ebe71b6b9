//! The session cookie: written by the server, carried by the browser, believed only when its signature holds.

use std::sync::Arc;

use http::header::{COOKIE, HeaderMap, HeaderValue};
use serde_json::{Map, Value};

use super::{KeyRing, Purpose, Session, SessionId, csrf_matches, now, random};

/// Reads and writes session cookies, for an application's own handlers (a login, a logout).
#[derive(Clone, Debug)]
pub struct SessionCookie {
    keys: Arc<KeyRing>,
}

const PLAIN_NAME: &str = "bennu";
/// The prefix makes browsers refuse the cookie from subdomains and over plain http.
const SECURE_NAME: &str = "__Host-bennu";
const MAX_AGE_SECONDS: u64 = 14 * 24 * 60 * 60;

impl SessionCookie {
    pub(crate) fn new(keys: KeyRing) -> Self {
        Self {
            keys: Arc::new(keys),
        }
    }

    /// The session that a request carries.
    #[must_use]
    pub fn read(&self, headers: &HeaderMap) -> Option<Session> {
        [SECURE_NAME, PLAIN_NAME]
            .into_iter()
            .flat_map(|name| values(headers, name))
            .find_map(|token| self.open(token))
    }

    /// A new, empty session.
    ///
    /// # Errors
    ///
    /// When the operating system gives no random bytes.
    pub fn create(&self) -> crate::Result<Session> {
        Ok(Session::new(SessionId(random()?), Map::new()))
    }

    /// The `Set-Cookie` header that gives a session to the visitor. `secure` for a site on https. The browser keeps the
    /// cookie until it is closed, and nobody believes it after 14 days; write it again to let a session go on.
    ///
    /// # Errors
    ///
    /// When the session has grown beyond what browsers store in a cookie: 4,096 bytes.
    pub fn write(&self, session: &Session, secure: bool) -> crate::Result<HeaderValue> {
        let content = serde_json::to_vec(&(&session.id().0, session.values()))?;
        let token = self.keys.sign(Purpose::Cookie, now(), &content);
        let mut cookie = cookie::Cookie::new(if secure { SECURE_NAME } else { PLAIN_NAME }, token);
        cookie.set_path("/");
        cookie.set_http_only(true);
        cookie.set_secure(secure);
        cookie.set_same_site(cookie::SameSite::Lax);
        let text = cookie.to_string();
        if text.len() > 4096 {
            return Err(crate::Error::new("the session does not fit into a cookie"));
        }
        Ok(HeaderValue::from_str(&text)?)
    }

    /// Whether a form that was posted to a handler of the application comes from a page made for this session: `token` is what
    /// [`Context::csrf_token`](crate::Context::csrf_token) or [`Page::csrf_token`](crate::Page) gave to the form.
    #[must_use]
    pub fn verify_csrf(&self, session: &Session, token: &str) -> bool {
        csrf_matches(&self.keys, token, session.id(), MAX_AGE_SECONDS, now())
    }

    fn open(&self, token: &str) -> Option<Session> {
        let content = self
            .keys
            .verify(Purpose::Cookie, token, MAX_AGE_SECONDS, now())?;
        let (id, values): ([u8; 16], Map<String, Value>) = serde_json::from_slice(&content).ok()?;
        Some(Session::new(SessionId(id), values))
    }
}

/// The values of all cookies of this name, in all cookie headers.
pub(crate) fn values<'h>(headers: &'h HeaderMap, name: &'h str) -> impl Iterator<Item = &'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter_map(move |(found, value)| (found == name).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Key;

    fn cookies() -> SessionCookie {
        SessionCookie::new(KeyRing::new(Key::new(&[1; 32]).unwrap()))
    }

    fn headers(cookie: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(cookie).unwrap())])
    }

    fn pair(header: &HeaderValue) -> String {
        header
            .to_str()
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned()
    }

    #[test]
    fn reads_what_it_wrote() {
        let mut session = cookies().create().unwrap();
        session.set("user", "ann");
        let header = cookies().write(&session, false).unwrap();
        let read = cookies()
            .read(&headers(&format!("a=b; {}; c=d", pair(&header))))
            .unwrap();
        assert_eq!(read, session);
        assert_eq!(read.get::<String>("user").as_deref(), Some("ann"));
    }

    #[test]
    fn marks_the_cookie() {
        let session = cookies().create().unwrap();
        let secure = cookies().write(&session, true).unwrap();
        let secure = secure.to_str().unwrap();
        assert!(secure.starts_with("__Host-bennu="), "{secure}");
        for mark in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
            assert!(secure.contains(mark), "{mark} in {secure}");
        }
        assert!(!secure.contains("Domain"));
        let plain = cookies().write(&session, false).unwrap();
        assert!(!plain.to_str().unwrap().contains("Secure"));
    }

    #[test]
    fn ignores_forged_and_foreign_cookies() {
        assert!(cookies().read(&HeaderMap::new()).is_none());
        assert!(cookies().read(&headers("bennu=x.y")).is_none());
        let page = cookies().keys.sign(Purpose::Page, now(), b"[[],{}]");
        assert!(cookies().read(&headers(&format!("bennu={page}"))).is_none());
    }

    #[test]
    fn refuses_a_session_that_no_browser_would_store() {
        let mut session = cookies().create().unwrap();
        session.set("text", "x".repeat(4096));
        assert!(cookies().write(&session, false).is_err());
    }
}
