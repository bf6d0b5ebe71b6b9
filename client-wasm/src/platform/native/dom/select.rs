//! CSS selectors: what the client and the pages' own commands use.
//!
//! Type, `*`, `#id`, `.class`, `[attr]` with `=`, `^=`, `$=`, `*=`, `~=`, `:not(..)`, `:is(..)`, `:checked`, `:disabled`,
//! `:first-child`, `:last-child`; descendant, child, next-sibling and subsequent-sibling combinators; lists.

use super::arena::{Document, Id};

/// A list of alternatives.
#[derive(Debug)]
pub(crate) struct Selector(Vec<Complex>);

#[derive(Debug)]
struct Complex {
    subject: Vec<Simple>,
    /// From the subject outwards.
    context: Vec<(Combinator, Vec<Simple>)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Combinator {
    Descendant,
    Child,
    Next,
    Later,
}

#[derive(Debug)]
enum Simple {
    Type(String),
    Id(String),
    Class(String),
    Attribute(String, Option<(u8, String)>),
    Not(Selector),
    Is(Selector),
    Pseudo(String),
}

impl Selector {
    /// Reads a selector; `None` when it is none.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader { text, at: 0 };
        let selector = reader.list()?;
        (reader.at == text.len()).then_some(selector)
    }

    /// Whether the element matches.
    pub(crate) fn matches(&self, document: &Document, id: Id) -> bool {
        document.element(id).is_some() && self.0.iter().any(|it| it.matches(document, id))
    }
}

impl Complex {
    fn matches(&self, document: &Document, id: Id) -> bool {
        compound(document, id, &self.subject) && context(document, id, &self.context)
    }
}

fn context(document: &Document, id: Id, rest: &[(Combinator, Vec<Simple>)]) -> bool {
    let Some(((combinator, simples), outer)) = rest.split_first() else {
        return true;
    };
    let fits = |node: Id| compound(document, node, simples) && context(document, node, outer);
    match combinator {
        Combinator::Child => document.parent(id).is_some_and(fits),
        Combinator::Descendant => document.ancestors(id).skip(1).any(fits),
        Combinator::Next => siblings_before(document, id).next().is_some_and(fits),
        Combinator::Later => siblings_before(document, id).any(fits),
    }
}

fn siblings_before(document: &Document, id: Id) -> impl Iterator<Item = Id> + '_ {
    std::iter::successors(document.previous(id), |&node| document.previous(node))
        .filter(|&node| document.element(node).is_some())
}

fn siblings_after(document: &Document, id: Id) -> impl Iterator<Item = Id> + '_ {
    std::iter::successors(document.next(id), |&node| document.next(node))
        .filter(|&node| document.element(node).is_some())
}

fn compound(document: &Document, id: Id, simples: &[Simple]) -> bool {
    document.element(id).is_some() && simples.iter().all(|simple| simple.matches(document, id))
}

impl Simple {
    fn matches(&self, document: &Document, id: Id) -> bool {
        match self {
            Self::Type(name) => name == "*" || document.name(id).eq_ignore_ascii_case(name),
            Self::Id(name) => document.attribute(id, "id") == Some(name),
            Self::Class(name) => document
                .attribute(id, "class")
                .is_some_and(|it| it.split_whitespace().any(|class| class == name)),
            Self::Attribute(name, None) => document.attribute(id, name).is_some(),
            Self::Attribute(name, Some((operator, value))) => document
                .attribute(id, name)
                .is_some_and(|it| compare(it, *operator, value)),
            Self::Not(selector) => !selector.matches(document, id),
            Self::Is(selector) => selector.matches(document, id),
            Self::Pseudo(name) => pseudo(document, id, name),
        }
    }
}

fn compare(actual: &str, operator: u8, value: &str) -> bool {
    match operator {
        b'^' => !value.is_empty() && actual.starts_with(value),
        b'$' => !value.is_empty() && actual.ends_with(value),
        b'*' => !value.is_empty() && actual.contains(value),
        b'~' => actual.split_whitespace().any(|word| word == value),
        _ => actual == value,
    }
}

