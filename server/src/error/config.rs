//! What can be wrong with a configuration.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a server cannot be configured.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// A release build has no signing key: set `BENNU_SECRET`.
    NoSecret,
    /// The signing key has fewer bytes than are safe.
    ShortSecret {
        /// How many it has.
        bytes: usize,
        /// How many it needs.
        least: usize,
    },
    /// An allowed origin is not `scheme://host[:port]`.
    Origin(String),
    /// The development key could not be read or made.
    KeyFile {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecret => f.write_str(
                "no signing key: set BENNU_SECRET to at least 32 random bytes, for example from `openssl rand -base64 48`",
            ),
            Self::ShortSecret { bytes, least } => {
                write!(f, "the signing key has {bytes} bytes, at least {least} are needed")
            }
            Self::Origin(origin) => {
                write!(f, "`{origin}` is not an origin such as https://example.com")
            }
            Self::KeyFile { path, source } => {
                write!(f, "development key {}: {source}", path.display())
            }
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::KeyFile { source, .. } => Some(source),
            Self::NoSecret | Self::ShortSecret { .. } | Self::Origin(_) => None,
        }
    }
}

impl From<ConfigError> for io::Error {
    fn from(error: ConfigError) -> Self {
        Self::other(error)
    }
}
