//! HTML in SVG and MathML.

use super::{Mistake, mistake};
use crate::template::html::{self, Content};

/// HTML elements at which the parser leaves SVG or MathML.
pub(super) fn breaks_out(child: &str) -> Option<Mistake> {
    let breaks = matches!(
        child,
        "b" | "big"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "code"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "embed"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "hr"
            | "i"
            | "img"
            | "li"
            | "listing"
            | "menu"
            | "meta"
            | "nobr"
            | "ol"
            | "p"
            | "pre"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "table"
            | "tt"
            | "u"
            | "ul"
            | "var"
    );
    if !breaks {
        return None;
    }
    mistake(
        format!("a browser ends the `svg` before the HTML element `{child}`"),
        "put it into a `foreignObject`, or write `text` and `tspan`",
    )
}

/// In SVG no element closes itself because of its name.
pub(super) fn stays_open(child: &str) -> Option<Mistake> {
    if html::content(child) != Content::Void {
        return None;
    }
    mistake(
        format!("a browser does not close the HTML element `{child}` in an `svg`"),
        "put it into a `foreignObject`",
    )
}
