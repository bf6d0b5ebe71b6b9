//! Joins: tokens and URL are checked here, before any view hears of them.

use bennu_wire::{ClientMessage, Envelope, Join};

use super::transport::Transport;
use super::{Close, Socket};
use crate::channel::{AnyView, Delivery, JoinRequest, Sender};
use crate::error::Refusal;
use crate::park::Claim;
use crate::router::Found;
use crate::runtime::Runtime;
use crate::session::{PageToken, Session, now, static_id};

impl<T: Transport> Socket<T> {
    pub(super) fn join(&mut self, envelope: &Envelope<'_>) -> Result<(), Close> {
        let join = match ClientMessage::read(envelope, &self.runtime.limits.json()) {
            Ok(ClientMessage::Join(join)) => join,
            Ok(_) => {
                self.refuse(envelope.address(), Refusal::UnmatchedTopic.reason());
                return Ok(());
            }
            Err(error) => {
                tracing::debug!(%error, "a join does not fit");
                self.refuse(envelope.address(), "malformed");
                return self.meter.bad_messages(1);
            }
        };
        match self.check(envelope, &join) {
            Ok(request) => self.admit(request),
            Err(refusal) => {
                tracing::debug!(?refusal, "a join is refused");
                self.refuse(envelope.address(), refusal.reason());
            }
        }
        Ok(())
    }

    /// Checks everything that a client can claim. What is wrong with its tokens it never learns.
    fn check(
        &mut self,
        envelope: &Envelope<'_>,
        join: &Join<'_>,
    ) -> Result<Box<JoinRequest>, Refusal> {
        if !envelope.topic.starts_with(bennu_wire::keys::topic::VIEW) {
            return Err(Refusal::UnmatchedTopic);
        }
        let views = self.topics.len_without(&envelope.topic);
        if views >= self.runtime.limits.views_per_connection {
            return Err(Refusal::TooManyViews);
        }
        let Some(session) = &self.session else {
            self.runtime.notices.no_session();
            return Err(Refusal::Stale);
        };
        let token = self
            .token(join, session, &envelope.topic)
            .ok_or(Refusal::Stale)?;
        let (url, found) = self.destination(join, &token)?;
        let reference = envelope.reference.as_deref().unwrap_or_default();
        Ok(Box::new(JoinRequest {
            id: token.id,
            sender: Sender {
                connection: self.connection,
                join: self.topics.next_join(),
            },
            outbox: self.outbox.begin_join(),
            topic: (&*envelope.topic).into(),
            join_ref: envelope.join_ref.as_deref().unwrap_or(reference).into(),
            reference: reference.into(),
            url: url.into(),
            found,
            session: session.clone(),
            visitor: self.visitor.clone(),
            params: join.params.as_str().into(),
            mounts: join.mounts,
            attempts: join.mount_attempts,
            navigated: join.redirect.is_some(),
            acknowledges: join.bennu.is_some(),
        }))
    }

    /// The page's token, if it is ours, of this cookie session, and for this topic.
    fn token(&self, join: &Join<'_>, session: &Session, topic: &str) -> Option<PageToken> {
        let keys = &self.runtime.config.keys;
        let (age, now) = (self.runtime.limits.page_token_age.as_secs(), now());
        let token = PageToken::verify(keys, &join.session, age, now)?;
        let fits = token.id.is_topic(topic) && token.session == session.id();
        let static_fits = match &join.static_token {
            Some(text) => static_id(keys, text, age, now) == Some(token.id),
            None => true,
        };
        (fits && static_fits).then_some(token)
    }

    /// Where the page is: the URL of the view it was made for, or any live view of the same scope it navigated
    /// to. Its host is the one that the socket was opened for, whatever the client says.
    fn destination(&self, join: &Join<'_>, token: &PageToken) -> Result<(String, Found), Refusal> {
        let navigated = join.redirect.as_deref();
        let url = navigated.or(join.url.as_deref()).ok_or(Refusal::Stale)?;
        let Runtime { routes, limits, .. } = &*self.runtime;
        let (target, found) = routes
            .find_url(url, limits.url_bytes)
            .ok_or(Refusal::Unauthorized)?;
        let fits = match navigated {
            Some(_) => found.route.scope() == token.scope,
            None => found.route.kind() == token.kind,
        };
        if !fits {
            return Err(Refusal::Unauthorized);
        }
        Ok((format!("{}{target}", self.origin), found))
    }

    /// Looks for a view once more: the one that was found has ended before it saw the join. The client may
    /// have gone on in the meantime.
    pub(super) fn admit_again(&mut self, request: Box<JoinRequest>) {
        if self.topics.has(request.sender.join) {
            self.admit(request);
        }
    }

    /// Gives the join to the view that waits for it, or to a new one.
    fn admit(&mut self, request: Box<JoinRequest>) {
        let kind = request.found.route.kind();
        let park = &self.runtime.park;
        let claim = park.claim(request.id, kind, &request.session, request.takes_over());
        let (topic, join_ref) = (request.topic.clone(), request.join_ref.clone());
        let sender = request.sender;
        let view = match claim {
            Claim::View(view) => self.deliver_or_mount(view, request),
            Claim::Outdated(view) => {
                // One that has ended needs no telling.
                let _ = view.deliver(Delivery::End);
                self.mount(request)
            }
            Claim::Nothing => self.mount(request),
            Claim::Crashed => return request.refuse(Refusal::Crashed),
        };
        self.deadlines.joined();
        self.transport.raise(self.runtime.limits.message_bytes);
        self.topics.insert(&topic, &join_ref, sender, view);
    }

    /// A view can end between being found and being asked.
    fn deliver_or_mount(&self, view: AnyView, request: Box<JoinRequest>) -> AnyView {
        match view.deliver(Delivery::Join(request)) {
            Ok(()) => view,
            Err(request) => self.mount(request),
        }
    }

    fn mount(&self, request: Box<JoinRequest>) -> AnyView {
        let route = request.found.route;
        route.join(self.runtime.clone(), request)
    }
}
