//! What a page can send: typed events, how they are bound in a template, and how they are read back.
//!
//! ```text
//! Msg::Add { by: 10 } --Binding--> phx-click="add" phx-value-by="10" --page--> Payload --Event--> Msg::Add { by: 10 }
//! ```

mod binding;
mod content;
mod error;
mod payload;
mod raw;
mod scalar;

pub use bennu_macros::Event;
pub use binding::{Binding, EventName};
pub use content::EventContent;
pub use error::EventError;
pub use payload::{Fields, Payload};
pub use raw::RawEvent;

pub(crate) use payload::TARGET;
#[doc(hidden)]
pub use scalar::{bind_scalar, field, is_scalar};

/// The closed set of what a page can send to its view.
///
/// Derive it for an enum. A variant is called on the page what its name is in snake case, or what
/// `#[event(rename = "…")]` says, and has a constant of its name for events whose payload comes from the page:
///
/// ```
/// use bennu::event::{Event, Payload};
/// use bennu::form::Form;
///
/// #[derive(serde::Deserialize)]
/// struct Profile {
///     name: String,
/// }
///
/// #[derive(Event)]
/// enum Msg {
///     // phx-click=(Msg::Inc)
///     Inc,
///     // phx-click=(Msg::Add { by: 10 }): the name, and the payload as `phx-value-by`
///     Add { by: i64 },
///     // phx-window-keydown=(Msg::KEY): the payload comes from the keyboard
///     Key { key: String },
///     // phx-change=(Msg::VALIDATE): the fields are named `profile[name]`
///     #[event(form = "profile")]
///     Validate(Form<Profile>),
///     #[event(rename = "sign-out")]
///     Leave,
/// }
///
/// assert_eq!(Msg::VALIDATE.as_str(), "validate");
/// assert_eq!(Msg::LEAVE.as_str(), "sign-out");
/// let event = Msg::decode("add", Payload::json(r#"{"by":"10","value":""}"#))?;
/// assert!(matches!(event, Msg::Add { by: 10 }));
/// assert!(Msg::decode("subtract", Payload::json("{}")).is_err());
/// # Ok::<(), bennu::event::EventError>(())
/// ```
///
/// An event that is no variant, or whose payload does not fit, is refused before the view sees it. Values that the
/// payload has besides (a button sends its `value`) are left alone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no set of events",
    note = "write an enum with `#[derive(Event)]`; `RawEvent` takes any event, `()` none"
)]
pub trait Event: Sized + Send + 'static {
    /// Reads an event that the page has sent.
    ///
    /// # Errors
    ///
    /// When there is no event of that name, or its payload does not fit.
    fn decode(name: &str, payload: Payload<'_>) -> Result<Self, EventError>;
}
