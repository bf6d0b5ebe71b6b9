//! What a server must be told from outside: its signing keys and the origins it answers to.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::ConfigError;
use crate::session::{Key, KeyRing};
use crate::socket::Origin;

/// Signing keys, allowed origins and how cookies are marked.
///
/// # Examples
///
/// ```
/// use bennu::Config;
///
/// let config = Config::new("a secret of at least thirty-two bytes")?;
/// let config = config.origin("https://example.com")?;
/// # Ok::<(), bennu::ConfigError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Config {
    pub(crate) keys: KeyRing,
    pub(crate) origins: Vec<Origin>,
    pub(crate) missing_origin: bool,
    pub(crate) forwarded: bool,
    pub(crate) cookies: CookiePolicy,
}

/// When the session cookie is marked `Secure` and named `__Host-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CookiePolicy {
    /// When the page is asked for over https.
    ByScheme,
    /// Always, but for a loopback host.
    Secure,
    /// Never.
    Plain,
}

impl Config {
    /// A configuration that signs with `secret`, at least 32 bytes that nobody can guess.
    ///
    /// # Errors
    ///
    /// [`ConfigError::ShortSecret`] when it has fewer bytes.
    pub fn new(secret: impl AsRef<[u8]>) -> Result<Self, ConfigError> {
        Ok(Self {
            keys: KeyRing::new(Key::new(secret.as_ref())?),
            origins: Vec::new(),
            missing_origin: false,
            forwarded: false,
            cookies: if cfg!(debug_assertions) {
                CookiePolicy::ByScheme
            } else {
                CookiePolicy::Secure
            },
        })
    }

    /// Reads the environment:
    ///
    /// | variable | what it sets |
    /// |---|---|
    /// | `BENNU_SECRET` | the secret that signs, see [`new`](Self::new) |
    /// | `BENNU_SECRET_PREVIOUS` | [`previous_secret`](Self::previous_secret) |
    /// | `BENNU_ORIGIN` | [`origin`](Self::origin), several parted by commas |
    /// | `BENNU_TRUST_FORWARDED` | `1`: [`trust_forwarded`](Self::trust_forwarded) |
    /// | `BENNU_PLAIN_COOKIES` | `1`: [`plain_cookies`](Self::plain_cookies) |
    ///
    /// A debug build without a secret makes one for itself and keeps it in the file `.bennu-key` in the
    /// working directory (or where `BENNU_KEY_FILE` says), so that open pages survive a restart.
    ///
    /// # Errors
    ///
    /// [`ConfigError::NoSecret`] when a release build has no secret, and what else is wrong with the values.
    pub fn from_env() -> Result<Self, ConfigError> {
        let mut config = match variable("BENNU_SECRET") {
            Some(secret) => Self::new(secret)?,
            None if cfg!(debug_assertions) => Self::development(key_file())?,
            None => return Err(ConfigError::NoSecret),
        };
        if let Some(previous) = variable("BENNU_SECRET_PREVIOUS") {
            config = config.previous_secret(previous)?;
        }
        for origin in variable("BENNU_ORIGIN")
            .iter()
            .flat_map(|list| list.split(','))
        {
            config = config.origin(origin.trim())?;
        }
        if is_on("BENNU_TRUST_FORWARDED") {
            config = config.trust_forwarded();
        }
        if is_on("BENNU_PLAIN_COOKIES") {
            config = config.plain_cookies();
        }
        Ok(config)
    }

    /// A configuration that signs with the key in this file, and makes the file when there is none.
    ///
    /// # Errors
    ///
    /// [`ConfigError::KeyFile`] when the file can be neither read nor made.
    pub fn development(key_file: impl AsRef<Path>) -> Result<Self, ConfigError> {
        let path = key_file.as_ref();
        let key = read_or_make(path).map_err(|source| ConfigError::KeyFile {
            path: path.to_owned(),
            source,
        })?;
        Self::new(key)
    }

    /// Still accepts what an earlier secret signed, as long as it would have been valid anyway.
    ///
    /// # Errors
    ///
    /// [`ConfigError::ShortSecret`] when it has fewer than 32 bytes.
    pub fn previous_secret(mut self, secret: impl AsRef<[u8]>) -> Result<Self, ConfigError> {
        self.keys.accept(Key::new(secret.as_ref())?);
        Ok(self)
    }

    /// Accepts sockets of pages from this origin, and no longer by comparing with the `Host` header.
    ///
    /// # Errors
    ///
    /// [`ConfigError::Origin`] when it is not `scheme://host[:port]`.
    pub fn origin(mut self, origin: &str) -> Result<Self, ConfigError> {
        let parsed = Origin::parse(origin).ok_or_else(|| ConfigError::Origin(origin.to_owned()))?;
        self.origins.push(parsed);
        Ok(self)
    }

    /// Accepts sockets that name no origin, which only programs other than browsers open.
    #[must_use]
    pub fn allow_missing_origin(mut self) -> Self {
        self.missing_origin = true;
        self
    }

    /// Believes `X-Forwarded-Proto` and `X-Forwarded-Host`, and the last address in `X-Forwarded-For`. Only behind a proxy
    /// that always sets them.
    #[must_use]
    pub fn trust_forwarded(mut self) -> Self {
        self.forwarded = true;
        self
    }

    /// Never marks the session cookie as `Secure`, for a release build on a plain network of one's own.
    #[must_use]
    pub fn plain_cookies(mut self) -> Self {
        self.cookies = CookiePolicy::Plain;
        self
    }
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

fn is_on(name: &str) -> bool {
    variable(name).is_some_and(|value| value == "1" || value == "true")
}

fn key_file() -> PathBuf {
    variable("BENNU_KEY_FILE").map_or_else(|| PathBuf::from(".bennu-key"), PathBuf::from)
}

fn read_or_make(path: &Path) -> io::Result<Vec<u8>> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(path),
        read => read,
    }
}

/// Two servers that start at once agree on one key: the second finds the file of the first.
fn make(path: &Path) -> io::Result<Vec<u8>> {
    let key = crate::session::random_text::<32>().map_err(io::Error::other)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            file.write_all(key.as_bytes())?;
            Ok(key.into_bytes())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => fs::read(path),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_a_short_secret() {
        let error = Config::new("short").unwrap_err();
        assert!(
            matches!(
                error,
                ConfigError::ShortSecret {
                    bytes: 5,
                    least: 32
                }
            ),
            "{error}"
        );
    }

    #[test]
    fn refuses_an_origin_with_a_path() {
        let config = Config::new([1; 32]).unwrap();
        assert!(config.origin("https://example.com/app").is_err());
    }

    #[test]
    fn a_development_key_survives_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let first = Config::development(&path).unwrap();
        let second = Config::development(&path).unwrap();
        let token = first.keys.sign(crate::session::Purpose::Page, 1, b"x");
        assert!(
            second
                .keys
                .verify(crate::session::Purpose::Page, &token, 0, 1)
                .is_some()
        );
    }
}
