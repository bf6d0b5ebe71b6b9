//! Forms: what the user has typed, what it means, and what is wrong with it.

mod value;
mod visible;

use std::borrow::Cow;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::event::{EventError, Payload, TARGET};
use crate::params::{self, FieldErrors};

use self::visible::Visible;

/// A form of the page: the text of its fields and, if all of them fit, a `T`.
///
/// Fields are named as the page names them, without the name of the form: `age`, `address[zip]`, `lines[0][amount]`.
/// What is wrong with a field shows only once the user has been there, or has submitted the form.
///
/// # Examples
///
/// ```
/// use bennu::event::Payload;
/// use bennu::form::Form;
///
/// #[derive(serde::Deserialize)]
/// struct Profile {
///     name: String,
///     age: u8,
/// }
///
/// let sent = "profile[name]=&profile[age]=old&profile[_unused_name]=";
/// let payload = Payload::form(sent, Some(r#"{"_target":"profile[age]"}"#));
/// let mut form: Form<Profile> = Form::decode(payload, "profile")?;
///
/// assert_eq!(form.value("age"), "old");
/// assert_eq!(form.errors("age"), ["is not a whole number"]);
/// assert!(form.data().is_none());
/// assert_eq!(form.target(), Some("age"));
///
/// // The user has not been at the name yet, so it does not show that it is wrong.
/// form.add_error("name", "can't be blank");
/// assert!(form.errors("name").is_empty());
/// # Ok::<(), bennu::event::EventError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Form<T> {
    /// Apart, so that an event with a form is no larger than one without.
    state: Box<State<T>>,
}

#[derive(Clone, Debug)]
struct State<T> {
    prefix: Cow<'static, str>,
    /// What the ids of controls begin with, if not with the prefix.
    id: Option<Cow<'static, str>>,
    /// All text, nested by names.
    fields: Value,
    meta: Map<String, Value>,
    target: Option<String>,
    /// Every field counts as used.
    submitted: bool,
    data: Option<T>,
    errors: FieldErrors,
    visible: Visible,
}

impl<T> Form<T> {
    /// An empty form, to be shown for the first time. Its fields are named `prefix[field]`, or just `field` when the
    /// prefix is empty.
    #[must_use]
    pub fn new(prefix: impl Into<Cow<'static, str>>) -> Self {
        Self::of(State {
            prefix: prefix.into(),
            id: None,
            fields: Value::Object(Map::new()),
            meta: Map::new(),
            target: None,
            submitted: false,
            data: None,
            errors: FieldErrors::default(),
            visible: Visible::default(),
        })
    }

    fn of(state: State<T>) -> Self {
        Self {
            state: Box::new(state),
        }
    }

    /// A form that shows what is there already, to be edited.
    ///
    /// # Errors
    ///
    /// When the values cannot be written as JSON.
    pub fn with_values(
        prefix: impl Into<Cow<'static, str>>,
        values: &impl Serialize,
    ) -> Result<Self, serde_json::Error> {
        let fields = params::text_tree(serde_json::to_value(values)?);
        let mut form = Self::new(prefix);
        form.state.fields = fields;
        Ok(form)
    }

