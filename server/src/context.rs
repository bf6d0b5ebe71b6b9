//! What a view can do to the world: the second argument of every callback.

mod callback;
mod effects;
mod handle;
mod info;
mod navigation;
mod subscriptions;
mod tasks;
mod timers;

use std::any::type_name;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

pub use callback::Callback;
pub(crate) use callback::Called;
pub(crate) use callback::{Call, Repeat, Running};
pub(crate) use effects::Effects;
pub use handle::{Handle, SendError};
pub use info::{Gap, Info, TaskPanicked};
pub(crate) use navigation::{Navigation, Way};
use subscriptions::Subscriptions;
pub use tasks::TaskId;
use tasks::Tasks;
pub use timers::TimerId;
use timers::Timers;

use crate::channel::Mailbox;
use crate::live_view::LiveView;
use crate::router::{Params, Scoped, scoped};
use crate::runtime::Runtime;
use crate::session::{Session, csrf_token, now};

/// A view's connection to everything but its own state.
///
/// What a callback asks for here (events, a patch, a redirect) happens after it returned.
pub struct Context<V: LiveView> {
    pub(crate) runtime: Arc<Runtime>,
    pub(crate) mailbox: Arc<Mailbox<V>>,
    pub(crate) place: Place,
    /// What the guards of its scope gave.
    pub(crate) scoped: Scoped,
    pub(crate) title: Title,
    /// Most views have none most of the time.
    pub(crate) effects: Option<Box<Effects>>,
    pub(crate) connected: bool,
    /// The connection is to end after this turn.
    pub(crate) disconnects: bool,
    /// An event of the client is being handled.
    pub(crate) answering: bool,
    pub(crate) subscriptions: Subscriptions<V>,
    pub(crate) timers: Timers<V>,
    tasks: Tasks,
}

/// Where the page is and who looks at it.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) uri: Box<str>,
    pub(crate) params: Params,
    /// The route's: of this type of view, in its scope.
    pub(crate) kind: u64,
    pub(crate) session: Session,
}

/// The title of the page, if the view ever set one.
#[derive(Debug, Default)]
pub(crate) struct Title {
    pub(crate) text: Option<Box<str>>,
    pub(crate) changed: bool,
}

impl<V: LiveView> Context<V> {
    pub(crate) fn new(runtime: Arc<Runtime>, mailbox: Arc<Mailbox<V>>, place: Place) -> Self {
        Self {
            runtime,
            mailbox,
            place,
            scoped: Scoped::default(),
            title: Title::default(),
            effects: None,
            connected: false,
            disconnects: false,
            answering: false,
            subscriptions: Subscriptions::default(),
            timers: Timers::default(),
            tasks: Tasks::default(),
        }
    }

