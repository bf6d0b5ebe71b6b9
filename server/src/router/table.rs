//! Which route a URL belongs to.

use std::fmt;

use super::{Params, Route};

/// The routes of one `Live`, found by path.
#[derive(Default)]
pub(crate) struct Routes {
    list: Vec<(&'static str, Route)>,
    by_path: matchit::Router<(&'static str, Route)>,
}

/// The route of a URL, and the parameters in that URL.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) route: Route,
    pub(crate) params: Params,
}

/// Longer host names are none (RFC 1035).
const MAX_HOST_BYTES: usize = 253;

impl Routes {
    #[track_caller]
    pub(crate) fn add(&mut self, path: &'static str, route: Route) {
        if let Err(error) = self.by_path.insert(path, (path, route)) {
            panic!("the live route {path}: {error}");
        }
        self.list.push((path, route));
    }

    pub(crate) fn paths(&self) -> Vec<&'static str> {
        self.list.iter().map(|(path, _)| *path).collect()
    }

    /// The route of a full URL, as clients send it, and what of that URL stands behind the origin, as
    /// browsers write it. `None` when it leads nowhere, or is longer than `most_bytes`.
    pub(crate) fn find_url(&self, url: &str, most_bytes: usize) -> Option<(String, Found)> {
        if url.len() > most_bytes {
            return None;
        }
        let url = url::Url::parse(url).ok()?;
        let is_page = matches!(url.scheme(), "http" | "https");
        if !is_page || url.host_str()?.len() > MAX_HOST_BYTES {
            return None;
        }
        let found = self.find(url.path(), url.query().unwrap_or_default())?;
        Some((url[url::Position::BeforePath..].to_owned(), found))
    }

    /// The route of a path, percent-encoded as it travels.
    pub(crate) fn find(&self, path: &str, query: &str) -> Option<Found> {
        let matched = self.by_path.at(path).ok()?;
        let decoded = matched
            .params
            .iter()
            .map(|(name, value)| (name, decode(value)));
        let (path, route) = *matched.value;
        Some(Found {
            route,
            params: Params::new(path, decoded, query),
        })
    }
}

/// Percent-decodes a path parameter. Bytes that are no UTF-8 become replacement characters.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        match (first, hex_pair(tail)) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let (high, low) = (digit(*bytes.first()?)?, digit(*bytes.get(1)?)?);
    u8::try_from(high * 16 + low).ok()
}

impl fmt::Debug for Routes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.list.iter().map(|(path, route)| (path, route)))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_path_parameters() {
        let check = |text: &str, decoded: &str| assert_eq!(decode(text), decoded);
        check("plain", "plain");
        check("a%20b%2Fc", "a b/c");
        check("50%", "50%");
        check("%zz%4", "%zz%4");
        check("%ff", "\u{fffd}");
    }
}
