//! The builder: views, state, limits and layout in; an axum router out.

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use http::StatusCode;
use http::header::{HeaderName, USER_AGENT};

use super::{Guard, Route, Routes, ScopeId, Scopes};
use crate::config::Config;
use crate::limits::Limits;
use crate::live_view::LiveView;
use crate::page::{self, ErrorPage, ErrorPages, Page};
use crate::pubsub::PubSub;
use crate::runtime::{Runtime, TypeMap};
use crate::session::SessionCookie;
use crate::template::Template;
use crate::{assets, socket};

/// A set of live views with their one socket, their client files, keys, limits and parked views.
///
/// Several may live in one process; they share nothing.
///
/// # Examples
///
/// ```
/// use bennu::prelude::*;
/// # struct Orders;
/// # impl LiveView for Orders {
/// #     type Event = ();
/// #     async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> { let _: Database = cx.state(); Ok(Self) }
/// #     fn render(&self) -> impl Template { html! { p { "none" } } }
/// # }
/// # #[derive(Clone)] struct Database;
///
/// let config = Config::new("a secret of at least thirty-two bytes")?;
/// let router: axum::Router = Live::new(config)
///     .title("Shop")
///     .state(Database)
///     .live::<Orders>("/orders/{id}")
///     .into_router();
/// # Ok::<(), bennu::ConfigError>(())
/// ```
#[must_use = "a `Live` does nothing until it became a router"]
pub struct Live {
    pub(crate) config: Config,
    pub(crate) limits: Limits,
    pub(crate) state: TypeMap,
    pub(crate) pubsub: PubSub,
    pub(crate) routes: Routes,
    pub(crate) scopes: Scopes,
    /// The scope that routes are added to.
    scope: ScopeId,
    pub(crate) error_pages: ErrorPages,
    answers_unknown_paths: bool,
    pub(crate) title: String,
    /// What visitors are asked for.
    pub(crate) visitor_headers: Vec<HeaderName>,
    /// The files of the application, as pages name them now.
    pub(crate) tracked: Vec<String>,
}

