//! The error of callbacks, and the typed faults inside the server.
//!
//! [`Error`] is what an application's `?` converts into. It is opaque: what the browser learns of an
//! internal error is an id, what the log gets is everything.

mod callback;
mod config;
mod id;
mod join;

use std::fmt;

use http::StatusCode;

pub(crate) use callback::Fault;
pub use config::ConfigError;
pub(crate) use id::ErrorId;
pub(crate) use join::Refusal;

use crate::context::Navigation;

/// The result of a callback.
pub type Result<T = (), E = Error> = std::result::Result<T, E>;

/// Why a callback failed, or where it sends the browser instead.
///
/// Any [`std::error::Error`] converts into it with `?`; such an error has status 500.
///
/// # Examples
///
/// ```
/// use bennu::{Error, Result};
///
/// fn age(text: &str) -> Result<u8> {
///     Ok(text.parse()?)
/// }
/// assert_eq!(age("x").unwrap_err().status(), 500);
/// assert!(Error::not_found().is_not_found());
/// ```
pub struct Error(Box<Kind>);

enum Kind {
    Failed(Box<dyn std::error::Error + Send + Sync>),
    Status(StatusCode),
    Navigate(Navigation),
}

impl Error {
    /// An error with a text for the log.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(Box::new(Kind::Failed(text.into().into())))
    }

    /// There is no such thing: a page with status 404.
    #[must_use]
    pub fn not_found() -> Self {
        Self::with_status(StatusCode::NOT_FOUND)
    }

    /// A page with this status.
    #[must_use]
    pub fn with_status(status: StatusCode) -> Self {
        Self(Box::new(Kind::Status(status)))
    }

    /// Sends the browser to another page with a full load, as in `return Err(Error::redirect("/login"))`.
    #[must_use]
    pub fn redirect(to: impl Into<String>) -> Self {
        Self(Box::new(Kind::Navigate(Navigation::redirect(to.into()))))
    }

    /// Like [`redirect`](Self::redirect), with a status other than 302 for the first page: 301 for one that has moved for good,
    /// say. A status that is no redirection is an error of the server.
    #[must_use]
    pub fn redirect_with(status: StatusCode, to: impl Into<String>) -> Self {
        let navigation = Navigation::redirect(to.into()).with_status(status);
        Self(Box::new(Kind::Navigate(navigation)))
    }

    /// Sends the browser to another live page over its socket.
    #[must_use]
    pub fn navigate(to: impl Into<String>) -> Self {
        Self(Box::new(Kind::Navigate(Navigation::navigate(to.into()))))
    }

    /// The HTTP status that fits this error.
    #[must_use]
    pub fn status(&self) -> u16 {
        match &*self.0 {
            Kind::Failed(_) => 500,
            Kind::Status(status) => status.as_u16(),
            Kind::Navigate(navigation) => navigation.status().as_u16(),
        }
    }

    /// Whether the thing asked for does not exist.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status() == 404
    }

    /// Whether this is no failure but a redirect.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        matches!(&*self.0, Kind::Navigate(_))
    }

    /// Takes the redirect out, or gives the failure back. A redirect that would leave the site is a failure.
    pub(crate) fn into_navigation(self) -> std::result::Result<Navigation, Self> {
        match *self.0 {
            Kind::Navigate(navigation) if navigation.is_allowed() => Ok(navigation),
            Kind::Navigate(navigation) => Err(Self::new(format!("{navigation:?} is not allowed"))),
            other => Err(Self(Box::new(other))),
        }
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Error {
    fn from(error: E) -> Self {
        Self(Box::new(Kind::Failed(Box::new(error))))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Failed(error) => error.fmt(f),
            Kind::Status(status) => status.fmt(f),
            Kind::Navigate(navigation) => write!(f, "goes to {}", navigation.to()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Failed(error) => error.fmt(f),
            Kind::Status(status) => write!(f, "Status({status})"),
            Kind::Navigate(navigation) => navigation.fmt(f),
        }
    }
}
