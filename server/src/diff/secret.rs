//! The hash that only this process can compute.

use std::hash::{BuildHasher, Hasher as _, RandomState};
use std::sync::LazyLock;

use rapidhash::v3::{RapidSecrets, rapidhash_v3_seeded};

/// Secrets of the hash, made when the first page is rendered.
#[derive(Debug)]
pub(super) struct Secret(RapidSecrets);

impl Secret {
    pub(super) fn of_process() -> &'static Self {
        static SECRET: LazyLock<Secret> = LazyLock::new(Secret::random);
        &SECRET
    }

    /// The hash of `bytes`.
    #[inline]
    pub(super) fn hash(&self, bytes: &[u8]) -> u64 {
        rapidhash_v3_seeded(bytes, &self.0)
    }

    /// The hash of two words. The product of two words that nobody knows spreads each bit over all.
    #[inline]
    pub(super) fn mix(&self, first: u64, second: u64) -> u64 {
        let [a, b, ..] = self.0.secrets;
        let product = u128::from(first ^ a) * u128::from(second ^ b);
        product as u64 ^ (product >> 64) as u64
    }

    /// The standard library gets the seed of its hash maps from the operating system.
    fn random() -> Self {
        Self(RapidSecrets::seed(
            RandomState::new().build_hasher().finish(),
        ))
    }
}
