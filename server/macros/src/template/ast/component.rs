//! `Card title=(t) open { children }`: a component, named by a Rust path in camel case.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Expr, Ident, Lit, Path, Token, bracketed, token};

use super::{Block, Splice};
use crate::diagnostics::Diagnostics;

/// A component with its props.
pub(crate) struct Component {
    pub(crate) path: Path,
    pub(crate) props: Vec<Prop>,
    /// `..(expr)`: where the other props come from.
    pub(crate) rest: Option<Splice>,
    pub(crate) children: Option<Block>,
}

/// One prop.
pub(crate) struct Prop {
    pub(crate) name: Ident,
    pub(crate) value: PropValue,
}

/// The value of a prop.
pub(crate) enum PropValue {
    /// `open`
    True,
    /// `size=3`, `title="text"`
    Literal(Lit),
    /// `title=(expr)`, `title=[option]`, `open[condition]`
    Expr(Expr),
    /// `header={ … }`
    Template(Block),
}

impl Component {
    /// Whether a component starts here: a path, or a name that begins with a capital letter.
    pub(super) fn starts(input: ParseStream<'_>) -> bool {
        let Ok(first) = input.fork().call(Ident::parse_any) else {
            return false;
        };
        let capital = first
            .to_string()
            .starts_with(|letter: char| letter.is_ascii_uppercase());
        capital || input.peek2(Token![::])
    }

    pub(super) fn parse(
        input: ParseStream<'_>,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<Self> {
        let path = input.call(Path::parse_mod_style)?;
        let mut component = Self {
            path,
            props: Vec::new(),
            rest: None,
            children: None,
        };
        loop {
            if input.parse::<Option<Token![..]>>()?.is_some() {
                component.rest = Some(Splice::parse(input)?);
            } else if input.peek(Ident::peek_any) {
                component.props.push(Prop::parse(input, diagnostics)?);
            } else {
                break;
            }
        }
        component.parse_body(input, diagnostics)?;
        Ok(component)
    }

    fn parse_body(
        &mut self,
        input: ParseStream<'_>,
        diagnostics: &mut Diagnostics,
    ) -> syn::Result<()> {
        if input.peek(token::Brace) {
            self.children = Some(Block::parse(input, diagnostics)?);
            return Ok(());
        }
        if input.peek(Token![.]) || input.peek(Token![#]) {
            return Err(input.error(
                "a component has props, no classes and no id\nhelp: give it a prop `class` or `id`",
            ));
        }
        if input.parse::<Option<Token![;]>>()?.is_none() {
            return Err(input.error("expected a prop, `{` or `;` after the component"));
        }
        Ok(())
    }
}

impl Prop {
    fn parse(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        if input.peek(Token![-]) {
            return Err(
                input.error("a prop is named like a field of a struct\nhelp: write `_` for `-`")
            );
        }
        Ok(Self {
            name,
            value: PropValue::parse(input, diagnostics)?,
        })
    }
}

impl PropValue {
    fn parse(input: ParseStream<'_>, diagnostics: &mut Diagnostics) -> syn::Result<Self> {
        if input.peek(token::Bracket) {
            return in_brackets(input);
        }
        if input.parse::<Option<Token![=]>>()?.is_none() {
            return Ok(Self::True);
        }
        if input.peek(token::Bracket) {
            in_brackets(input)
        } else if input.peek(token::Brace) {
            Block::parse(input, diagnostics).map(Self::Template)
        } else if input.peek(token::Paren) {
            Ok(Self::Expr(Splice::parse(input)?.inner().clone()))
        } else if input.peek(Lit) {
            input.parse().map(Self::Literal)
        } else {
            Err(input
                .error("expected the value of a prop: a literal, `(expression)` or `{ template }`"))
        }
    }
}

fn in_brackets(input: ParseStream<'_>) -> syn::Result<PropValue> {
    let content;
    bracketed!(content in input);
    content.parse().map(PropValue::Expr)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{error, errors};

    #[test]
    fn props_take_literals_values_and_templates() {
        let source = r#"Card title="t" size=3 open wide[w] note=[n] header={ b {} } ..(rest) { p {} } ui::Card;"#;
        assert!(errors(source).is_empty(), "{:#?}", errors(source));
    }

    #[test]
    fn classes_and_dashes_are_explained() {
        assert!(error("Card.wide {}").contains("give it a prop `class`"));
        assert!(error("Card data-x=\"y\" {}").contains("write `_` for `-`"));
    }
}
