//! What the HTML standard says about elements and attributes, as far as a template's checks and splices need it.
//!
//! Sources: HTML Living Standard, sections 13.1.2 (elements), 2.3.2 (boolean attributes) and the index of attributes.

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
    match element {
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
    matches!(
        attribute,
        "allowfullscreen"
            | "async"
            | "autofocus"
            | "autoplay"
            | "checked"
            | "controls"
            | "default"
            | "defer"
            | "disabled"
            | "formnovalidate"
            | "inert"
            | "ismap"
            | "itemscope"
            | "loop"
            | "multiple"
            | "muted"
            | "nomodule"
            | "novalidate"
            | "open"
            | "playsinline"
            | "readonly"
            | "required"
            | "reversed"
            | "selected"
            | "shadowrootclonable"
            | "shadowrootdelegatesfocus"
            | "shadowrootserializable"
    )
}

/// Whether a browser may navigate to an attribute's value or load from it.
pub(crate) fn is_url(attribute: &str) -> bool {
    matches!(
        attribute,
        "href"
            | "src"
            | "action"
            | "formaction"
            | "poster"
            | "data"
            | "xlink:href"
            | "cite"
            | "ping"
            | "manifest"
            | "background"
            | "codebase"
            | "longdesc"
            | "usemap"
            | "profile"
    )
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

/// The attributes of live pages that are no bindings.
pub(crate) const LIVE_ATTRIBUTES: [&str; 10] = [
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
];

/// Attributes that people know from Phoenix LiveView and that do nothing here, and what to do instead.
pub(crate) const UNSUPPORTED: [(&str, &str); 10] = [
    ("phx-viewport-top", NOT_YET),
    ("phx-viewport-bottom", NOT_YET),
    ("phx-viewport-overrun-target", NOT_YET),
    ("phx-progress", NOT_YET),
    ("phx-drop-target", NOT_YET),
    ("phx-page-loading", NOT_YET),
    (
        "phx-track-static",
        "leave it out: the client's files have their hash in the URL",
    ),
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
