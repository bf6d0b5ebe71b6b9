//! Scopes: views that only some visitors may see.

use crate::error::Result;
use crate::mount::Mount;

/// Which scope a route belongs to: counted in the order in which they are declared, so that it stays the same when the
/// program is started again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ScopeId(pub(crate) u16);

type Guard = Box<dyn Fn(&Mount<'_>) -> Result + Send + Sync>;

/// The scopes of one `Live`, but for the first, which is open to all.
#[derive(Default)]
pub(crate) struct Scopes(Vec<Scope>);

struct Scope {
    /// Its guard decides first.
    outer: ScopeId,
    guard: Guard,
}

impl Scopes {
    /// A new scope inside of another.
    pub(crate) fn add(
        &mut self,
        outer: ScopeId,
        guard: impl Fn(&Mount<'_>) -> Result + Send + Sync + 'static,
    ) -> ScopeId {
        let guard = Box::new(guard);
        self.0.push(Scope { outer, guard });
        let number = u16::try_from(self.0.len());
        ScopeId(number.expect("a program has no 65,536 scopes"))
    }

    /// Asks the guards of a scope, the outermost first.
    pub(crate) fn check(&self, id: ScopeId, mount: &Mount<'_>) -> Result {
        let index = usize::from(id.0).checked_sub(1);
        let Some(scope) = index.and_then(|index| self.0.get(index)) else {
            return Ok(());
        };
        self.check(scope.outer, mount)?;
        (scope.guard)(mount)
    }
}
