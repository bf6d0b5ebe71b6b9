//! The token in the page's head that a socket must present beside its cookie, so that a foreign page,
//! for which the browser sends the cookie too, cannot open one.

use subtle::ConstantTimeEq;

use super::{KeyRing, Purpose, SessionId};

/// A token that only pages made for this session know.
pub(crate) fn csrf_token(keys: &KeyRing, session: SessionId, now: u64) -> String {
    keys.sign(Purpose::Csrf, now, &session.0)
}

/// Whether a token was made for this session.
pub(crate) fn csrf_matches(
    keys: &KeyRing,
    token: &str,
    session: SessionId,
    max_age: u64,
    now: u64,
) -> bool {
    keys.verify(Purpose::Csrf, token, max_age, now)
        .is_some_and(|content| content.ct_eq(&session.0).into())
}
