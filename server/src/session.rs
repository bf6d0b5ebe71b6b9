//! Who a visitor is: the signed session cookie, and the signed tokens that tie a page to it.
//!
//! Signed, not encrypted: what stands in a session can be read by its owner, but not changed.

mod cookie;
mod csrf;
mod key;
mod page_token;
mod random;
mod token;

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

pub use cookie::SessionCookie;
pub(crate) use cookie::values as cookie_values;
pub(crate) use csrf::{csrf_matches, csrf_token};
pub(crate) use key::{Key, KeyRing};
pub(crate) use page_token::{PageToken, static_id, static_token};
pub(crate) use random::{random, random_text};
pub(crate) use token::{Purpose, now};

/// What the server wrote into the visitor's signed cookie.
///
/// # Examples
///
/// ```
/// use bennu::Session;
///
/// let mut session = Session::default();
/// session.set("user", 7);
/// assert_eq!(session.get::<u32>("user"), Some(7));
/// assert_eq!(session.get::<String>("user"), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session(Arc<Content>);

#[derive(Clone, Debug, Default, PartialEq)]
struct Content {
    id: SessionId,
    values: Map<String, Value>,
}

/// The random identity of a session: 16 bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct SessionId(pub(crate) [u8; 16]);

impl Session {
    pub(crate) fn new(id: SessionId, values: Map<String, Value>) -> Self {
        Self(Arc::new(Content { id, values }))
    }

    /// The value under a name, if it is there and fits `T`.
    #[must_use]
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.0.values.get(name)?).ok()
    }

    /// Puts a value under a name. Reaches the visitor with [`SessionCookie::write`].
    ///
    /// A value that is no JSON (a map whose keys are no strings) is stored as null.
    pub fn set(&mut self, name: impl Into<String>, value: impl Serialize) {
        let value = serde_json::to_value(value).unwrap_or_default();
        Arc::make_mut(&mut self.0).values.insert(name.into(), value);
    }

    /// Forgets the value under a name.
    pub fn remove(&mut self, name: &str) {
        Arc::make_mut(&mut self.0).values.remove(name);
    }

    pub(crate) fn id(&self) -> SessionId {
        self.0.id
    }

    pub(crate) fn values(&self) -> &Map<String, Value> {
        &self.0.values
    }
}
