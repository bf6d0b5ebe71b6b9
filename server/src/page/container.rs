//! The element that holds a view, with what the client needs to join it.

use std::fmt::Write as _;

use crate::park::ViewId;
use crate::router::Route;
use crate::runtime::Runtime;
use crate::session::{PageToken, SessionId, now, static_token};
use crate::template::render_html;

/// The element that holds a view: a `div` unless [`LiveView::CONTAINER`](crate::LiveView::CONTAINER) says otherwise.
///
/// # Examples
///
/// ```
/// use bennu::Container;
///
/// const MAIN: Container = Container::new("main", &[("class", "wide"), ("aria-label", "Orders")]);
/// ```
///
/// What cannot hold a view does not compile:
///
/// ```compile_fail
/// const INPUT: bennu::Container = bennu::Container::new("input", &[]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Container {
    tag: &'static str,
    attributes: &'static [(&'static str, &'static str)],
}

impl Container {
    /// An element with these attributes. The client's own (`id`, `data-phx-…`, `phx-…`) are not for the application to write:
    /// bindings stand inside of the view.
    ///
    /// # Panics
    ///
    /// When such an element cannot hold a view: in a constant, that is an error of the compiler.
    #[must_use]
    pub const fn new(
        tag: &'static str,
        attributes: &'static [(&'static str, &'static str)],
    ) -> Self {
        assert!(is_name(tag), "this is not the name of an element");
        assert!(!is_any(tag, NO_HOLDERS), "this element cannot hold a view");
        let mut at = 0;
        while at < attributes.len() {
            let name = attributes[at].0;
            assert!(is_name(name), "this is not the name of an attribute");
            assert!(!is_reserved(name), "this attribute is the client's own");
            at += 1;
        }
        Self { tag, attributes }
    }

    pub(crate) fn tag(&self) -> &'static str {
        self.tag
    }

    /// The attributes as a JSON object.
    pub(crate) fn attributes_json(&self) -> String {
        let object: serde_json::Map<_, _> = self
            .attributes
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).into()))
            .collect();
        serde_json::Value::Object(object).to_string()
    }

    fn write_attributes(&self, html: &mut String) {
        for (name, value) in self.attributes {
            html.extend([" ", name, "=\""]);
            render_html(*value, html);
            html.push('"');
        }
    }
}

impl Default for Container {
    fn default() -> Self {
        Self::new("div", &[])
    }
}

/// Elements without content, or whose content is no HTML.
const NO_HOLDERS: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "script", "style", "template", "textarea", "title", "iframe", "noscript", "html",
    "head", "body",
];

const fn is_name(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let is_inside = at > 0 && matches!(bytes[at], b'0'..=b'9' | b'-');
        if !is_inside && !bytes[at].is_ascii_lowercase() {
            return false;
        }
        at += 1;
    }
    at > 0
}

const fn is_reserved(name: &str) -> bool {
    is_any(name, &["id"]) || starts_with(name, "phx-") || starts_with(name, "data-phx-")
}

const fn is_any(text: &str, list: &[&str]) -> bool {
    let mut at = 0;
    while at < list.len() {
        if text.len() == list[at].len() && starts_with(text, list[at]) {
            return true;
        }
        at += 1;
    }
    false
}

const fn starts_with(text: &str, start: &str) -> bool {
    let (text, start) = (text.as_bytes(), start.as_bytes());
    let mut at = 0;
    while at < start.len() {
        if at >= text.len() || text[at] != start[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Puts a view's HTML into its container. Ids and tokens hold nothing that needs escaping.
pub(crate) fn contained(
    container: Container,
    runtime: &Runtime,
    id: ViewId,
    route: &Route,
    session: SessionId,
    html: &str,
) -> String {
    let keys = &runtime.config.keys;
    let token = PageToken {
        id,
        kind: route.kind(),
        scope: route.scope(),
        session,
    };
    let token = token.sign(keys, now());
    let fixed = static_token(keys, id, now());
    let tag = container.tag;
    let mut text = String::with_capacity(html.len() + 320);
    // Writing to a string never fails.
    let _ = write!(
        text,
        "<{tag} id=\"{id}\" data-phx-main data-phx-session=\"{token}\" data-phx-static=\"{fixed}\""
    );
    container.write_attributes(&mut text);
    text.extend([">", html, "</", tag, ">"]);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_that_can_hold_a_view_has_a_name_and_holds_html() {
        for tag in ["div", "main", "h1", "my-element", "tr"] {
            assert_eq!(Container::new(tag, &[]).tag(), tag);
        }
        for tag in ["", "Div", "1", "-a", "a b", "a>", "input", "script", "body"] {
            assert!(
                std::panic::catch_unwind(|| Container::new(tag, &[])).is_err(),
                "{tag}"
            );
        }
    }

    #[test]
    fn attributes_are_the_applications_own() {
        const LISTS: [&[(&str, &str)]; 5] = [
            &[("class", "a"), ("id", "b")],
            &[("data-phx-main", "")],
            &[("phx-hook", "A")],
            &[("a=", "")],
            &[("", "")],
        ];
        for list in LISTS {
            assert!(
                std::panic::catch_unwind(|| Container::new("p", list)).is_err(),
                "{list:?}"
            );
        }
        let ours = Container::new("p", &[("data-a", "1\"<"), ("identity", "x"), ("phx", "y")]);
        let mut html = String::new();
        ours.write_attributes(&mut html);
        assert_eq!(html, " data-a=\"1&quot;&lt;\" identity=\"x\" phx=\"y\"");
        assert_eq!(
            ours.attributes_json(),
            r#"{"data-a":"1\"<","identity":"x","phx":"y"}"#
        );
    }
}
