//! The parameters of a URL: those of the path pattern and those of the query.

use std::str::FromStr;

use serde::de::DeserializeOwned;

use crate::error::Result;

/// Parameters of the path (`/orders/{id}`) and the query (`?page=2`), decoded. A path parameter stands
/// before a query parameter of the same name; of several of the same name, the last one counts.
///
/// # Examples
///
/// ```
/// use bennu::Params;
///
/// let params = Params::from_query("page=2&sort=-price");
/// assert_eq!(params.get("sort"), Some("-price"));
/// assert_eq!(params.parse::<u32>("page"), Some(2));
/// assert_eq!(params.parse::<u32>("sort"), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Params {
    route: &'static str,
    /// Query first, then path: the last of a name counts.
    pairs: Box<[(Box<str>, Box<str>)]>,
}

impl Params {
    /// The parameters of a query string, without the `?`.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        Self::new("", std::iter::empty(), query)
    }

    pub(crate) fn new<'p>(
        route: &'static str,
        path: impl Iterator<Item = (&'p str, String)>,
        query: &str,
    ) -> Self {
        let query = form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into(), value.into()));
        let path = path.map(|(name, value)| (name.into(), value.into()));
        Self {
            route,
            pairs: query.chain(path).collect(),
        }
    }

    /// The path of the route that the URL belongs to, as it was given to [`Live::live`](crate::Live::live); empty for
    /// parameters of a query alone. A view with several paths learns here at which of them it is.
    ///
    /// # Examples
    ///
    /// ```
    /// use bennu::prelude::*;
    ///
    /// #[derive(Default)]
    /// struct Orders {
    ///     edits: Option<u32>,
    ///     is_new: bool,
    /// }
    ///
    /// impl LiveView for Orders {
    ///     type Event = ();
    ///
    ///     async fn mount(_: Mount<'_>, _: &mut Context<Self>) -> Result<Self> {
    ///         Ok(Self::default())
    ///     }
    ///
    ///     async fn handle_params(&mut self, params: &Params, _: &mut Context<Self>) -> Result {
    ///         self.is_new = params.route() == "/orders/new";
    ///         self.edits = match params.route() {
    ///             "/orders/{id}/edit" => params.parse("id"),
    ///             _ => None,
    ///         };
    ///         Ok(())
    ///     }
    ///
    ///     fn render(&self) -> impl Template {
    ///         html! { @if self.is_new { p { "A new order" } } @if let Some(id) = self.edits { p { "Order " (id) } } }
    ///     }
    /// }
    ///
    /// let live = Live::new(Config::new("a secret of at least thirty-two bytes")?)
    ///     .live::<Orders>("/orders")
    ///     .live::<Orders>("/orders/new")
    ///     .live::<Orders>("/orders/{id}/edit");
    /// # Ok::<(), bennu::ConfigError>(())
    /// ```
    #[must_use]
    pub fn route(&self) -> &'static str {
        self.route
    }

    /// The value under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter()
            .filter(|(found, _)| *found == name)
            .last()
            .map(|(_, value)| value)
    }

    /// The value under a name as a number, or as whatever else can be read from text.
    #[must_use]
    pub fn parse<T: FromStr>(&self, name: &str) -> Option<T> {
        self.get(name)?.parse().ok()
    }

    /// All values as one struct, read as forms are: `filter[status]=open` is a nested field.
    ///
    /// # Errors
    ///
    /// When a value does not fit its field.
    pub fn deserialize<T: DeserializeOwned>(&self) -> Result<T> {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.iter());
        crate::params::from_urlencoded(&query.finish()).map_err(crate::Error::from)
    }

    /// Names and values in order, those of the query first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (&**name, &**value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_parameter_stands_before_the_query() {
        let params = Params::new(
            "/{id}",
            [("id", "7".to_owned())].into_iter(),
            "id=9&page=1&page=2",
        );
        assert_eq!(params.get("id"), Some("7"));
        assert_eq!(params.get("page"), Some("2"));
        assert_eq!(params.get("none"), None);
        assert_eq!(params.route(), "/{id}");
    }

    #[test]
    fn decodes_what_the_browser_encoded() {
        let params = Params::from_query("q=a+b%26c&empty");
        assert_eq!(params.get("q"), Some("a b&c"));
        assert_eq!(params.get("empty"), Some(""));
    }
}
