//! What a reply says.

use std::borrow::Cow;

use super::super::field;
use super::{LivePatch, LiveRedirect, Redirect};
use crate::error::Error;
use crate::json::{Kind, Raw, Reader, write};
use crate::keys::field as key;

/// What a reply says. Empty, it means: done, and nothing has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Response<'m> {
    /// To a join: the whole page, as a diff.
    pub rendered: Option<Raw<'m>>,
    /// What has changed on the page.
    pub diff: Option<Raw<'m>>,
    /// Load another page.
    pub redirect: Option<Redirect<'m>>,
    /// Go to another view.
    pub live_redirect: Option<LiveRedirect<'m>>,
    /// The view has another URL now.
    pub live_patch: Option<LivePatch<'m>>,
    /// To `live_patch`: the URL belongs to another view, follow it as a link.
    pub link_redirect: bool,
    /// To a join by live navigation: the element that holds the new view.
    pub container: Option<Container<'m>>,
    /// Why something was refused.
    pub reason: Option<Cow<'m, str>>,
    /// With the reason `reload`: the HTTP status.
    pub status: Option<u16>,
    /// With the reason `reload`: goes into a cookie.
    pub token: Option<Cow<'m, str>>,
    /// With an error: events that the view pushed before it failed, as `e` of a diff.
    pub events: Option<Raw<'m>>,
    /// To `cids_destroyed`: the components that are gone.
    pub cids: Option<Raw<'m>>,
    /// To a join: version of the official client that the server was made for.
    pub liveview_version: Option<Cow<'m, str>>,
    /// To a join that offered our extension: whether the page goes on where it was.
    pub resumed: Option<bool>,
    /// The whole response, as it was received. When one with this is written, it is written in place of the fields above.
    pub raw: Option<Raw<'m>>,
}

/// The element that holds a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container<'m> {
    /// Name of its tag.
    pub tag: Cow<'m, str>,
    /// An object with its attributes.
    pub attributes: Raw<'m>,
}

impl<'m> Response<'m> {
    /// A response that gives a reason, for a reply that says no.
    #[must_use]
    pub fn reason(reason: impl Into<Cow<'m, str>>) -> Self {
        Self {
            reason: Some(reason.into()),
            ..Self::default()
        }
    }

    /// A response with what has changed.
    #[must_use]
    pub fn diff(diff: Raw<'m>) -> Self {
        Self {
            diff: Some(diff),
            ..Self::default()
        }
    }

    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        json.want(Kind::Object)?;
        let start = json.position();
        let mut response = Self::default();
        let (mut link_redirect, mut resumed) = (None, None);
        field::each(json, |json, member| match member {
            key::RENDERED => field::once(
                &mut response.rendered,
                key::RENDERED,
                json.raw_object()?,
                json,
            ),
            key::DIFF => field::once(&mut response.diff, key::DIFF, json.raw_object()?, json),
            key::REDIRECT => field::once(
                &mut response.redirect,
                key::REDIRECT,
                Redirect::read(json)?,
                json,
            ),
            key::LIVE_REDIRECT => field::once(
                &mut response.live_redirect,
                key::LIVE_REDIRECT,
                LiveRedirect::read(json)?,
                json,
            ),
            key::LIVE_PATCH => field::once(
                &mut response.live_patch,
                key::LIVE_PATCH,
                LivePatch::read(json)?,
                json,
            ),
            key::LINK_REDIRECT => field::once(
                &mut link_redirect,
                key::LINK_REDIRECT,
                json.boolean()?,
                json,
            ),
            key::CONTAINER => field::once(
                &mut response.container,
                key::CONTAINER,
                Container::read(json)?,
                json,
            ),
            key::STATUS => field::once(&mut response.status, key::STATUS, json.unsigned()?, json),
            key::EVENTS => field::once(&mut response.events, key::EVENTS, json.raw()?, json),
            key::CIDS => field::once(&mut response.cids, key::CIDS, json.raw()?, json),
            key::BENNU => field::once(&mut resumed, key::BENNU, read_resumed(json)?, json),
            _ => response.read_text(json, member),
        })?;
        response.link_redirect = link_redirect.unwrap_or_default();
        response.resumed = resumed.flatten();
        response.raw = Some(json.since(start));
        Ok(response)
    }

    /// The fields that are text when they are ours; an application's own reply may use their names for anything.
    fn read_text(&mut self, json: &mut Reader<'m>, member: &str) -> Result<(), Error> {
        let field = match member {
            key::REASON => &mut self.reason,
            key::TOKEN => &mut self.token,
            key::LIVEVIEW_VERSION => &mut self.liveview_version,
            _ => return json.skip(),
        };
        *field = field::text_if_any(json)?;
        Ok(())
    }

    pub(super) fn write(&self, out: &mut String) {
        if let Some(raw) = self.raw {
            return out.push_str(&raw);
        }
        let mut object = write::Object::begin(out);
        object
            .some_raw(key::RENDERED, self.rendered)
            .some_raw(key::DIFF, self.diff);
        self.write_navigation(&mut object);
        if let Some(container) = &self.container {
            container.write(object.key(key::CONTAINER));
        }
        object.some_string(key::REASON, self.reason.as_deref());
        if let Some(status) = self.status {
            object.integer(key::STATUS, status.into());
        }
        object.some_string(key::TOKEN, self.token.as_deref());
        object
            .some_raw(key::EVENTS, self.events)
            .some_raw(key::CIDS, self.cids);
        object.some_string(key::LIVEVIEW_VERSION, self.liveview_version.as_deref());
        if let Some(resumed) = self.resumed {
            let mut inner = write::Object::begin(object.key(key::BENNU));
            inner.boolean(key::RESUMED, resumed);
            inner.end();
        }
        object.end();
    }

    fn write_navigation(&self, object: &mut write::Object<'_>) {
        if let Some(redirect) = &self.redirect {
            redirect.write(object.key(key::REDIRECT));
        }
        if let Some(redirect) = &self.live_redirect {
            redirect.write(object.key(key::LIVE_REDIRECT));
        }
        if let Some(patch) = &self.live_patch {
            patch.write(object.key(key::LIVE_PATCH));
        }
        if self.link_redirect {
            object.boolean(key::LINK_REDIRECT, true);
        }
    }
}

impl<'m> Container<'m> {
    /// `[tag, {name: value}]`
    fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        let mut items = json.begin_array()?;
        json.element(&mut items, key::CONTAINER)?;
        let tag = field::string(json)?;
        json.element(&mut items, key::CONTAINER)?;
        let attributes = json.raw_object()?;
        json.skip_items(&mut items)?;
        Ok(Self { tag, attributes })
    }

    fn write(&self, out: &mut String) {
        out.push('[');
        write::string(out, &self.tag);
        out.push(',');
        out.push_str(&self.attributes);
        out.push(']');
    }
}

fn read_resumed(json: &mut Reader<'_>) -> Result<Option<bool>, Error> {
    let mut resumed = None;
    field::each(json, |json, member| match member {
        key::RESUMED => field::once(&mut resumed, key::RESUMED, json.boolean()?, json),
        _ => json.skip(),
    })?;
    Ok(resumed)
}
