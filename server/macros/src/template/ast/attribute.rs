//! Attributes: `.class`, `#id`, `name="value"`, `name=[option]`, `name[condition]`, `name`, `..(list)`.

use syn::parse::ParseStream;
use syn::{Expr, Token, bracketed, token};

use super::{Name, Node, Splice, value};
use crate::diagnostics::{Diagnostics, Extent};

/// One attribute of an element, or several in a list.
pub(crate) enum Attribute {
    Class {
        value: Node,
        condition: Option<Expr>,
        extent: Extent,
    },
    Id {
        value: Node,
        extent: Extent,
    },
    Named {
        name: Name,
        kind: AttributeKind,
    },
    Spread(Splice),
}

/// What follows an attribute's name.
#[expect(
    clippy::large_enum_variant,
    reason = "templates have few, and they live for one expansion"
)]
pub(crate) enum AttributeKind {
    /// `name=value`
    Value(Node),
    /// `name=[option]`
    Optional(Expr),
    /// `name`
    Empty,
    /// `name[condition]`
    Toggled(Expr),
}

impl Attribute {
    /// Whether an attribute can start here.
    pub(super) fn starts(input: ParseStream<'_>) -> bool {
        Name::starts(input)
            || input.peek(Token![.])
            || input.peek(Token![..])
            || input.peek(Token![#])
    }

    pub(super) fn parse(
        input: ParseStream<'_>,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        if input.peek(Token![..]) {
            let _: Token![..] = input.parse()?;
            Splice::parse(input).map(Self::Spread)
        } else if input.peek(Token![.]) {
            Self::parse_class(input, diagnostics)
        } else if input.peek(Token![#]) {
            Self::parse_id(input, diagnostics)
        } else {
            let name = Name::parse(input)?;
            let kind = AttributeKind::parse(input, &name, diagnostics)?;
            Ok(Self::Named { name, kind })
        }
    }

    fn parse_class(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Self> {
        let dot: Token![.] = input.parse()?;
        let value = value::parse_name_or_value(input, diagnostics)?;
        let extent = Extent::from(dot.span).to(value.extent());
        let condition = if input.peek(token::Bracket) {
            Some(in_brackets(input)?)
        } else {
            None
        };
        Ok(Self::Class {
            value,
            condition,
            extent,
        })
    }

    fn parse_id(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Self> {
        let pound: Token![#] = input.parse()?;
        let value = value::parse_name_or_value(input, diagnostics)?;
        let extent = Extent::from(pound.span).to(value.extent());
        Ok(Self::Id { value, extent })
    }

    /// Where it is named.
    pub(crate) fn extent(&self) -> Extent {
        match self {
            Self::Class { extent, .. } | Self::Id { extent, .. } => *extent,
            Self::Named { name, .. } => name.extent,
            Self::Spread(splice) => splice.extent,
        }
    }

    /// Its name on the page; `None` for a list of attributes.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Class { .. } => Some("class"),
            Self::Id { .. } => Some("id"),
            Self::Named { name, .. } => Some(&name.text),
            Self::Spread(_) => None,
        }
    }
}

impl AttributeKind {
    fn parse(
        input: ParseStream<'_>,
        name: &Name,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        // maud once asked for a question mark here and still accepts it.
        let _ = input.parse::<Option<Token![?]>>()?;
        if input.peek(token::Bracket) {
            return in_brackets(input).map(Self::Toggled);
        }
        if input.parse::<Option<Token![=]>>()?.is_none() {
            return Ok(Self::Empty);
        }
        if input.peek(token::Bracket) {
            return in_brackets(input).map(Self::Optional);
        }
        value::parse(input, name, diagnostics).map(Self::Value)
    }
}

fn in_brackets(input: ParseStream<'_>) -> syn::Result<Expr> {
    let content;
    bracketed!(content in input);
    let expr = content.parse()?;
    if content.is_empty() {
        Ok(expr)
    } else {
        Err(content.error("expected one expression and then `]`"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn all_forms_parse() {
        let source =
            r##"p.a.b[c].{ "d" (e) }.(f)."g h" #{ "i" (j) } k="l" m=(n) o=[q] r[s] t ..(u) {}"##;
        assert!(errors(source).is_empty(), "{:#?}", errors(source));
    }

    #[test]
    fn a_toggle_holds_one_expression() {
        assert_eq!(
            error("p hidden[a, b] {}"),
            "expected one expression and then `]`"
        );
    }
}
