//! What the HTML standard says about elements and attributes, as far as a template's checks and splices need it.
//!
//! Sources: HTML Living Standard, sections 13.1.2 (elements), 2.3.2 (boolean attributes) and the index of attributes.
//! Names are compared as a browser does, whatever their case: what is safe must not depend on a capital letter.

mod names;

pub(crate) use names::{Kind, is_html, with_capitals};

/// How the parser reads what stands between an element's tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing: the element has no end tag.
    Void,
    /// As it stands, up to the end tag; there are no character references.
    Raw,
    /// Text with character references, no elements.
    Text,
    /// Elements and text.
    Normal,
}

/// How the parser reads the content of an element in HTML (not in SVG).
pub(crate) fn content(element: &str) -> Content {
    match element.to_ascii_lowercase().as_str() {
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
        | "param" | "source" | "track" | "wbr" => Content::Void,
        "script" | "style" | "xmp" | "iframe" | "noembed" | "noframes" | "plaintext" => {
            Content::Raw
        }
        "textarea" | "title" | "option" => Content::Text,
        _ => Content::Normal,
    }
}

/// Whether the parser drops a newline that directly follows the start tag.
pub(crate) fn drops_first_newline(element: &str) -> bool {
    matches!(element, "pre" | "textarea" | "listing")
}

/// Whether an attribute is true by being there, whatever its value.
pub(crate) fn is_boolean(attribute: &str) -> bool {
    contains(&BOOLEAN_ATTRIBUTES, attribute) || contains(&LIVE_BOOLEAN_ATTRIBUTES, attribute)
}

/// Whether a browser may navigate to an attribute's value or load from it.
pub(crate) fn is_url(attribute: &str) -> bool {
    contains(&URL_ATTRIBUTES, attribute)
}

/// As [`is_url`], where the element is known: `data` is an address on `object` only.
pub(crate) fn is_url_of(element: &str, attribute: &str) -> bool {
    let elsewhere =
        attribute.eq_ignore_ascii_case("data") && !element.eq_ignore_ascii_case("object");
    is_url(attribute) && !elsewhere
}

fn contains(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether an attribute's value is a script.
pub(crate) fn is_script(attribute: &str) -> bool {
    attribute
        .get(..2)
        .is_some_and(|start| start.eq_ignore_ascii_case("on"))
        && attribute.len() > 2
}

/// Whether an attribute names an event of the view: its splices are bindings.
pub(crate) fn is_binding(attribute: &str) -> bool {
    BINDINGS.contains(&attribute)
}

/// Attributes that are true by being there. The run time has the same list, for names that it learns then.
const BOOLEAN_ATTRIBUTES: [&str; 35] = [
    "allowfullscreen",
    "async",
    "autofocus",
    "autoplay",
    "checked",
    "compact",
    "controls",
    "default",
    "defer",
    "disabled",
    "disablepictureinpicture",
    "disableremoteplayback",
    "formnovalidate",
    "hidden",
    "inert",
    "ismap",
    "itemscope",
    "loop",
    "multiple",
    "muted",
    "nomodule",
    "noresize",
    "noshade",
    "novalidate",
    "nowrap",
    "open",
    "playsinline",
    "readonly",
    "required",
    "reversed",
    "selected",
    "shadowrootclonable",
    "shadowrootdelegatesfocus",
    "shadowrootserializable",
    "webkitdirectory",
];

/// Attributes of live pages that the client only looks for.
const LIVE_BOOLEAN_ATTRIBUTES: [&str; 3] = [
    "phx-no-unused-field",
    "phx-patch-focused",
    "phx-trigger-action",
];

/// Attributes that a browser may navigate to or load from. The run time has the same list, for names that it learns then.
const URL_ATTRIBUTES: [&str; 17] = [
    "action",
    "background",
    "cite",
    "codebase",
    "data",
    "formaction",
    "href",
    "imagesrcset",
    "longdesc",
    "manifest",
    "ping",
    "poster",
    "profile",
    "src",
    "srcset",
    "usemap",
    "xlink:href",
];

/// The attributes of live pages that are no bindings.
pub(crate) const LIVE_ATTRIBUTES: [&str; 11] = [
    "phx-target",
    "phx-key",
    "phx-debounce",
    "phx-throttle",
    "phx-disable-with",
    "phx-trigger-action",
    "phx-no-unused-field",
    "phx-update",
    "phx-patch-focused",
    "phx-hook",
    "phx-track-static",
];

/// Attributes that people know from Phoenix LiveView and that do nothing here, and what to do instead.
pub(crate) const UNSUPPORTED: [(&str, &str); 9] = [
    ("phx-viewport-top", NOT_YET),
    ("phx-viewport-bottom", NOT_YET),
    ("phx-viewport-overrun-target", NOT_YET),
    ("phx-progress", NOT_YET),
    ("phx-drop-target", NOT_YET),
    ("phx-page-loading", NOT_YET),
    (
        "phx-feedback-for",
        "leave it out: `Form::errors` tells the errors of used fields only",
    ),
    (
        "phx-no-format",
        "leave it out: it is for the formatter of HEEx",
    ),
    ("phx-ignore-missing-id", "give the element an id"),
];

const NOT_YET: &str = "leave it out: Bennu's client does not know it yet; a hook can do the same";

/// All attributes that are bindings.
pub(crate) const BINDINGS: [&str; 17] = [
    "phx-click",
    "phx-click-away",
    "phx-change",
    "phx-submit",
    "phx-keydown",
    "phx-keyup",
    "phx-window-keydown",
    "phx-window-keyup",
    "phx-focus",
    "phx-blur",
    "phx-window-focus",
    "phx-window-blur",
    "phx-mounted",
    "phx-remove",
    "phx-connected",
    "phx-disconnected",
    "phx-auto-recover",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// What is known when a template is compiled and what is known when it is shown agree.
    #[test]
    fn the_run_time_has_the_same_lists() {
        assert_eq!(URL_ATTRIBUTES, bennu::internal::URL_ATTRIBUTES);
        let boolean: Vec<_> = [&BOOLEAN_ATTRIBUTES[..], &LIVE_BOOLEAN_ATTRIBUTES].concat();
        assert_eq!(boolean, bennu::internal::BOOLEAN_ATTRIBUTES);
    }

    #[test]
    fn names_are_known_in_any_case() {
        assert!(is_url("HREF") && is_url("xlink:Href") && is_boolean("Disabled"));
        assert!(is_url_of("OBJECT", "Data") && !is_url_of("p", "data"));
        assert_eq!(content("SCRIPT"), Content::Raw);
    }
}