    /// What is typed in a field; nothing for a field that is not there.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        params::lookup(&self.state.fields, field).map_or("", value::text)
    }

    /// What is chosen in a field that can have several values, `tags[]`.
    pub fn values(&self, field: &str) -> impl Iterator<Item = &str> {
        params::lookup(&self.state.fields, field)
            .into_iter()
            .flat_map(value::texts)
    }

    /// The keys of what is nested under a field: `0` and `1` for `lines[0][amount]` and `lines[1][amount]`.
    pub fn keys(&self, field: &str) -> impl Iterator<Item = &str> {
        params::lookup(&self.state.fields, field)
            .into_iter()
            .flat_map(value::keys)
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn is_checked(&self, field: &str) -> bool {
        matches!(self.value(field), "true" | "on" | "1" | "yes")
    }

    /// Whether the user has been at a field, or at one nested in it, or has submitted the form.
    #[must_use]
    pub fn is_used(&self, field: &str) -> bool {
        self.state.submitted || value::is_used(&self.state.fields, field)
    }

    /// What is wrong with a field, as soon as the user has been there, or as
    /// [`show_errors`](Self::show_errors) and [`hide_errors`](Self::hide_errors) say.
    #[must_use]
    pub fn errors(&self, field: &str) -> &[Cow<'static, str>] {
        let errors = self.state.errors.of(field);
        if !errors.is_empty() && self.shows_errors(field) {
            errors
        } else {
            &[]
        }
    }

    /// What is wrong with any field, seen or not.
    #[must_use]
    pub fn all_errors(&self) -> &FieldErrors {
        &self.state.errors
    }

    /// Adds a message to a field.
    pub fn add_error(&mut self, field: impl Into<String>, message: impl Into<Cow<'static, str>>) {
        self.state.errors.add(field, message);
    }

    /// What the form means, if every field fits its type.
    #[must_use]
    pub fn data(&self) -> Option<&T> {
        self.state.data.as_ref()
    }

    /// What the form means, if nothing is wrong with it.
    #[must_use]
    pub fn into_data(self) -> Option<T> {
        if self.state.errors.is_empty() {
            self.state.data
        } else {
            None
        }
    }

    /// Checks what the form means; `check` is not asked while a field does not fit its type.
    pub fn validate(&mut self, check: impl FnOnce(&T, &mut FieldErrors)) {
        if let Some(data) = &self.state.data {
            check(data, &mut self.state.errors);
        }
    }

    /// Whether every field fits and nothing is wrong with any.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.state.data.is_some() && self.state.errors.is_empty()
    }

    /// Whether the form was submitted, rather than changed.
    #[must_use]
    pub fn is_submitted(&self) -> bool {
        self.state.submitted
    }

    /// The field that changed.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.state.target.as_deref()
    }

    /// What the page sends with the form: `phx-value-*`.
    #[must_use]
    pub fn extra(&self, name: &str) -> Option<&str> {
        self.state.meta.get(name)?.as_str()
    }

    /// The `name` of a field's control: `profile[address][zip]`.
    #[must_use]
    pub fn name(&self, field: &str) -> String {
        nested(&self.state.prefix, field)
    }

    /// The same form, the ids of whose controls begin with `id` and not with the prefix: for a page with two forms of
    /// one kind. A form that the page sends does not bring its id; it is given again.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<Cow<'static, str>>) -> Self {
        self.state.id = Some(id.into());
        self
    }

    /// The `id` of a field's control: `profile_address_zip`.
    #[must_use]
    pub fn id(&self, field: &str) -> String {
        let start = self.state.id.as_ref().unwrap_or(&self.state.prefix);
        let mut id = nested(start, field).into_bytes();
        id.retain(|byte| *byte != b']');
        for bracket in id.iter_mut().filter(|byte| **byte == b'[') {
            *bracket = b'_';
        }
        // It was text, and brackets are single bytes.
        String::from_utf8(id).unwrap_or_default()
    }
}

impl<T: DeserializeOwned> Form<T> {
    /// Reads a form whose fields are nested under `prefix`.
    ///
    /// # Errors
    ///
    /// When the payload is malformed or exceeds its limits. Fields that do not fit are no error here: they are
    /// [`errors`](Self::errors) of the form.
    pub fn decode(payload: Payload<'_>, prefix: &str) -> Result<Self, EventError> {
        let Value::Object(mut meta) = payload.value()? else {
            return Ok(Self::new(prefix.to_owned()));
        };
        let target = meta.remove(TARGET).map(|keys| value::target(&keys, prefix));
        let fields = if prefix.is_empty() {
            Some(Value::Object(meta.clone()))
        } else {
            meta.remove(prefix)
        };
        let fields = fields
            .filter(Value::is_object)
            .unwrap_or_else(|| Value::Object(Map::new()));
        let outcome = params::deserialize(&fields);
        Ok(Self::of(State {
            prefix: prefix.to_owned().into(),
            id: None,
            fields: params::text_tree(fields),
            meta,
            submitted: target.is_none(),
            target: target.flatten(),
            data: outcome.value,
            errors: outcome.errors,
            visible: Visible::default(),
        }))
    }
}

/// The name of a field in a form called `prefix`.
fn nested(prefix: &str, field: &str) -> String {
    if prefix.is_empty() {
        return field.to_owned();
    }
    let (first, rest) = field.split_at(field.find('[').unwrap_or(field.len()));
    let parts = [prefix, "[", first, "]", rest];
    let mut name = String::with_capacity(parts.iter().map(|part| part.len()).sum());
    name.extend(parts);
    name
}

/// An empty form without a prefix.
impl<T> Default for Form<T> {
    fn default() -> Self {
        Self::new("")
    }
}

#[cfg(test)]
mod tests;
