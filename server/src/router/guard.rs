//! Guards: functions of the application that let a visitor into a scope, async or not.

use std::any::TypeId;
use std::pin::Pin;
use std::sync::Arc;

use super::Value;
use crate::error::Result;
use crate::mount::Mount;

/// Decides who may see the views of a [scope](crate::Live::scope), and says who that is: `async fn signed_in(mount: &Mount<'_>)
/// -> Result<User>`, async or not.
///
/// Implemented for all such functions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no guard of a scope",
    note = "a guard is `async fn name(mount: &Mount<'_>) -> Result<T>`, async or not"
)]
pub trait Guard<'m, T, How>: Send + Sync + 'static {
    #[doc(hidden)]
    fn ask(&self, mount: &'m Mount<'m>) -> Asked<'m>;
}

/// What asking a guard gave: it has decided, or goes on.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "a future has nothing to show")]
pub enum Asked<'m> {
    Decided(Result<Option<Value>>),
    Deciding(Pin<Box<dyn Future<Output = Result<Option<Value>>> + Send + 'm>>),
}

/// Marks guards that are `async fn`.
#[derive(Debug)]
pub enum Awaited {}

/// Marks guards that are plain functions.
#[derive(Debug)]
pub enum Plain {}

impl<'m, T, F, Deciding> Guard<'m, T, Awaited> for F
where
    T: Send + Sync + 'static,
    F: Fn(&'m Mount<'m>) -> Deciding + Send + Sync + 'static,
    Deciding: Future<Output = Result<T>> + Send + 'm,
{
    fn ask(&self, mount: &'m Mount<'m>) -> Asked<'m> {
        let deciding = self(mount);
        Asked::Deciding(Box::pin(async { deciding.await.map(kept) }))
    }
}

impl<'m, T, F> Guard<'m, T, Plain> for F
where
    T: Send + Sync + 'static,
    F: Fn(&'m Mount<'m>) -> Result<T> + Send + Sync + 'static,
{
    fn ask(&self, mount: &'m Mount<'m>) -> Asked<'m> {
        Asked::Decided(self(mount).map(kept))
    }
}

impl Asked<'_> {
    pub(super) async fn result(self) -> Result<Option<Value>> {
        match self {
            Self::Decided(result) => result,
            Self::Deciding(future) => future.await,
        }
    }
}

/// A guard that only lets in or keeps out leaves nothing to keep.
fn kept<T: Send + Sync + 'static>(value: T) -> Option<Value> {
    let says_something = TypeId::of::<T>() != TypeId::of::<()>();
    says_something.then(|| Arc::new(value) as Value)
}
