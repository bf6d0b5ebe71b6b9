//! What happens after a callback: patches run `handle_params`, anything farther ends the view.

use bennu_wire::message::server::{LivePatch, LiveRedirect, NavigationKind, Redirect};
use bennu_wire::{Reply, Response, ServerMessage};

use super::link::Room;
use super::{Channel, Flow, guard};
use crate::context::{Navigation, Way};
use crate::error::{Error, Fault};
use crate::live_view::LiveView;
use crate::router::Found;
use crate::runtime::Runtime;

/// How a callback, and the patches that followed from it, ended.
pub(super) enum Settled {
    /// The view stays; the last patch, if there was one, has to be told.
    Stays(Option<Navigation>),
    /// The page goes elsewhere.
    Leaves(Navigation),
}

impl Settled {
    /// The end of a callback that ran after an earlier one, which `patched`.
    pub(super) fn after(self, patched: Option<Navigation>) -> Self {
        match self {
            Self::Stays(later) => Self::Stays(later.or(patched)),
            leaves @ Self::Leaves(_) => leaves,
        }
    }
}

/// So many patches in a row are a loop (Phoenix LiveView stops at as many).
const MOST_PATCHES: usize = 20;

impl<V: LiveView> Channel<V> {
    /// Runs the patches that a callback asked for, and those that they ask for. What one that failed has asked for
    /// besides is not done, also not later; its events are sent.
    pub(super) async fn settle(&mut self, result: Result<(), Fault>) -> Result<Settled, Fault> {
        let settled = self.follow(result).await;
        if let (Err(_), Some(effects)) = (&settled, &mut self.cx.effects) {
            effects.give_up();
        }
        settled
    }

    async fn follow(&mut self, mut result: Result<(), Fault>) -> Result<Settled, Fault> {
        let mut patched = None;
        for _ in 0..=MOST_PATCHES {
            let Some(navigation) = self.next_step(result)? else {
                return Ok(Settled::Stays(patched));
            };
            if !matches!(navigation.way(), Way::Patch { .. }) {
                return Ok(Settled::Leaves(navigation));
            }
            result = self.patch(navigation.to()).await;
            patched = Some(navigation);
        }
        Err(Error::new(format!("{MOST_PATCHES} patches in a row look like a loop")).into())
    }

    /// Where a callback sends the page, whether it asked for it or failed with it.
    pub(super) fn next_step(
        &mut self,
        result: Result<(), Fault>,
    ) -> Result<Option<Navigation>, Fault> {
        match result {
            Ok(()) => {
                let Some(effects) = &mut self.cx.effects else {
                    return Ok(None);
                };
                effects.check()?;
                let navigation = effects.take_navigation();
                if effects.is_empty() {
                    self.cx.effects = None;
                }
                Ok(navigation)
            }
            Err(fault) => fault.into_navigation().map(Some),
        }
    }

    async fn patch(&mut self, to: &str) -> Result<(), Fault> {
        let (path, query) = split(to);
        let found = self.cx.runtime.routes.find(path, query);
        match found.filter(|found| found.route.kind() == self.cx.place.kind) {
            Some(found) => self.go_to(to, found).await,
            None => Err(Error::new(format!("{to} is no place within this view")).into()),
        }
    }

    /// Takes over a new URL of this view: `to` is what stands behind the origin.
    pub(super) async fn go_to(&mut self, to: &str, found: Found) -> Result<(), Fault> {
        let uri = format!("{}{to}", origin(&self.cx.place.uri));
        if path(&uri) != path(&self.cx.place.uri) {
            let visitor = self.link.as_ref().map(|link| link.visitor.clone());
            self.ask_guards(&uri, &found, &visitor.unwrap_or_default())
                .await?;
        }
        self.cx.place.uri = uri.into();
        self.cx.place.params = found.params;
        self.handle_params().await
    }

    /// Runs `handle_params` after `mount`, unless that has sent the page elsewhere.
    pub(super) async fn first_params(&mut self) -> Result<(), Fault> {
        let leaves = self
            .cx
            .effects
            .as_ref()
            .is_some_and(|effects| effects.is_leaving());
        if leaves {
            Ok(())
        } else {
            self.handle_params().await
        }
    }

    async fn handle_params(&mut self) -> Result<(), Fault> {
        let runtime = self.cx.runtime.clone();
        let params = self.cx.place.params.clone();
        guard::run(&runtime.limits, || {
            self.view.handle_params(&params, &mut self.cx)
        })
        .await
    }

    /// Carries out what a callback led to that no message of the client asked for.
    pub(super) fn carry_out(&mut self, settled: Settled) -> Flow {
        match settled {
            Settled::Stays(patched) => {
                self.tell_patched(patched);
                self.changed()
            }
            Settled::Leaves(navigation) => {
                self.push_events();
                if let Some(link) = self.link.take() {
                    link.send_message(
                        None,
                        &Departure::of(&self.cx.runtime, &navigation).into_message(),
                    );
                    link.close();
                }
                Flow::Stop
            }
        }
    }

