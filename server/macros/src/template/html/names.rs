//! Names that only HTML has, and names that have capital letters.
//!
//! Source: HTML Living Standard, sections 13.2.6.1 (adjust SVG attributes, adjust MathML attributes) and 13.2.6.5 (the
//! names of SVG elements). A parser writes every other name small.

/// Elements that are HTML wherever they stand.
const HTML: &str = "\
    abbr address area article aside audio b base bdi bdo big blockquote body br button canvas caption center \
    cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption \
    figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd \
    label legend li link listing main map mark marquee menu meta meter nav nobr noframes noscript object ol \
    optgroup option output p param picture pre progress q rp rt ruby s samp search section select slot small \
    source span strike strong sub summary sup table tbody td template textarea tfoot th thead time tr track \
    tt u ul var video wbr";

/// Elements of SVG with capitals in their names.
const ELEMENTS: &str = "\
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend \
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap \
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge \
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence \
    foreignObject glyphRef linearGradient radialGradient textPath";

/// Attributes of SVG and MathML with capitals in their names.
const ATTRIBUTES: &str = "\
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode \
    filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines \
    keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits \
    numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ \
    preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions \
    requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles \
    surfaceScale systemLanguage tableValues targetX targetY viewBox viewTarget xChannelSelector \
    yChannelSelector zoomAndPan definitionURL";

/// What a name belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Element,
    Attribute,
}

/// The name as SVG and MathML write it, if they write it with capitals.
pub(crate) fn with_capitals(kind: Kind, name: &str) -> Option<&'static str> {
    let names = match kind {
        Kind::Element => ELEMENTS,
        Kind::Attribute => ATTRIBUTES,
    };
    find(names, name)
}

/// Whether an element is HTML wherever it stands.
pub(crate) fn is_html(element: &str) -> bool {
    find(HTML, element).is_some()
}

fn find(names: &'static str, name: &str) -> Option<&'static str> {
    let mut names = names.split_ascii_whitespace();
    names.find(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_capitals_are_found_in_any_case() {
        assert_eq!(with_capitals(Kind::Attribute, "viewbox"), Some("viewBox"));
        assert_eq!(with_capitals(Kind::Element, "TEXTPATH"), Some("textPath"));
        assert_eq!(with_capitals(Kind::Attribute, "HREF"), None);
        assert!(
            ELEMENTS
                .split(' ')
                .chain(ATTRIBUTES.split(' '))
                .all(|name| { name.contains(|letter: char| letter.is_ascii_uppercase()) })
        );
    }

    #[test]
    fn what_may_be_svg_is_not_html() {
        for name in ["a", "script", "style", "title", "svg", "g", "font"] {
            assert!(!is_html(name), "{name}");
        }
        assert!(is_html("div") && is_html("BUTTON"));
    }

    /// No name with capitals is one about whose safety there is a rule.
    #[test]
    fn no_name_with_capitals_is_an_address_or_a_script() {
        use super::super::{Content, content, is_boolean, is_script, is_url};
        assert!(
            ELEMENTS
                .split(' ')
                .all(|name| content(name) == Content::Normal)
        );
        let harmless = |name| !is_url(name) && !is_script(name) && !is_boolean(name);
        assert!(ATTRIBUTES.split(' ').all(harmless));
    }
}
