//! Where a server sends its client.

use std::borrow::Cow;

use super::super::field;
use crate::error::Error;
use crate::json::{Reader, write};
use crate::keys::field as key;

/// What becomes of the entry in the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavigationKind {
    /// A new entry.
    Push,
    /// The present entry changes.
    Replace,
}

impl NavigationKind {
    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Replace => "replace",
        }
    }

    /// The kind of this name. Whatever is not `replace` is a push.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        if name == Self::Replace.name() {
            Self::Replace
        } else {
            Self::Push
        }
    }
}

/// The view has another URL now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LivePatch<'m> {
    /// What becomes of the entry in the history.
    pub kind: NavigationKind,
    /// The URL, usually without its host.
    pub to: Cow<'m, str>,
}

/// The client should go to another view over the same socket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveRedirect<'m> {
    /// What becomes of the entry in the history.
    pub kind: NavigationKind,
    /// The URL, usually without its host.
    pub to: Cow<'m, str>,
    /// A token with messages for the user.
    pub flash: Option<Cow<'m, str>>,
}

/// The client should load another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect<'m> {
    /// The URL, perhaps of another site.
    pub to: Cow<'m, str>,
    /// A token with messages for the user.
    pub flash: Option<Cow<'m, str>>,
    /// The HTTP status it would have had, when it leads to the same site.
    pub status: Option<u16>,
}

impl<'m> LivePatch<'m> {
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        let fields = Fields::read(json)?;
        Ok(Self {
            kind: fields.kind(),
            to: field::required(fields.to, key::TO, json)?,
        })
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object
            .string(key::KIND, self.kind.name())
            .string(key::TO, &self.to);
        object.end();
    }
}

impl<'m> LiveRedirect<'m> {
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        let fields = Fields::read(json)?;
        Ok(Self {
            kind: fields.kind(),
            to: field::required(fields.to, key::TO, json)?,
            flash: fields.flash.flatten(),
        })
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object
            .string(key::KIND, self.kind.name())
            .string(key::TO, &self.to);
        object.some_string(key::FLASH, self.flash.as_deref());
        object.end();
    }
}

impl<'m> Redirect<'m> {
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        let fields = Fields::read(json)?;
        Ok(Self {
            to: field::required(fields.to, key::TO, json)?,
            flash: fields.flash.flatten(),
            status: fields.status,
        })
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object
            .string(key::TO, &self.to)
            .some_string(key::FLASH, self.flash.as_deref());
        if let Some(status) = self.status {
            object.integer(key::STATUS, status.into());
        }
        object.end();
    }
}

/// What any of the three may hold.
#[derive(Default)]
struct Fields<'m> {
    kind: Option<NavigationKind>,
    to: Option<Cow<'m, str>>,
    flash: Option<Option<Cow<'m, str>>>,
    status: Option<u16>,
}

impl<'m> Fields<'m> {
    fn read(json: &mut Reader<'m>) -> Result<Self, Error> {
        let mut fields = Self::default();
        field::each(json, |json, member| match member {
            key::KIND => {
                let kind = NavigationKind::from_name(&json.string()?.decode());
                field::once(&mut fields.kind, key::KIND, kind, json)
            }
            key::TO => field::once(&mut fields.to, key::TO, field::string(json)?, json),
            key::FLASH => field::once(&mut fields.flash, key::FLASH, field::optional(json)?, json),
            key::STATUS => field::once(&mut fields.status, key::STATUS, json.unsigned()?, json),
            _ => json.skip(),
        })?;
        Ok(fields)
    }

    fn kind(&self) -> NavigationKind {
        self.kind.unwrap_or(NavigationKind::Push)
    }
}
