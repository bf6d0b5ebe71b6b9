//! The payload of a join.

use std::borrow::Cow;
use std::fmt;

use super::super::field::{self, Fields};
use crate::json::{Raw, Reader, Stopped, write};
use crate::keys::Field;
use crate::limits::DecodeLimits;

/// Joins the channel of a view.
#[derive(Clone, PartialEq, Eq)]
pub struct Join<'m> {
    /// The whole URL of the page; only of views at the root that were not reached by live navigation.
    pub url: Option<Cow<'m, str>>,
    /// The whole URL, when the view was reached by live navigation.
    pub redirect: Option<Cow<'m, str>>,
    /// An object with what the page's script gives, and the reserved keys that start with `_`.
    ///
    /// When it is written, [`mounts`](Self::mounts) and [`mount_attempts`](Self::mount_attempts) are added to it,
    /// unless it has them already.
    pub params: Raw<'m>,
    /// The token of the view. Empty when there is none, as is a token that no check lets pass.
    pub session: Cow<'m, str>,
    /// The token of the first page.
    pub static_token: Option<Cow<'m, str>>,
    /// A token with messages for the user, from the page before.
    pub flash: Option<Cow<'m, str>>,
    /// Whether the view stays across live navigation.
    pub sticky: bool,
    /// How many joins of this view have succeeded before.
    pub mounts: u32,
    /// How many have failed since.
    pub mount_attempts: u32,
    /// What the client can do beyond Phoenix's protocol.
    pub bennu: Option<Extension>,
}

/// The offer of a Bennu client to speak our extension of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// Version of the extension; the first is 1.
    pub version: u32,
}

impl Extension {
    /// The version that this crate speaks.
    pub const CURRENT: Self = Self { version: 1 };

    fn read(json: &mut Reader<'_>) -> Result<Option<Self>, Stopped> {
        let version = field::only(json, Field::ExtensionVersion, Reader::index)?;
        Ok(version.map(|version| Self { version }))
    }
}

impl<'m> Join<'m> {
    /// The first join of a view, with nothing but its token.
    #[must_use]
    pub const fn new(session: Cow<'m, str>) -> Self {
        Self {
            url: None,
            redirect: None,
            params: Raw::EMPTY,
            session,
            static_token: None,
            flash: None,
            sticky: false,
            mounts: 0,
            mount_attempts: 0,
            bennu: None,
        }
    }

    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let mut join = Self::new(Cow::Borrowed(""));
        let mut counts = Counts::default();
        let mut fields = Fields::begin(json)?;
        while let Some(field) = fields.next(json)? {
            match field {
                Field::Url => join.url = field::optional(json)?,
                Field::Redirect => join.redirect = field::optional(json)?,
                Field::Params => (join.params, counts) = read_params(json)?,
                Field::Session => join.session = field::optional(json)?.unwrap_or_default(),
                Field::Static => join.static_token = field::optional(json)?,
                Field::Flash => join.flash = field::optional(json)?,
                Field::Sticky => join.sticky = json.boolean()?,
                Field::Bennu => join.bennu = Extension::read(json)?,
                _ => json.skip()?,
            }
        }
        join.mounts = counts.mounts.unwrap_or_default();
        join.mount_attempts = counts.mount_attempts.unwrap_or_default();
        Ok(join)
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object.some_string(Field::Url, self.url.as_deref());
        object.some_string(Field::Redirect, self.redirect.as_deref());
        self.write_params(object.key(Field::Params));
        object.string(Field::Session, &self.session);
        write::optional_string(object.key(Field::Static), self.static_token.as_deref());
        object.some_string(Field::Flash, self.flash.as_deref());
        object.boolean(Field::Sticky, self.sticky);
        if let Some(extension) = self.bennu {
            let mut inner = write::Object::begin(object.key(Field::Bennu));
            inner.integer(Field::ExtensionVersion, extension.version.into());
            inner.end();
        }
        object.end();
    }

    /// The params, with the counters behind what they hold.
    fn write_params(&self, out: &mut String) {
        let present = Counts::of(self.params);
        let body = self
            .params
            .trim_end()
            .strip_suffix('}')
            .map_or("{", str::trim_end);
        out.push_str(body);
        let mut comma = !body.ends_with('{');
        let counters = [
            (Field::Mounts, present.mounts, self.mounts),
            (
                Field::MountAttempts,
                present.mount_attempts,
                self.mount_attempts,
            ),
        ];
        for (field, present, count) in counters {
            if present.is_none() {
                if std::mem::replace(&mut comma, true) {
                    out.push(',');
                }
                write::string(out, field.name());
                out.push(':');
                write::integer(out, count.into());
            }
        }
        out.push('}');
    }
}

/// The tokens let whoever has them act for the user: they are not told.
impl fmt::Debug for Join<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Join")
            .field("url", &self.url)
            .field("redirect", &self.redirect)
            .field("sticky", &self.sticky)
            .field("mounts", &self.mounts)
            .field("mount_attempts", &self.mount_attempts)
            .field("bennu", &self.bennu)
            .finish_non_exhaustive()
    }
}

/// The counters among the params of a join.
#[derive(Default)]
struct Counts {
    mounts: Option<u32>,
    mount_attempts: Option<u32>,
}

impl Counts {
    fn read(json: &mut Reader<'_>) -> Result<Self, Stopped> {
        let mut counts = Self::default();
        let mut fields = Fields::begin(json)?;
        while let Some(field) = fields.next(json)? {
            match field {
                Field::Mounts => counts.mounts = Some(json.index()?),
                Field::MountAttempts => counts.mount_attempts = Some(json.index()?),
                _ => json.skip()?,
            }
        }
        Ok(counts)
    }

    /// The counters in params that are about to be written.
    fn of(params: Raw<'_>) -> Self {
        Self::read(&mut Reader::over(params, &DecodeLimits::client())).unwrap_or_default()
    }
}

/// The params as text, and the counters in them.
fn read_params<'m>(json: &mut Reader<'m>) -> Result<(Raw<'m>, Counts), Stopped> {
    if json.null()? {
        return Ok((Raw::EMPTY, Counts::default()));
    }
    let start = json.position();
    let counts = Counts::read(json)?;
    Ok((json.since(start), counts))
}
