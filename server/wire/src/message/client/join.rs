//! The payload of a join.

use std::borrow::Cow;
use std::fmt;

use super::super::field;
use crate::error::Error;
use crate::json::{Raw, Reader, write};
use crate::keys::field as key;

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

    fn read(json: &mut Reader<'_>) -> Result<Option<Self>, Error> {
        let mut version = None;
        field::each(json, |json, member| match member {
            key::EXTENSION_VERSION => {
                field::once(&mut version, key::EXTENSION_VERSION, json.unsigned()?, json)
            }
            _ => json.skip(),
        })?;
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

    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        let (mut url, mut redirect, mut params, mut session) = (None, None, None, None);
        let (mut static_token, mut flash, mut sticky, mut bennu) = (None, None, None, None);
        field::each(json, |json, member| match member {
            key::URL => field::once(&mut url, key::URL, field::optional(json)?, json),
            key::REDIRECT => {
                field::once(&mut redirect, key::REDIRECT, field::optional(json)?, json)
            }
            key::PARAMS => field::once(
                &mut params,
                key::PARAMS,
                field::optional_object(json)?,
                json,
            ),
            key::SESSION => field::once(&mut session, key::SESSION, field::optional(json)?, json),
            key::STATIC => {
                field::once(&mut static_token, key::STATIC, field::optional(json)?, json)
            }
            key::FLASH => field::once(&mut flash, key::FLASH, field::optional(json)?, json),
            key::STICKY => field::once(&mut sticky, key::STICKY, json.boolean()?, json),
            key::BENNU => field::once(&mut bennu, key::BENNU, Extension::read(json)?, json),
            _ => json.skip(),
        })?;
        let params = params.flatten().unwrap_or(Raw::EMPTY);
        let counts = Counts::read(&mut json.again(params))?;
        Ok(Self {
            url: url.flatten(),
            redirect: redirect.flatten(),
            params,
            session: session.flatten().unwrap_or_default(),
            static_token: static_token.flatten(),
            flash: flash.flatten(),
            sticky: sticky.unwrap_or_default(),
            mounts: counts.mounts.unwrap_or_default(),
            mount_attempts: counts.mount_attempts.unwrap_or_default(),
            bennu: bennu.flatten(),
        })
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object.some_string(key::URL, self.url.as_deref());
        object.some_string(key::REDIRECT, self.redirect.as_deref());
        self.write_params(object.key(key::PARAMS));
        object.string(key::SESSION, &self.session);
        write::optional_string(object.key(key::STATIC), self.static_token.as_deref());
        object.some_string(key::FLASH, self.flash.as_deref());
        object.boolean(key::STICKY, self.sticky);
        if let Some(extension) = self.bennu {
            let mut inner = write::Object::begin(object.key(key::BENNU));
            inner.integer(key::EXTENSION_VERSION, extension.version.into());
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
            (key::MOUNTS, present.mounts, self.mounts),
            (
                key::MOUNT_ATTEMPTS,
                present.mount_attempts,
                self.mount_attempts,
            ),
        ];
        for (name, present, count) in counters {
            if present.is_none() {
                if std::mem::replace(&mut comma, true) {
                    out.push(',');
                }
                write::string(out, name);
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
    fn read(json: &mut Reader<'_>) -> Result<Self, Error> {
        let mut counts = Self::default();
        field::each(json, |json, member| match member {
            key::MOUNTS => field::once(&mut counts.mounts, key::MOUNTS, json.unsigned()?, json),
            key::MOUNT_ATTEMPTS => field::once(
                &mut counts.mount_attempts,
                key::MOUNT_ATTEMPTS,
                json.unsigned()?,
                json,
            ),
            _ => json.skip(),
        })?;
        Ok(counts)
    }

    /// The counters in params that are about to be written.
    fn of(params: Raw<'_>) -> Self {
        Self::read(&mut Reader::over(params, &crate::DecodeLimits::client())).unwrap_or_default()
    }
}
