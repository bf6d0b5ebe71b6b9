//! Methods of a view that take a message of one type: `fn(&mut self, M, &mut Context<Self>) -> Result`,
//! async or not.

use std::pin::Pin;
use std::sync::Arc;

use super::Context;
use crate::error::Result;
use crate::live_view::LiveView;
use crate::pubsub::Published;

/// A future of a callback.
pub(crate) type Running<'a> = Pin<Box<dyn Future<Output = Result> + Send + 'a>>;

/// What calling a callback gave: it is over, or it goes on.
#[doc(hidden)]
#[expect(missing_debug_implementations, reason = "a future has nothing to show")]
pub enum Called<'a> {
    Done(Result),
    Running(Pin<Box<dyn Future<Output = Result> + Send + 'a>>),
}

/// A method of the view `V` that takes an `M`: `fn on_order(&mut self, order: Order, cx: &mut
/// Context<Self>) -> Result`, async or not.
///
/// Implemented for all such functions; named as `Self::on_order`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no callback of the view `{V}` for a message of type `{M}`",
    note = "a callback is `async fn name(&mut self, message: M, cx: &mut Context<Self>) -> Result`, async or not"
)]
pub trait Callback<'a, V: LiveView, M, How>: Copy + Send + Sync + 'static {
    #[doc(hidden)]
    fn call(self, view: &'a mut V, message: M, cx: &'a mut Context<V>) -> Called<'a>;
}

/// Marks callbacks that are `async fn`.
#[derive(Debug)]
pub enum Awaited {}

/// Marks callbacks that are plain functions.
#[derive(Debug)]
pub enum Plain {}

impl<'a, V, M, F, Running> Callback<'a, V, M, Awaited> for F
where
    V: LiveView,
    F: Fn(&'a mut V, M, &'a mut Context<V>) -> Running + Copy + Send + Sync + 'static,
    Running: Future<Output = Result> + Send + 'a,
{
    fn call(self, view: &'a mut V, message: M, cx: &'a mut Context<V>) -> Called<'a> {
        Called::Running(Box::pin(self(view, message, cx)))
    }
}

impl<'a, V, M, F> Callback<'a, V, M, Plain> for F
where
    V: LiveView,
    F: Fn(&'a mut V, M, &'a mut Context<V>) -> Result + Copy + Send + Sync + 'static,
{
    fn call(self, view: &'a mut V, message: M, cx: &'a mut Context<V>) -> Called<'a> {
        Called::Done(self(view, message, cx))
    }
}

/// Marks async callbacks without a message.
#[derive(Debug)]
pub enum AwaitedAlone {}

/// Marks plain callbacks without a message.
#[derive(Debug)]
pub enum PlainAlone {}

impl<'a, V, F, Running> Callback<'a, V, (), AwaitedAlone> for F
where
    V: LiveView,
    F: Fn(&'a mut V, &'a mut Context<V>) -> Running + Copy + Send + Sync + 'static,
    Running: Future<Output = Result> + Send + 'a,
{
    fn call(self, view: &'a mut V, (): (), cx: &'a mut Context<V>) -> Called<'a> {
        Called::Running(Box::pin(self(view, cx)))
    }
}

impl<'a, V, F> Callback<'a, V, (), PlainAlone> for F
where
    V: LiveView,
    F: Fn(&'a mut V, &'a mut Context<V>) -> Result + Copy + Send + Sync + 'static,
{
    fn call(self, view: &'a mut V, (): (), cx: &'a mut Context<V>) -> Called<'a> {
        Called::Done(self(view, cx))
    }
}

/// A callback together with its message, for one delivery.
pub(crate) type Call<V> =
    Box<dyn for<'a> FnOnce(&'a mut V, &'a mut Context<V>) -> Called<'a> + Send>;

/// A callback without a message, for any number of deliveries.
pub(crate) type Repeat<V> =
    Arc<dyn for<'a> Fn(&'a mut V, &'a mut Context<V>) -> Called<'a> + Send + Sync>;

/// A callback that takes its message out of what was published.
pub(crate) type Receive<V> =
    Arc<dyn for<'a> Fn(&'a mut V, &Published, &'a mut Context<V>) -> Called<'a> + Send + Sync>;

pub(crate) fn call<V, M, How>(callback: impl for<'a> Callback<'a, V, M, How>, message: M) -> Call<V>
where
    V: LiveView,
    M: Send + 'static,
{
    Box::new(move |view, cx| callback.call(view, message, cx))
}

pub(crate) fn repeat<V, How>(callback: impl for<'a> Callback<'a, V, (), How>) -> Repeat<V>
where
    V: LiveView,
{
    Arc::new(move |view, cx| callback.call(view, (), cx))
}

pub(crate) fn receive<V, M, How>(callback: impl for<'a> Callback<'a, V, M, How>) -> Receive<V>
where
    V: LiveView,
    M: Clone + 'static,
{
    Arc::new(
        move |view, published, cx| match published.downcast_ref::<M>() {
            Some(message) => callback.call(view, message.clone(), cx),
            None => Called::Done(Ok(())),
        },
    )
}
