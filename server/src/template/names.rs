//! Attributes whose names say something about their values, for names that are known only when a page is shown.
//!
//! `html!` has the same two lists for names that are written in a template; a test there holds them against these.

/// Attributes that hold a URL, or several, which a browser may follow or load.
pub const URL_ATTRIBUTES: [&str; 17] = [
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

/// Attributes that are true by being there, whatever their value is.
pub const BOOLEAN_ATTRIBUTES: [&str; 38] = [
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
    "phx-no-unused-field",
    "phx-patch-focused",
    "phx-trigger-action",
];

/// Whether the attribute `name` holds a URL.
pub(crate) fn is_url(name: &str) -> bool {
    contains(&URL_ATTRIBUTES, name)
}

/// Whether the attribute `name` is true by being there.
pub(super) fn is_boolean(name: &str) -> bool {
    contains(&BOOLEAN_ATTRIBUTES, name)
}

fn contains(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}
