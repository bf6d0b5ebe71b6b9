//! Signed tokens: `base64url(version, seconds, content) . base64url(hmac)`.
//!
//! The signature covers the text before the dot and the purpose, so a token made for one purpose is
//! worthless for any other. Version: one byte. Seconds: eight bytes, little endian, since 1970.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::Mac;

use super::key::{Key, KeyRing};

const VERSION: u8 = 1;
const HEAD_BYTES: usize = 9;
/// Longer tokens are refused unread.
const MAX_TEXT: usize = 8 * 1024;
/// How far ahead the clock of another node of the same server may be.
const CLOCK_SKEW_SECONDS: u64 = 60;

/// What a token is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Purpose {
    Cookie = 1,
    Page = 2,
    Static = 3,
    Csrf = 4,
    Status = 5,
}

impl KeyRing {
    /// A token with this content, signed with the present key.
    pub(crate) fn sign(&self, purpose: Purpose, now: u64, content: &[u8]) -> String {
        let mut bytes = Vec::with_capacity(HEAD_BYTES + content.len());
        bytes.push(VERSION);
        bytes.extend(now.to_le_bytes());
        bytes.extend(content);
        let mut token = URL_SAFE_NO_PAD.encode(bytes);
        let mac = self.present.mac(purpose as u8, token.as_bytes()).finalize();
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(mac.into_bytes(), &mut token);
        token
    }

    /// The content of a token that some key of this ring signed for `purpose` at most `max_age` seconds ago.
    pub(crate) fn verify(
        &self,
        purpose: Purpose,
        token: &str,
        max_age: u64,
        now: u64,
    ) -> Option<Vec<u8>> {
        if token.len() > MAX_TEXT {
            return None;
        }
        let (text, mac) = token.split_once('.')?;
        let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
        if !self.keys().any(|key| signed(key, purpose, text, &mac)) {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (head, content) = bytes.split_at_checked(HEAD_BYTES)?;
        let (version, seconds) = head.split_first()?;
        let at = u64::from_le_bytes(seconds.try_into().ok()?);
        let fresh = at.saturating_add(max_age) >= now && at <= now + CLOCK_SKEW_SECONDS;
        (*version == VERSION && fresh).then(|| content.to_vec())
    }

    fn keys(&self) -> impl Iterator<Item = &Key> {
        std::iter::once(&self.present).chain(&self.earlier)
    }
}

fn signed(key: &Key, purpose: Purpose, text: &str, mac: &[u8]) -> bool {
    key.mac(purpose as u8, text.as_bytes())
        .verify_slice(mac)
        .is_ok()
}

/// Seconds since 1970.
pub(crate) fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(byte: u8) -> KeyRing {
        KeyRing::new(Key::new(&[byte; 32]).unwrap())
    }

    fn open(ring: &KeyRing, token: &str) -> Option<Vec<u8>> {
        ring.verify(Purpose::Page, token, 100, 1_000)
    }

    #[test]
    fn accepts_what_it_signed() {
        let token = ring(1).sign(Purpose::Page, 1_000, b"content");
        assert_eq!(open(&ring(1), &token).as_deref(), Some(&b"content"[..]));
    }

    #[test]
    fn refuses_every_flipped_bit() {
        let ring = ring(1);
        for content in [&b""[..], b"short", &[7; 44]] {
            let token = ring.sign(Purpose::Page, 1_000, content);
            for index in 0..token.len() * 8 {
                let mut bytes = token.clone().into_bytes();
                bytes[index / 8] ^= 1 << (index % 8);
                if let Ok(text) = String::from_utf8(bytes) {
                    assert_eq!(open(&ring, &text), None, "bit {index} of {token}");
                }
            }
        }
    }

    #[test]
    fn refuses_every_truncation() {
        let token = ring(1).sign(Purpose::Page, 1_000, b"content");
        for end in 0..token.len() {
            assert_eq!(
                open(&ring(1), &token[..end]),
                None,
                "first {end} characters"
            );
        }
    }

    #[test]
    fn refuses_other_keys_and_purposes() {
        let token = ring(1).sign(Purpose::Page, 1_000, b"content");
        assert_eq!(open(&ring(2), &token), None);
        assert_eq!(ring(1).verify(Purpose::Csrf, &token, 100, 1_000), None);
    }

    #[test]
    fn refuses_old_and_future_tokens() {
        let check = |at, accepted| {
            let token = ring(1).sign(Purpose::Page, at, b"x");
            assert_eq!(open(&ring(1), &token).is_some(), accepted, "signed at {at}");
        };
        check(900, true);
        check(899, false);
        check(1_060, true);
        check(1_061, false);
    }

    #[test]
    fn refuses_a_megabyte() {
        assert_eq!(open(&ring(1), &"A".repeat(1 << 20)), None);
    }

    #[test]
    fn accepts_an_earlier_key_while_its_token_is_young() {
        let token = ring(1).sign(Purpose::Page, 950, b"x");
        let mut rotated = ring(2);
        rotated.accept(Key::new(&[1; 32]).unwrap());
        assert!(open(&rotated, &token).is_some());
        assert!(rotated.verify(Purpose::Page, &token, 100, 1_051).is_none());
        assert!(open(&ring(1), &rotated.sign(Purpose::Page, 950, b"x")).is_none());
    }
}