impl Live {
    /// Begins with no views and default limits.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            limits: Limits::default(),
            state: TypeMap::default(),
            pubsub: PubSub::default(),
            routes: Routes::default(),
            scopes: Scopes::default(),
            scope: ScopeId::default(),
            error_pages: ErrorPages::default(),
            answers_unknown_paths: false,
            title: "Bennu".to_owned(),
            visitor_headers: vec![USER_AGENT],
            tracked: Vec::new(),
        }
    }

    /// Shows a view at a path, in axum's notation: `/orders/{id}`.
    ///
    /// # Panics
    ///
    /// When the path is not valid or taken.
    #[track_caller]
    pub fn live<V: LiveView>(mut self, path: &'static str) -> Self {
        self.routes.add(path, Route::of::<V>(self.scope));
        self
    }

    /// Views that only some visitors may see. `guard` is an async or a plain function that looks at the [`Mount`](crate::Mount),
    /// and at the application's state through it. What it returns as an error (a redirect, mostly) the visitor gets instead of
    /// the view; what it returns otherwise (who the visitor is, say) the view gets with [`Context::scope`](crate::Context::scope).
    /// Scopes inside of a scope ask its guard first, and theirs sees with [`Mount::scope`](crate::Mount::scope) what it gave.
    ///
    /// A guard is asked before each `mount`, for a page and for a socket alike; when a socket takes up a view that waited for
    /// it; and when a patch leads the view to another path. It has the deadline of a callback, and a panic in it is caught as
    /// there. It is not asked before each event: what a visitor may do, the view decides when it is done.
    ///
    /// Middleware around the router protects the first page only, because afterwards a page moves from view to view over its
    /// socket. A guard holds there too, and whoever moves from one scope to another does so by loading the page, so that
    /// middleware is asked as well.
    ///
    /// # Examples
    ///
    /// ```
    /// use bennu::prelude::*;
    /// # struct Home;
    /// # impl LiveView for Home {
    /// #     type Event = ();
    /// #     async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> { Ok(Self) }
    /// #     fn render(&self) -> impl Template { html! { p { "home" } } }
    /// # }
    /// # #[derive(Clone)] struct Database;
    /// # impl Database { async fn user(&self, _: i64) -> Result<User> { Ok(User { name: "ann".into(), is_admin: true }) } }
    ///
    /// struct User {
    ///     name: String,
    ///     is_admin: bool,
    /// }
    ///
    /// async fn signed_in(mount: &Mount<'_>) -> Result<User> {
    ///     match mount.session().get("user") {
    ///         Some(id) => mount.state::<Database>().user(id).await,
    ///         None => Err(Error::redirect("/login")),
    ///     }
    /// }
    ///
    /// fn admin(mount: &Mount<'_>) -> Result {
    ///     if mount.scope::<User>().is_admin { Ok(()) } else { Err(Error::not_found()) }
    /// }
    ///
    /// struct Account {
    ///     user: std::sync::Arc<User>,
    /// }
    ///
    /// impl LiveView for Account {
    ///     type Event = ();
    ///
    ///     async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
    ///         Ok(Self { user: cx.scope() })
    ///     }
    ///
    ///     fn render(&self) -> impl Template {
    ///         html! { p { "You are " (self.user.name) } }
    ///     }
    /// }
    /// # use Home as Users;
    ///
    /// let live = Live::new(Config::new("a secret of at least thirty-two bytes")?)
    ///     .state(Database)
    ///     .live::<Home>("/")
    ///     .scope(signed_in, |live| {
    ///         live.live::<Account>("/account")
    ///             .scope(admin, |live| live.live::<Users>("/users"))
    ///     });
    /// # Ok::<(), bennu::ConfigError>(())
    /// ```
    pub fn scope<T, How>(
        mut self,
        guard: impl for<'m> Guard<'m, T, How>,
        views: impl FnOnce(Self) -> Self,
    ) -> Self
    where
        T: Send + Sync + 'static,
    {
        let outer = self.scope;
        self.scope = self.scopes.add(outer, guard);
        self.views_of_scope(outer, views)
    }

    /// A scope without a guard of its own, for views with a [`layout`](Self::layout) of their own: whoever moves there from
    /// another scope does so by loading the page.
    pub fn open_scope(mut self, views: impl FnOnce(Self) -> Self) -> Self {
        let outer = self.scope;
        self.scope = self.scopes.add_open(outer);
        self.views_of_scope(outer, views)
    }

    fn views_of_scope(self, outer: ScopeId, views: impl FnOnce(Self) -> Self) -> Self {
        let mut live = views(self);
        live.scope = outer;
        live
    }

    /// Makes a value available to all views: [`Context::state`](crate::Context::state). One per type.
    pub fn state<T: Clone + Send + Sync + 'static>(mut self, value: T) -> Self {
        self.state.insert(value);
        self
    }

    /// The document around the views: in a scope, around those of this scope. Where a scope has none of its own, it is the one
    /// that holds around it.
    ///
    /// # Examples
    ///
    /// ```
    /// use bennu::prelude::*;
    /// # struct Home;
    /// # impl LiveView for Home {
    /// #     type Event = ();
    /// #     async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> { Ok(Self) }
    /// #     fn render(&self) -> impl Template { html! { p { "home" } } }
    /// # }
    /// # use Home as Shop;
    ///
    /// fn brochure(page: Page) -> impl Template {
    ///     html! { html { head { (page.head()) } body class="brochure" { (page.content()) } } }
    /// }
    ///
    /// fn shop(page: Page) -> impl Template {
    ///     html! { html { head { (page.head()) } body { nav { "Shop" } (page.content()) } } }
    /// }
    ///
    /// let live = Live::new(Config::new("a secret of at least thirty-two bytes")?)
    ///     .layout(shop)
    ///     .live::<Shop>("/shop")
    ///     .open_scope(|live| live.layout(brochure).live::<Home>("/"));
    /// # Ok::<(), bennu::ConfigError>(())
    /// ```
    pub fn layout<T: Template + 'static>(
        mut self,
        layout: impl Fn(Page) -> T + Send + Sync + 'static,
    ) -> Self {
        self.scopes.set_layout(self.scope, page::layout(layout));
        self
    }

    /// The document that is shown when a view answers with an error, for live routes only: other paths are the application's.
    ///
    /// # Examples
    ///
    /// ```
    /// use bennu::prelude::*;
    /// use bennu::ErrorPage;
    ///
    /// fn went_wrong(page: ErrorPage) -> impl Template {
    ///     html! {
    ///         (maud::DOCTYPE)
    ///         html lang="en" {
    ///             head { meta charset="utf-8"; title { (page.title()) } }
    ///             body {
    ///                 h1 { (page.title()) }
    ///                 @if let Some(id) = page.id() { p { "Tell us this number: " (id) } }
    ///             }
    ///         }
    ///     }
    /// }
    ///
    /// let live = Live::new(Config::new("a secret of at least thirty-two bytes")?).error_page(went_wrong);
    /// # Ok::<(), bennu::ConfigError>(())
    /// ```
    pub fn error_page<T: Template + 'static>(
        mut self,
        page: impl Fn(ErrorPage) -> T + Send + Sync + 'static,
    ) -> Self {
        self.error_pages = ErrorPages::new(page);
        self
    }

    /// Answers every path that nothing else answers with the [error page](Self::error_page), status 404. Without it such a
    /// path gets axum's empty answer.
    ///
    /// This is the fallback of the router, and a router has one: [`Router::merge`] panics when both have their own.
    pub fn answer_unknown_paths(mut self) -> Self {
        self.answers_unknown_paths = true;
        self
    }

    /// The title of pages whose view sets none.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }

    /// Headers that views and guards may read, besides the user agent: [`Visitor::header`](crate::Visitor::header). A
    /// connection keeps them for as long as it lives.
    ///
    /// # Panics
    ///
    /// When a name is not in lower case, or no name.
    #[track_caller]
    pub fn visitor_headers(mut self, names: impl IntoIterator<Item = &'static str>) -> Self {
        let names = names.into_iter().map(HeaderName::from_static);
        self.visitor_headers.extend(names);
        self
    }

    /// The URLs of the application's scripts and styles that its layouts mark with `phx-track-static`, as they stand there, with
    /// what differs from one version to the next: [`Connect::static_changed`](crate::Connect::static_changed) tells a view
    /// that a page has been open since before they changed.
    ///
    /// # Examples
    ///
    /// ```
    /// use bennu::prelude::*;
    ///
    /// const STYLE: &str = "/app.css?v=7";
    ///
    /// fn layout(page: Page) -> impl Template {
    ///     html! {
    ///         html {
    ///             head { (page.head()) link phx-track-static rel="stylesheet" href=(STYLE); }
    ///             body { (page.content()) }
    ///         }
    ///     }
    /// }
    ///
    /// struct Home {
    ///     is_outdated: bool,
    /// }
    ///
    /// impl LiveView for Home {
    ///     type Event = ();
    ///
    ///     async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
    ///         Ok(Self { is_outdated: false })
    ///     }
    ///
    ///     async fn connected(&mut self, connect: &Connect, _: &mut Context<Self>) -> Result {
    ///         self.is_outdated = connect.static_changed();
    ///         Ok(())
    ///     }
    ///
    ///     fn render(&self) -> impl Template {
    ///         html! { @if self.is_outdated { p { "There is a new version. " a href="/" { "Load it" } } } }
    ///     }
    /// }
    ///
    /// let live = Live::new(Config::new("a secret of at least thirty-two bytes")?)
    ///     .layout(layout)
    ///     .track_static([STYLE])
    ///     .live::<Home>("/");
    /// # Ok::<(), bennu::ConfigError>(())
    /// ```
    pub fn track_static(mut self, urls: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.tracked.extend(urls.into_iter().map(Into::into));
        self
    }

    /// Uses these topics, so that tasks outside of views can publish to them.
    pub fn pubsub(mut self, pubsub: PubSub) -> Self {
        self.pubsub = pubsub;
        self
    }

    /// Bounds other than the default ones.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads and writes the session cookies that these views see, for a login handler.
    #[must_use]
    pub fn session_cookie(&self) -> SessionCookie {
        SessionCookie::new(self.config.keys.clone())
    }

    /// The router: the pages, the socket at `/live/websocket`, and the client's files under `/bennu/`.
    pub fn into_router(self) -> Router {
        let paths = self.routes.paths();
        let unknown = self.answers_unknown_paths.then(|| self.error_pages.clone());
        let runtime = Arc::new(Runtime::new(self));
        let mut router = Router::new()
            .route("/live/websocket", get(socket::upgrade))
            .route("/bennu/{hash}/{file}", get(assets::serve));
        for path in paths {
            router = router.route(path, get(page::show));
        }
        if let Some(pages) = unknown {
            router = router.fallback(async move || pages.of_status(StatusCode::NOT_FOUND));
        }
        router.with_state(runtime)
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live")
            .field("routes", &self.routes)
            .finish_non_exhaustive()
    }
}
