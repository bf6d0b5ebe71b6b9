//! How a view begins: for a page request, or for a join that found no view.

use std::any::type_name;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::FutureExt;
use tracing::Instrument;

use super::join::Arrival;
use super::wake::AnyView;
use super::{Channel, Flow, JoinRequest, Link, Mailbox, guard, panic_message, span};
use crate::context::{Context, Navigation, Place, Title};
use crate::diff::Differ;
use crate::error::Fault;
use crate::live_view::LiveView;
use crate::mount::Mount;
use crate::page::Visit;
use crate::park::{Pool, Stay, ViewId};
use crate::router::ScopeId;
use crate::runtime::Runtime;
use crate::stream::weigh;
use crate::template::render_html;
use crate::visitor::Visitor;

/// A view that has been mounted for a page, and its HTML.
pub(crate) struct MountedPage<V: LiveView> {
    channel: Box<Channel<V>>,
    pub(crate) html: String,
    /// Bytes that its streams hold until the socket comes.
    streams: usize,
}

/// What mounting for a page led to.
pub(crate) enum Mounted<V: LiveView> {
    Page(MountedPage<V>),
    Elsewhere(Navigation),
}

/// What calling `mount` led to.
enum Begun<V: LiveView> {
    View(Box<Channel<V>>),
    /// The page goes elsewhere, after it dispatched these events, a JSON list.
    Elsewhere(Navigation, String),
}

/// Mounts a view and renders its first page.
pub(crate) async fn mount_page<V: LiveView>(
    runtime: &Arc<Runtime>,
    visit: &Visit,
    id: ViewId,
) -> Result<Mounted<V>, Fault> {
    let page = make_page::<V>(runtime, visit, id);
    page.instrument(span::<V>(id)).await
}

async fn make_page<V: LiveView>(
    runtime: &Arc<Runtime>,
    visit: &Visit,
    id: ViewId,
) -> Result<Mounted<V>, Fault> {
    let place = Place {
        uri: visit.uri.as_str().into(),
        params: visit.params.clone(),
        kind: visit.route.kind(),
        session: visit.session.clone(),
    };
    let stay = Stay::new(runtime, id, visit.route.kind(), visit.session.clone());
    let cx = Context::new(runtime.clone(), Mailbox::new(&runtime.limits), place);
    let mut channel = match mount::<V>(cx, stay, visit.route.scope(), &visit.visitor).await? {
        Begun::View(channel) => channel,
        // A page that is never shown has nobody to tell events.
        Begun::Elsewhere(navigation, _) => return Ok(Mounted::Elsewhere(navigation)),
    };
    let result = channel.first_params().await;
    if let Some(navigation) = channel.next_step(result)? {
        return Ok(Mounted::Elsewhere(navigation));
    }
    let mut html = String::with_capacity(1024);
    let ((), streams) = guard::plain(|| weigh(|| render_html(channel.view.render(), &mut html)))?;
    Ok(Mounted::Page(MountedPage {
        channel,
        html,
        streams,
    }))
}

impl<V: LiveView> MountedPage<V> {
    pub(crate) fn title(&self) -> &Title {
        &self.channel.cx.title
    }

    /// Leaves the view waiting for its socket.
    pub(crate) fn park(mut self) {
        let view: AnyView = self.channel.cx.mailbox.clone();
        self.channel.stay.enter(view);
        if self.channel.park(Pool::Pages, self.streams) == Flow::Continue {
            tokio::spawn(self.channel.run());
        }
    }
}

/// Mounts a view in a task of its own and attaches it to the socket that asked for it.
pub(crate) fn mount_and_join<V: LiveView>(
    runtime: Arc<Runtime>,
    request: Box<JoinRequest>,
) -> AnyView {
    let mailbox = Mailbox::<V>::new(&runtime.limits);
    let view: AnyView = mailbox.clone();
    let session = request.session.clone();
    let mut stay = Stay::new(&runtime, request.id, request.found.route.kind(), session);
    stay.enter(view.clone());
    tokio::spawn(async move {
        if let Some(channel) = Box::pin(begin_or_crash::<V>(runtime, mailbox, stay, request)).await
        {
            channel.run().await;
        }
    });
    view
}

/// What panics here is no callback (those are guarded), but the client must learn of it all the same.
async fn begin_or_crash<V: LiveView>(
    runtime: Arc<Runtime>,
    mailbox: Arc<Mailbox<V>>,
    stay: Stay,
    request: Box<JoinRequest>,
) -> Option<Box<Channel<V>>> {
    let (link, id, park) = (Link::new(&request), request.id, runtime.clone());
    let begun = begin::<V>(runtime, mailbox, stay, request).instrument(span::<V>(id));
    let begun = AssertUnwindSafe(begun).catch_unwind();
    begun.await.unwrap_or_else(|panic| {
        let message = panic_message(&*panic);
        tracing::error!(view = type_name::<V>(), "a join crashed: {message}");
        park.park.crashed(id);
        link.crash();
        None
    })
}

/// Everything up to the answer to the join.
async fn begin<V: LiveView>(
    runtime: Arc<Runtime>,
    mailbox: Arc<Mailbox<V>>,
    stay: Stay,
    request: Box<JoinRequest>,
) -> Option<Box<Channel<V>>> {
    let place = Place {
        uri: request.url.clone(),
        params: request.found.params.clone(),
        kind: request.found.route.kind(),
        session: request.session.clone(),
    };
    let mut cx = Context::new(runtime.clone(), mailbox, place);
    cx.connected = true;
    let scope = request.found.route.scope();
    match mount::<V>(cx, stay, scope, &request.visitor).await {
        Ok(Begun::View(mut channel)) => match channel.join(request, Arrival::Mounted).await {
            Flow::Continue => return Some(channel),
            Flow::Stop => channel.finish(),
        },
        Ok(Begun::Elsewhere(navigation, events)) => {
            request.send_elsewhere(&runtime, &navigation, &events);
        }
        Err(fault) => request.refuse_failed(&runtime, &fault),
    }
    None
}

/// Calls `mount`, if the guards of the scope let the visitor in. A panic counts like one of a living view.
async fn mount<V: LiveView>(
    mut cx: Context<V>,
    stay: Stay,
    scope: ScopeId,
    visitor: &Visitor,
) -> Result<Begun<V>, Fault> {
    let runtime = cx.runtime.clone();
    let (uri, params) = (cx.place.uri.clone(), cx.place.params.clone());
    let session = cx.place.session.clone();
    let mount = Mount::new(&runtime, &uri, &params, &session, visitor);
    let guarded = async || {
        if !runtime.scopes.is_open(scope) {
            cx.scoped = Box::pin(runtime.scopes.ask(scope, mount)).await?;
        }
        let scoped = cx.scoped.clone();
        V::mount(mount.within(scoped.values()), &mut cx).await
    };
    let view = match guard::run(&runtime.limits, guarded).await {
        Ok(view) => view,
        Err(fault) => {
            if matches!(fault, Fault::Panicked(_)) {
                stay.crashed();
            }
            let navigation = fault.into_navigation()?;
            return Ok(Begun::Elsewhere(navigation, cx.take_events()));
        }
    };
    Ok(Begun::View(Box::new(Channel {
        view,
        cx,
        differ: Differ::new(),
        link: None,
        stay,
        expiry: None,
        dirty: false,
        deferred: 0,
        refilled: false,
    })))
}
