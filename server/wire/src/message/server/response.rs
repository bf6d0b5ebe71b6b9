//! What a reply says.

use std::borrow::Cow;

use super::super::field::{self, Fields};
use super::navigation::status;
use super::{LivePatch, LiveRedirect, Redirect};
use crate::json::{Kind, Raw, Reader, Stopped, write};
use crate::keys::Field;

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

    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        json.want(Kind::Object)?;
        let start = json.position();
        let mut response = Self::default();
        let mut fields = Fields::begin(json)?;
        while let Some(field) = fields.next(json)? {
            response.read_field(field, json)?;
        }
        response.raw = Some(json.since(start));
        Ok(response)
    }

    fn read_field(&mut self, field: Field, json: &mut Reader<'m>) -> Result<(), Stopped> {
        match field {
            Field::Rendered => self.rendered = Some(json.raw_object()?),
            Field::Diff => self.diff = Some(json.raw_object()?),
            Field::Redirect => self.redirect = Some(Redirect::read(json)?),
            Field::LiveRedirect => self.live_redirect = Some(LiveRedirect::read(json)?),
            Field::LivePatch => self.live_patch = Some(LivePatch::read(json)?),
            Field::LinkRedirect => self.link_redirect = json.boolean()?,
            Field::Container => self.container = Some(Container::read(json)?),
            Field::Status => self.status = Some(status(json)?),
            Field::Events => self.events = Some(json.raw()?),
            Field::Cids => self.cids = Some(json.raw()?),
            Field::Bennu => self.resumed = field::only(json, Field::Resumed, Reader::boolean)?,
            // An application's own reply may use these names for anything.
            Field::Reason => self.reason = field::text_if_any(json)?,
            Field::Token => self.token = field::text_if_any(json)?,
            Field::LiveviewVersion => self.liveview_version = field::text_if_any(json)?,
            _ => json.skip()?,
        }
        Ok(())
    }

    pub(super) fn write(&self, out: &mut String) {
        if let Some(raw) = self.raw {
            return out.push_str(&raw);
        }
        let mut object = write::Object::begin(out);
        object
            .some_raw(Field::Rendered, self.rendered)
            .some_raw(Field::Diff, self.diff);
        self.write_navigation(&mut object);
        if let Some(container) = &self.container {
            container.write(object.key(Field::Container));
        }
        object.some_string(Field::Reason, self.reason.as_deref());
        if let Some(status) = self.status {
            object.integer(Field::Status, status.into());
        }
        object.some_string(Field::Token, self.token.as_deref());
        object
            .some_raw(Field::Events, self.events)
            .some_raw(Field::Cids, self.cids);
        object.some_string(Field::LiveviewVersion, self.liveview_version.as_deref());
        if let Some(resumed) = self.resumed {
            let mut inner = write::Object::begin(object.key(Field::Bennu));
            inner.boolean(Field::Resumed, resumed);
            inner.end();
        }
        object.end();
    }

    fn write_navigation(&self, object: &mut write::Object<'_>) {
        if let Some(redirect) = &self.redirect {
            redirect.write(object.key(Field::Redirect));
        }
        if let Some(redirect) = &self.live_redirect {
            redirect.write(object.key(Field::LiveRedirect));
        }
        if let Some(patch) = &self.live_patch {
            patch.write(object.key(Field::LivePatch));
        }
        if self.link_redirect {
            object.boolean(Field::LinkRedirect, true);
        }
    }
}

impl<'m> Container<'m> {
    /// `[tag, {name: value}]`
    fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let mut items = json.begin_array()?;
        json.element(&mut items, Field::Container)?;
        let tag = field::string(json)?;
        json.element(&mut items, Field::Container)?;
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
