//! The trait that an application implements: one live page.
//!
//! A view is a plain struct whose fields are its state. Callbacks change it, [`LiveView::render`]
//! reads it, and whatever differs from what the browser shows is sent.

use crate::context::{Context, Info};
use crate::error::Result;
use crate::event::Event;
use crate::mount::{Connect, Mount};
use crate::page::Container;
use crate::router::Params;
use crate::template::Template;

/// A live page: state, the callbacks that change it, and a template that shows it.
///
/// Callbacks run one at a time, in the order in which their causes arrived. After each of them the
/// view is rendered at most once and only what changed travels. A panic in a callback ends this view
/// alone: the page starts it anew.
///
/// Implementors write `async fn` where the trait says `impl Future`.
///
/// # Examples
///
/// ```
/// use bennu::prelude::*;
///
/// struct Greeting {
///     name: String,
/// }
///
/// impl LiveView for Greeting {
///     type Event = ();
///
///     async fn mount(mount: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
///         let name = mount.params().get("name").unwrap_or("world");
///         Ok(Self { name: name.to_owned() })
///     }
///
///     fn render(&self) -> impl Template {
///         html! { p { "Hello, " (self.name) "!" } }
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a live view",
    note = "implement `bennu::LiveView` for it: `mount`, `render` and a type of events"
)]
pub trait LiveView: Sized + Send + 'static {
    /// The closed set of what the page can send. `()` for a page without events.
    type Event: Event;

    /// The element that holds the view. Its tag matters where CSS or the content model of HTML do: a `main`, a `tbody`.
    const CONTAINER: Container = Container::new("div", &[]);

    /// Builds the view: for the first page, or for a socket that found no parked view.
    ///
    /// # Errors
    ///
    /// What is returned decides what the browser sees: an error page with the status of
    /// [`Error::status`](crate::Error::status), or a redirect ([`Error::redirect`](crate::Error::redirect)).
    fn mount(mount: Mount<'_>, cx: &mut Context<Self>)
    -> impl Future<Output = Result<Self>> + Send;

    /// Runs whenever a browser attaches to this view over a socket.
    fn connected(
        &mut self,
        connect: &Connect,
        cx: &mut Context<Self>,
    ) -> impl Future<Output = Result> + Send {
        let _ = (connect, cx);
        async { Ok(()) }
    }

    /// Runs after [`connected`](Self::connected) when the browser lost its connection and found its
    /// view again. A view with streams fills them here (by [`Stream::reset`](crate::stream::Stream::reset)), because the
    /// server keeps none of their items; it is found again only if it says that it does, with
    /// [`resumable`](Self::resumable). It also runs when a stream has forgotten what to show, because more happened to it
    /// while it was not shown than may wait ([`MOST_PENDING`](crate::stream::MOST_PENDING)).
    fn resumed(&mut self, cx: &mut Context<Self>) -> impl Future<Output = Result> + Send {
        let _ = cx;
        async { Ok(()) }
    }

    /// Whether a view with streams refills them in [`resumed`](Self::resumed). One that does not is
    /// mounted anew when its browser comes back, or when a stream has forgotten what to show; a view without streams
    /// always goes on where it was.
    fn resumable(&self) -> bool {
        false
    }

    /// Runs after `mount` and whenever the URL changes without leaving the view.
    fn handle_params(
        &mut self,
        params: &Params,
        cx: &mut Context<Self>,
    ) -> impl Future<Output = Result> + Send {
        let _ = (params, cx);
        async { Ok(()) }
    }

    /// Runs for each event of the page. One that is no [`Event`](Self::Event) never gets here: it is logged under an
    /// opaque id, and the page gets that id and a reason as a pushed event (`bennu:error`); the promise of a hook that
    /// pushed it is rejected.
    ///
    /// # Errors
    ///
    /// An error is logged under an opaque id and the page gets that id as a pushed event
    /// (`bennu:error`); the view lives on, and what it has changed is shown. The events that were pushed are sent, but
    /// a place to go to and a reply are forgotten. The promise of a hook that pushed the event is rejected.
    fn handle_event(
        &mut self,
        event: Self::Event,
        cx: &mut Context<Self>,
    ) -> impl Future<Output = Result> + Send {
        let _ = (event, cx);
        async { Ok(()) }
    }

    /// Runs for each message sent through a [`Handle`](crate::Handle), and for gaps in subscriptions.
    fn handle_info(
        &mut self,
        info: Info,
        cx: &mut Context<Self>,
    ) -> impl Future<Output = Result> + Send {
        let _ = cx;
        tracing::debug!(?info, "the view handles no such message");
        async { Ok(()) }
    }

    /// What the page shows now. Called after callbacks; must depend on nothing but the state.
    fn render(&self) -> impl Template;

    /// An estimate of the bytes this view holds outside its own struct, for the bounds on parked views. What waits in the
    /// streams that a first page shows is counted without it.
    fn heap_size(&self) -> usize {
        0
    }
}
