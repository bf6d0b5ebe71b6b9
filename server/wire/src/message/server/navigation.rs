//! Where a server sends its client.

use std::borrow::Cow;

use super::super::field::{self, Fields};
use crate::json::{Reader, Stopped, write};
use crate::keys::Field;

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
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let Target { kind, to, .. } = Target::read(json)?;
        Ok(Self { kind, to })
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object
            .string(Field::Kind, self.kind.name())
            .string(Field::To, &self.to);
        object.end();
    }
}

impl<'m> LiveRedirect<'m> {
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let Target {
            kind, to, flash, ..
        } = Target::read(json)?;
        Ok(Self { kind, to, flash })
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object
            .string(Field::Kind, self.kind.name())
            .string(Field::To, &self.to);
        object.some_string(Field::Flash, self.flash.as_deref());
        object.end();
    }
}

impl<'m> Redirect<'m> {
    pub(super) fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let Target {
            to, flash, status, ..
        } = Target::read(json)?;
        Ok(Self { to, flash, status })
    }

    pub(super) fn write(&self, out: &mut String) {
        let mut object = write::Object::begin(out);
        object
            .string(Field::To, &self.to)
            .some_string(Field::Flash, self.flash.as_deref());
        if let Some(status) = self.status {
            object.integer(Field::Status, status.into());
        }
        object.end();
    }
}

/// What any of the three may hold.
struct Target<'m> {
    kind: NavigationKind,
    to: Cow<'m, str>,
    flash: Option<Cow<'m, str>>,
    status: Option<u16>,
}

impl<'m> Target<'m> {
    fn read(json: &mut Reader<'m>) -> Result<Self, Stopped> {
        let mut target = Self {
            kind: NavigationKind::Push,
            to: Cow::Borrowed(""),
            flash: None,
            status: None,
        };
        let mut fields = Fields::begin(json)?;
        while let Some(field) = fields.next(json)? {
            match field {
                Field::Kind => target.kind = NavigationKind::from_name(&field::string(json)?),
                Field::To => target.to = field::string(json)?,
                Field::Flash => target.flash = field::optional(json)?,
                Field::Status => target.status = Some(status(json)?),
                _ => json.skip()?,
            }
        }
        fields.require(Field::To, json)?;
        Ok(target)
    }
}

/// Reads an HTTP status.
pub(super) fn status(json: &mut Reader<'_>) -> Result<u16, Stopped> {
    json.natural(u16::MAX.into()).map(|status| status as u16)
}
