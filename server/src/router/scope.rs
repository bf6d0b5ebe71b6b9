//! Scopes: views that only some visitors may see, and what their guards found out about the visitor.

use std::any::{Any, type_name};
use std::fmt;
use std::sync::Arc;

use super::Guard;
use super::guard::Asked;
use crate::error::Result;
use crate::mount::Mount;
use crate::page::{Layout, default_layout};

/// Which scope a route belongs to: counted in the order in which they are declared, so that it stays the same when the
/// program is started again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ScopeId(pub(crate) u16);

type AnyGuard = Box<dyn for<'m> Fn(&'m Mount<'m>) -> Asked<'m> + Send + Sync>;

/// What one guard gave.
pub(crate) type Value = Arc<dyn Any + Send + Sync>;

/// The scopes of one `Live`.
pub(crate) struct Scopes {
    /// All but the first, which is open to all.
    list: Vec<Scope>,
    /// The layout of the first.
    layout: Layout,
}

struct Scope {
    /// Its guard decides first, and its layout holds where there is no other.
    outer: ScopeId,
    guard: Option<AnyGuard>,
    layout: Option<Layout>,
}

impl Default for Scopes {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            layout: default_layout(),
        }
    }
}

impl Scopes {
    /// A new scope inside of another.
    pub(crate) fn add<T, How>(
        &mut self,
        outer: ScopeId,
        guard: impl for<'m> Guard<'m, T, How>,
    ) -> ScopeId
    where
        T: Send + Sync + 'static,
    {
        let guard: AnyGuard = Box::new(move |mount| guard.ask(mount));
        self.push(outer, Some(guard))
    }

    /// A new scope without a guard inside of another.
    pub(crate) fn add_open(&mut self, outer: ScopeId) -> ScopeId {
        self.push(outer, None)
    }

    fn push(&mut self, outer: ScopeId, guard: Option<AnyGuard>) -> ScopeId {
        self.list.push(Scope {
            outer,
            guard,
            layout: None,
        });
        let number = u16::try_from(self.list.len());
        ScopeId(number.expect("a program has no 65,536 scopes"))
    }

    pub(crate) fn set_layout(&mut self, id: ScopeId, layout: Layout) {
        match index(id).and_then(|index| self.list.get_mut(index)) {
            Some(scope) => scope.layout = Some(layout),
            None => self.layout = layout,
        }
    }

    /// The document around the views of a scope.
    pub(crate) fn layout(&self, id: ScopeId) -> &Layout {
        let own = self.inside_out(id).find_map(|scope| scope.layout.as_ref());
        own.unwrap_or(&self.layout)
    }

    /// Whether nobody needs to be asked.
    pub(crate) fn is_open(&self, id: ScopeId) -> bool {
        self.inside_out(id).all(|scope| scope.guard.is_none())
    }

    /// Asks the guards of a scope, the outermost first. Each gets to see what those before it gave.
    pub(crate) async fn ask(&self, id: ScopeId, mount: Mount<'_>) -> Result<Scoped> {
        let mut values = Vec::new();
        let mut guards: Vec<_> = self
            .inside_out(id)
            .filter_map(|scope| scope.guard.as_ref())
            .collect();
        while let Some(guard) = guards.pop() {
            let value = guard(&mount.within(&values)).result().await?;
            values.extend(value);
        }
        Ok(Scoped::new(values))
    }

    /// A scope and those around it.
    fn inside_out(&self, id: ScopeId) -> impl Iterator<Item = &Scope> {
        std::iter::successors(self.get(id), |scope| self.get(scope.outer))
    }

    fn get(&self, id: ScopeId) -> Option<&Scope> {
        self.list.get(index(id)?)
    }
}

fn index(id: ScopeId) -> Option<usize> {
    usize::from(id.0).checked_sub(1)
}

/// What the guards of a view's scope gave, the outermost first.
#[derive(Clone, Default)]
pub(crate) struct Scoped(Option<Arc<Vec<Value>>>);

impl Scoped {
    fn new(values: Vec<Value>) -> Self {
        Self((!values.is_empty()).then(|| Arc::new(values)))
    }

    pub(crate) fn values(&self) -> &[Value] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }

    /// An estimate of the bytes that these values take.
    pub(crate) fn heap_size(&self) -> usize {
        self.values()
            .iter()
            .map(|value| size_of_val(&**value))
            .sum()
    }
}

impl fmt::Debug for Scoped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} values", self.values().len())
    }
}

/// What a guard gave as a `T`: the innermost one, if several did.
///
/// # Panics
///
/// When none did.
#[track_caller]
pub(crate) fn scoped<T: Send + Sync + 'static>(values: &[Value]) -> Arc<T> {
    let mut found = values.iter().rev().filter(|value| (***value).is::<T>());
    match found.next().cloned().map(Arc::downcast) {
        Some(Ok(value)) => value,
        Some(Err(_)) | None => {
            let name = type_name::<T>();
            panic!(
                "no guard of this scope gave a `{name}`: write `.scope(guard, |live| …)` around the view, with a guard \
                 that returns `Result<{name}>`"
            )
        }
    }
}
