//! The keys that sign: one that signs now, and those whose signatures are still accepted.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::error::ConfigError;

const LEAST_BYTES: usize = 32;

/// A secret for HMAC-SHA-256, with its key schedule already computed.
#[derive(Clone)]
pub(crate) struct Key(Hmac<Sha256>);

impl Key {
    pub(crate) fn new(secret: &[u8]) -> Result<Self, ConfigError> {
        if secret.len() < LEAST_BYTES {
            return Err(ConfigError::ShortSecret {
                bytes: secret.len(),
                least: LEAST_BYTES,
            });
        }
        Hmac::new_from_slice(secret)
            .map(Self)
            .map_err(|_| ConfigError::ShortSecret {
                bytes: secret.len(),
                least: LEAST_BYTES,
            })
    }

    pub(super) fn mac(&self, purpose: u8, text: &[u8]) -> Hmac<Sha256> {
        let mut mac = self.0.clone();
        mac.update(&[purpose]);
        mac.update(text);
        mac
    }
}

/// Says nothing: a key must not reach a log.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

/// The present key, and earlier ones that are accepted while what they signed is young enough.
#[derive(Clone, Debug)]
pub(crate) struct KeyRing {
    pub(super) present: Key,
    pub(super) earlier: Vec<Key>,
}

impl KeyRing {
    pub(crate) fn new(present: Key) -> Self {
        Self {
            present,
            earlier: Vec::new(),
        }
    }

    /// Accepts signatures of one more key, but does not sign with it.
    pub(crate) fn accept(&mut self, earlier: Key) {
        self.earlier.push(earlier);
    }
}