    /// Has the client told that its URL is another one now: at once, or with the next diff, if it has no
    /// room. Of several only the last one counts then.
    fn tell_patched(&mut self, patched: Option<Navigation>) {
        if patched.is_none() {
            return;
        }
        self.keep_patched(patched);
        let (limits, view) = (&self.cx.runtime.limits, self.cx.mailbox.clone());
        let link = self.link.as_ref();
        if link.is_some_and(|link| link.room(limits, view) == Room::Yes) {
            self.push_patched();
        }
    }

    pub(super) fn keep_patched(&mut self, patched: Option<Navigation>) {
        if patched.is_some() && self.link.is_some() {
            self.cx.effects().patched = patched;
        }
    }

    /// Tells the client where it is now, if it does not know.
    pub(super) fn push_patched(&mut self) {
        let patched = self.take_patched();
        if let (Some(link), Some(navigation)) = (&self.link, patched) {
            link.send_message(None, &ServerMessage::LivePatch(live_patch(&navigation)));
        }
    }

    pub(super) fn take_patched(&mut self) -> Option<Navigation> {
        self.cx.effects.as_mut()?.patched.take()
    }

    /// Answers with where the page goes, and ends.
    pub(super) fn reply_departure(
        &mut self,
        reference: Option<&str>,
        navigation: &Navigation,
    ) -> Flow {
        self.push_events();
        let response = Departure::of(&self.cx.runtime, navigation).into_response();
        self.reply(reference, Reply::ok(response));
        if let Some(link) = self.link.take() {
            link.close();
        }
        Flow::Stop
    }
}

/// How the page goes elsewhere.
pub(super) enum Departure<'n> {
    Live(LiveRedirect<'n>),
    Load(Redirect<'n>),
}

impl<'n> Departure<'n> {
    /// A destination that is no live view is loaded as a page.
    pub(super) fn of(runtime: &Runtime, navigation: &'n Navigation) -> Self {
        let to = navigation.to().into();
        let (path, query) = split(navigation.to());
        let is_live = matches!(navigation.way(), Way::Live { .. })
            && runtime.routes.find(path, query).is_some();
        if is_live {
            Self::Live(LiveRedirect {
                kind: kind(navigation),
                to,
                flash: None,
            })
        } else {
            let status =
                (navigation.way() != Way::External).then_some(navigation.status().as_u16());
            Self::Load(Redirect {
                to,
                flash: None,
                status,
            })
        }
    }

    fn into_message(self) -> ServerMessage<'n> {
        match self {
            Self::Live(live) => ServerMessage::LiveRedirect(live),
            Self::Load(load) => ServerMessage::Redirect(load),
        }
    }

    pub(super) fn into_response(self) -> Response<'n> {
        match self {
            Self::Live(live) => Response {
                live_redirect: Some(live),
                ..Response::default()
            },
            Self::Load(load) => Response {
                redirect: Some(load),
                ..Response::default()
            },
        }
    }
}

pub(super) fn live_patch(navigation: &Navigation) -> LivePatch<'_> {
    LivePatch {
        kind: kind(navigation),
        to: navigation.to().into(),
    }
}

fn kind(navigation: &Navigation) -> NavigationKind {
    NavigationKind::from_name(navigation.kind())
}

/// Path and query of a local destination, without its fragment.
pub(super) fn split(to: &str) -> (&str, &str) {
    let to = to.split('#').next().unwrap_or_default();
    to.split_once('?').unwrap_or((to, ""))
}

/// The path of a full URL.
fn path(uri: &str) -> &str {
    split(without_origin(uri)).0
}

/// Scheme, host and port of a full URL.
pub(crate) fn origin(uri: &str) -> &str {
    let after_scheme = uri.find("://").map_or(0, |at| at + 3);
    let end = uri[after_scheme..]
        .find(['/', '?', '#'])
        .map_or(uri.len(), |at| after_scheme + at);
    &uri[..end]
}

/// What of a full URL matters to the server: everything between the origin and the fragment.
pub(super) fn without_origin(uri: &str) -> &str {
    let rest = &uri[origin(uri).len()..];
    rest.split('#').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_urls_apart() {
        assert_eq!(origin("http://a.b:80/c?d"), "http://a.b:80");
        assert_eq!(origin("https://a"), "https://a");
        assert_eq!(without_origin("http://a/b?c=d#e"), "/b?c=d");
        assert_eq!(split("/a?b=c?d#e"), ("/a", "b=c?d"));
        assert_eq!(split("/a"), ("/a", ""));
    }
}
