//! The tokens in a page's container: which view it is, and for which cookie session it was made.

use super::{KeyRing, Purpose, SessionId};
use crate::park::ViewId;
use crate::router::ScopeId;

/// What `data-phx-session` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageToken {
    pub(crate) id: ViewId,
    /// Which kind of view the page showed: stable over restarts of the same program.
    pub(crate) kind: u64,
    /// The scope of that view: the page can navigate within it.
    pub(crate) scope: ScopeId,
    pub(crate) session: SessionId,
}

impl PageToken {
    pub(crate) fn sign(&self, keys: &KeyRing, now: u64) -> String {
        let mut content = [0; 38];
        content[..12].copy_from_slice(&self.id.0);
        content[12..20].copy_from_slice(&self.kind.to_le_bytes());
        content[20..22].copy_from_slice(&self.scope.0.to_le_bytes());
        content[22..].copy_from_slice(&self.session.0);
        keys.sign(Purpose::Page, now, &content)
    }

    pub(crate) fn verify(keys: &KeyRing, token: &str, max_age: u64, now: u64) -> Option<Self> {
        let content = keys.verify(Purpose::Page, token, max_age, now)?;
        let (id, rest) = content.split_first_chunk()?;
        let (kind, rest) = rest.split_first_chunk()?;
        let (scope, session) = rest.split_first_chunk()?;
        let session = SessionId(session.try_into().ok()?);
        Some(Self {
            id: ViewId(*id),
            kind: u64::from_le_bytes(*kind),
            scope: ScopeId(u16::from_le_bytes(*scope)),
            session,
        })
    }
}

/// What `data-phx-static` says: the id once more.
pub(crate) fn static_token(keys: &KeyRing, id: ViewId, now: u64) -> String {
    keys.sign(Purpose::Static, now, &id.0)
}

/// The id in a static token.
pub(crate) fn static_id(keys: &KeyRing, token: &str, max_age: u64, now: u64) -> Option<ViewId> {
    let content = keys.verify(Purpose::Static, token, max_age, now)?;
    Some(ViewId(content.try_into().ok()?))
}
