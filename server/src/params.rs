//! Parameters: what a form or a query says, nested by the names of its fields, and how it becomes a typed value.
//!
//! `a=1&b[c]=2&d[]=3&d[]=4` is read as `{"a": "1", "b": {"c": "2"}, "d": ["3", "4"]}`. Everything a browser sends is
//! text, so the reader of typed values is lenient where `serde_json` is not: `"10"` is a number, `"on"` is true, nothing
//! is no value. It goes on after a field that does not fit, so that a form can show all of its mistakes at once.

mod error;
mod lenient;
mod limits;
pub(crate) mod path;
mod tree;
mod urlencoded;

pub use error::{FieldErrors, ParamsError};
pub use limits::ParamsLimits;

pub(crate) use lenient::{deserialize, deserialize_field};
pub(crate) use tree::{UNUSED, lookup, parse, text_tree};

use serde::de::DeserializeOwned;

/// Reads a value from the text of a query or a form.
///
/// # Errors
///
/// When the text exceeds the default [`ParamsLimits`], or a field does not fit its type.
///
/// # Examples
///
/// ```
/// #[derive(serde::Deserialize)]
/// struct Search {
///     page: u32,
///     only_open: bool,
///     tags: Vec<String>,
/// }
///
/// let search: Search = bennu::params::from_urlencoded("page=2&only_open=on&tags[]=a&tags[]=b")?;
/// assert_eq!((search.page, search.only_open), (2, true));
/// assert_eq!(search.tags, ["a", "b"]);
///
/// let wrong = bennu::params::from_urlencoded::<Search>("page=two");
/// assert_eq!(wrong.err().map(|error| error.to_string()).as_deref(), Some("page: is not a whole number"));
/// # Ok::<(), bennu::params::ParamsError>(())
/// ```
pub fn from_urlencoded<T: DeserializeOwned>(text: &str) -> Result<T, ParamsError> {
    let tree = parse(text, &ParamsLimits::default())?;
    deserialize(&tree).into_result()
}
