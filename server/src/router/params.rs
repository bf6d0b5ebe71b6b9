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
    /// Query first, then path: the last of a name counts.
    pairs: Box<[(Box<str>, Box<str>)]>,
}

impl Params {
    /// The parameters of a query string, without the `?`.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        Self::new(std::iter::empty(), query)
    }

    pub(crate) fn new<'p>(path: impl Iterator<Item = (&'p str, String)>, query: &str) -> Self {
        let query = form_urlencoded::parse(query.as_bytes())
            .map(|(name, value)| (name.into(), value.into()));
        let path = path.map(|(name, value)| (name.into(), value.into()));
        Self {
            pairs: query.chain(path).collect(),
        }
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
        let params = Params::new([("id", "7".to_owned())].into_iter(), "id=9&page=1&page=2");
        assert_eq!(params.get("id"), Some("7"));
        assert_eq!(params.get("page"), Some("2"));
        assert_eq!(params.get("none"), None);
    }

    #[test]
    fn decodes_what_the_browser_encoded() {
        let params = Params::from_query("q=a+b%26c&empty");
        assert_eq!(params.get("q"), Some("a b&c"));
        assert_eq!(params.get("empty"), Some(""));
    }
}
