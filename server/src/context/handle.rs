//! How anything outside reaches a view.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use super::callback::{self, Callback};
use super::{Context, Info};
use crate::channel::{Mailbox, Wake};
use crate::live_view::LiveView;

/// Reaches one view from anywhere: cheap to clone, does not keep the view alive.
///
/// # Examples
///
/// ```no_run
/// use bennu::prelude::*;
/// # struct Import { done: bool }
/// # impl LiveView for Import {
/// #     type Event = ();
/// async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
///     let handle = cx.handle();
///     std::thread::spawn(move || handle.update(Self::on_done, true));
///     Ok(Self { done: false })
/// }
/// #     fn render(&self) -> impl Template { html! { p { "…" } } }
/// # }
/// # impl Import {
/// fn on_done(&mut self, done: bool, _: &mut Context<Self>) -> Result {
///     self.done = done;
///     Ok(())
/// }
/// # }
/// ```
pub struct Handle<V: LiveView> {
    mailbox: Arc<Mailbox<V>>,
}

impl<V: LiveView> Handle<V> {
    pub(super) fn new(mailbox: Arc<Mailbox<V>>) -> Self {
        Self { mailbox }
    }

    /// Sends a message to [`LiveView::handle_info`].
    ///
    /// # Errors
    ///
    /// When the view is gone, or has as many messages waiting as its limits allow.
    pub fn send(&self, message: impl Any + Send) -> Result<(), SendError> {
        self.mailbox.send(Wake::Info(Info::new(message)))
    }

    /// Sends a message to a method of the view.
    ///
    /// # Errors
    ///
    /// When the view is gone, or has as many messages waiting as its limits allow.
    pub fn update<M, How>(
        &self,
        callback: impl for<'a> Callback<'a, V, M, How>,
        message: M,
    ) -> Result<(), SendError>
    where
        M: Send + 'static,
    {
        self.mailbox
            .send(Wake::Call(callback::call(callback, message)))
    }

    /// Whether the view has ended.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.mailbox.is_closed()
    }
}

impl<V: LiveView> Clone for Handle<V> {
    fn clone(&self) -> Self {
        Self::new(self.mailbox.clone())
    }
}

impl<V: LiveView> fmt::Debug for Handle<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle")
            .field("gone", &self.is_gone())
            .finish()
    }
}

impl<V: LiveView> Context<V> {
    /// A way to reach this view from elsewhere.
    #[must_use]
    pub fn handle(&self) -> Handle<V> {
        Handle::new(self.mailbox.clone())
    }
}

/// Why a message did not reach a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendError {
    /// The view has ended.
    Gone,
    /// Too many messages wait for it.
    Full,
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gone => "the view has ended",
            Self::Full => "too many messages wait for the view",
        })
    }
}

impl std::error::Error for SendError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::Place;
    use crate::prelude::*;
    use crate::runtime::Runtime;

    struct Page;

    impl LiveView for Page {
        type Event = ();

        async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
            Ok(Self)
        }

        fn render(&self) -> impl Template {
            html! { p { "page" } }
        }
    }

    #[test]
    fn a_handle_knows_that_its_view_is_gone_however_it_went() {
        let runtime = Arc::new(Runtime::new(Live::new(Config::new([1; 32]).unwrap())));
        let place = Place {
            uri: "http://h/".into(),
            params: Params::default(),
            kind: 0,
            session: runtime.cookies.create().unwrap(),
        };
        let mailbox = Mailbox::new(&runtime.limits);
        let context: Context<Page> = Context::new(runtime, mailbox, place);
        let handle = context.handle();
        assert!(!handle.is_gone() && handle.send(1).is_ok());
        drop(context);
        assert!(handle.is_gone());
        assert_eq!(handle.send(1), Err(SendError::Gone));
    }
}
