//! Guards: functions of the application that let a visitor into a scope, async or not.

use std::pin::Pin;

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
    fn ask(&self, mount: &'m Mount<'m>) -> Asked<'m, T>;
}

/// What asking a guard gave: it has decided, or goes on.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "a future has nothing to show")]
pub enum Asked<'m, T> {
    Decided(Result<T>),
    Deciding(Pin<Box<dyn Future<Output = Result<T>> + Send + 'm>>),
}

/// Marks guards that are `async fn`.
#[derive(Debug)]
pub enum Awaited {}

/// Marks guards that are plain functions.
#[derive(Debug)]
pub enum Plain {}

impl<'m, T, F, Deciding> Guard<'m, T, Awaited> for F
where
    F: Fn(&'m Mount<'m>) -> Deciding + Send + Sync + 'static,
    Deciding: Future<Output = Result<T>> + Send + 'm,
{
    fn ask(&self, mount: &'m Mount<'m>) -> Asked<'m, T> {
        Asked::Deciding(Box::pin(self(mount)))
    }
}

impl<'m, T, F> Guard<'m, T, Plain> for F
where
    F: Fn(&'m Mount<'m>) -> Result<T> + Send + Sync + 'static,
{
    fn ask(&self, mount: &'m Mount<'m>) -> Asked<'m, T> {
        Asked::Decided(self(mount))
    }
}

/// Spares the caller from naming how the guard is written.
pub(super) fn ask<'m, T, How>(
    guard: &impl Guard<'m, T, How>,
    mount: &'m Mount<'m>,
) -> Asked<'m, T> {
    guard.ask(mount)
}

impl<'m, T: 'm> Asked<'m, T> {
    pub(super) fn map<U>(self, with: fn(T) -> U) -> Asked<'m, U> {
        match self {
            Self::Decided(result) => Asked::Decided(result.map(with)),
            Self::Deciding(future) => {
                Asked::Deciding(Box::pin(async move { future.await.map(with) }))
            }
        }
    }

    pub(super) async fn result(self) -> Result<T> {
        match self {
            Self::Decided(result) => result,
            Self::Deciding(future) => future.await,
        }
    }
}