    /// A value that was registered with [`Live::state`](crate::Live::state): a database pool, for example.
    ///
    /// # Panics
    ///
    /// When no value of this type was registered. That ends the view; in a debug build the page says what to write.
    #[must_use]
    #[track_caller]
    pub fn state<T: Clone + Send + Sync + 'static>(&self) -> T {
        self.runtime.state.want(type_name::<V>())
    }

    /// Whether a browser is attached over a socket: no while the first page is made, and while it is away.
    #[must_use]
    pub fn is_connected(&self) -> bool {
        self.connected
    }

    /// The full URL of the page.
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.place.uri
    }

    /// The parameters of that URL.
    #[must_use]
    pub fn params(&self) -> &Params {
        &self.place.params
    }

    /// The signed session of the visitor.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.place.session
    }

    /// A token for a form that is posted to a handler of the application (a login, say), in a hidden field:
    /// [`SessionCookie::verify_csrf`](crate::SessionCookie::verify_csrf) tells there that the form is ours. Make it once, in
    /// `mount`: it differs from second to second.
    #[must_use]
    pub fn csrf_token(&self) -> String {
        let keys = &self.runtime.config.keys;
        csrf_token(keys, self.place.session.id(), now())
    }

    /// What a guard of the view's [scope](crate::Live::scope) gave: the visitor's account, for example. It is the same value
    /// until the guards are asked again, which they are before `mount`, before [`connected`](LiveView::connected), and before
    /// [`handle_params`](LiveView::handle_params) when the path has changed: a view that keeps it in a field takes it anew
    /// there. Of several values of this type it is the innermost guard's.
    ///
    /// # Panics
    ///
    /// When no guard gave a value of this type. That ends the view.
    #[must_use]
    #[track_caller]
    pub fn scope<T: Send + Sync + 'static>(&self) -> Arc<T> {
        scoped(self.scoped.values())
    }

    /// Changes the title of the page.
    pub fn set_title(&mut self, title: impl Into<String>) {
        let title = title.into();
        if self.title.text.as_deref() != Some(&title) {
            self.title = Title {
                text: Some(title.into()),
                changed: true,
            };
        }
    }

    /// Sends an event to the hooks and scripts of the page, after it shows the present state.
    pub fn push_event(&mut self, name: &str, payload: impl Serialize) {
        self.effects().push_event(name, &payload, false);
    }

    /// Like [`push_event`](Self::push_event), but while the page still shows the state before: for a script that has to
    /// measure or remember what is about to change.
    pub fn push_event_before(&mut self, name: &str, payload: impl Serialize) {
        self.effects().push_event(name, &payload, true);
    }

    /// Answers the event that is being handled, for the hook that sent it. Outside of
    /// [`LiveView::handle_event`] nobody waits for an answer, so nothing happens but a line in the log.
    pub fn reply(&mut self, payload: impl Serialize) {
        if self.answering {
            self.effects().reply(&payload);
        } else {
            tracing::debug!(
                view = type_name::<V>(),
                "a reply while no event is handled is not sent"
            );
        }
    }

    /// Changes the URL within this view and runs [`LiveView::handle_params`].
    pub fn push_patch(&mut self, to: impl Into<String>) {
        self.go(Way::Patch { replace: false }, to.into());
    }

    /// Like [`push_patch`](Self::push_patch), without a new entry in the browser's history.
    pub fn replace_patch(&mut self, to: impl Into<String>) {
        self.go(Way::Patch { replace: true }, to.into());
    }

    /// Goes to another live view over the same socket.
    pub fn navigate(&mut self, to: impl Into<String>) {
        self.go(Way::Live { replace: false }, to.into());
    }

    /// Like [`navigate`](Self::navigate), without a new entry in the browser's history.
    pub fn replace_navigate(&mut self, to: impl Into<String>) {
        self.go(Way::Live { replace: true }, to.into());
    }

    /// Loads another page of this site.
    pub fn redirect(&mut self, to: impl Into<String>) {
        self.go(Way::Redirect, to.into());
    }

    /// Loads a page of another site. Never hand it an unchecked URL from outside.
    pub fn redirect_external(&mut self, to: impl Into<String>) {
        self.go(Way::External, to.into());
    }

    /// Ends the connection of the browser, with all views that it has there, once the events under way are answered. It
    /// comes back by itself, with the cookies that it has by then: after a logout in another window, say, it finds what the
    /// guards give to a visitor who is not logged in.
    pub fn disconnect(&mut self) {
        self.disconnects = true;
    }

    fn go(&mut self, way: Way, to: String) {
        self.effects().navigate(Navigation::new(way, to));
    }

    /// Takes the pushed events, as a JSON list.
    pub(crate) fn take_events(&mut self) -> String {
        self.effects.take().unwrap_or_default().to_events()
    }

    /// An estimate of the bytes that the page's URL and what waits for its client take.
    pub(crate) fn heap_size(&self) -> usize {
        // The parameters are the URL once more.
        let place = 2 * self.place.uri.len();
        let title = self.title.text.as_deref().map_or(0, str::len);
        let effects = self.effects.as_deref().map_or(0, Effects::heap_size);
        place + title + effects + self.scoped.heap_size()
    }

    pub(crate) fn effects(&mut self) -> &mut Effects {
        self.effects.get_or_insert_default()
    }
}

/// However a view ends, nothing waits in its mailbox for ever, and its handles know.
impl<V: LiveView> Drop for Context<V> {
    fn drop(&mut self) {
        self.mailbox.close();
    }
}

impl<V: LiveView> fmt::Debug for Context<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("uri", &self.place.uri)
            .field("connected", &self.connected)
            .finish_non_exhaustive()
    }
}