fn pseudo(document: &Document, id: Id, name: &str) -> bool {
    match name {
        "checked" => document.is_checked(id),
        "disabled" => document.attribute(id, "disabled").is_some(),
        "enabled" => document.attribute(id, "disabled").is_none(),
        "first-child" => siblings_before(document, id).next().is_none(),
        "last-child" => siblings_after(document, id).next().is_none(),
        "scope" => true,
        _ => false,
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    fn spaces(&mut self) -> bool {
        let before = self.at;
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
        self.at > before
    }

    fn name(&mut self) -> Option<String> {
        let mut name = String::new();
        while let Some(c) = self.peek() {
            if c == '\\' {
                self.at += 1;
                name.push(self.peek()?);
                self.at += self.peek()?.len_utf8();
            } else if c.is_alphanumeric() || c == '-' || c == '_' || !c.is_ascii() {
                name.push(c);
                self.at += c.len_utf8();
            } else {
                break;
            }
        }
        (!name.is_empty()).then_some(name)
    }

    fn list(&mut self) -> Option<Selector> {
        let mut all = vec![self.complex()?];
        while self.eat(',') {
            all.push(self.complex()?);
        }
        Some(Selector(all))
    }

    fn complex(&mut self) -> Option<Complex> {
        self.spaces();
        let mut subject = self.compound()?;
        let mut context = Vec::new();
        loop {
            let space = self.spaces();
            let combinator = match self.peek() {
                Some('>') => Combinator::Child,
                Some('+') => Combinator::Next,
                Some('~') => Combinator::Later,
                None | Some(',' | ')') => return Some(Complex { subject, context }),
                Some(_) if space => Combinator::Descendant,
                Some(_) => return None,
            };
            if combinator != Combinator::Descendant {
                self.at += 1;
                self.spaces();
            }
            let next = self.compound()?;
            context.insert(0, (combinator, std::mem::replace(&mut subject, next)));
        }
    }

    fn compound(&mut self) -> Option<Vec<Simple>> {
        let mut simples = Vec::new();
        loop {
            simples.push(match self.peek() {
                Some('*') => {
                    self.at += 1;
                    Simple::Type("*".to_owned())
                }
                Some('#') => {
                    self.at += 1;
                    Simple::Id(self.name()?)
                }
                Some('.') => {
                    self.at += 1;
                    Simple::Class(self.name()?)
                }
                Some('[') => self.attribute()?,
                Some(':') => self.pseudo()?,
                Some(c) if c.is_alphanumeric() || c == '-' || c == '_' || c == '\\' => {
                    Simple::Type(self.name()?)
                }
                _ => break,
            });
        }
        (!simples.is_empty()).then_some(simples)
    }

    fn attribute(&mut self) -> Option<Simple> {
        self.at += 1;
        self.spaces();
        let name = self.name()?;
        self.spaces();
        if self.eat(']') {
            return Some(Simple::Attribute(name, None));
        }
        let operator = self.peek()?;
        if operator != '=' {
            self.at += 1;
        }
        if !self.eat('=') {
            return None;
        }
        self.spaces();
        let value = match self.peek()? {
            quote @ ('"' | '\'') => {
                self.at += 1;
                let end = self.text[self.at..].find(quote)?;
                let value = self.text[self.at..self.at + end].replace('\\', "");
                self.at += end + 1;
                value
            }
            _ => self.name()?,
        };
        self.spaces();
        self.eat(']')
            .then_some(Simple::Attribute(name, Some((operator as u8, value))))
    }

    fn pseudo(&mut self) -> Option<Simple> {
        self.at += 1;
        let name = self.name()?;
        if !self.eat('(') {
            return Some(Simple::Pseudo(name));
        }
        let inner = self.list()?;
        self.spaces();
        if !self.eat(')') {
            return None;
        }
        match name.as_str() {
            "not" => Some(Simple::Not(inner)),
            "is" | "where" => Some(Simple::Is(inner)),
            _ => None,
        }
    }
}
