//! Where the slots of a template are: reads the statics as an HTML tokeniser would, and writes them again with marks.
//!
//! A child slot is marked by a comment, an element that has slots in its tag by an attribute. What the browser's parser then
//! makes of the marked HTML decides; see [`prepare`](super::prepare).
//!
//! The file is long because a tokeniser is one machine: one short function for each of its states.

#[cfg(test)]
mod tests;

use super::super::entity;
use super::super::state::CONTENT;
use super::OF_INTEREST;

/// The comment that marks a child slot, before its number.
pub(crate) const MARK_COMMENT: &str = "bennu-slot:";
/// The attribute that marks an element.
pub(crate) const MARK_ATTRIBUTE: &str = "bennu-slot";

/// What the statics say.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// The statics as HTML, with marks in place of slots.
    pub(crate) markup: String,
    /// The marks, in document order.
    pub(crate) marks: Vec<Mark>,
    /// Where each slot is.
    pub(crate) slots: Vec<Place>,
    /// Attribute values and texts that are made of constants and slots.
    pub(crate) composites: Vec<Composite>,
}

/// A node that must be found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) is_element: bool,
    /// The rest of the client must hear of the element.
    pub(crate) interest: bool,
    /// A slot gives the element attributes that nobody knows beforehand.
    pub(crate) open: bool,
    /// The element is left to others once it is on the page.
    pub(crate) ignore: bool,
}

/// Where a slot is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) mark: u32,
    pub(crate) kind: PlaceKind,
}

/// What a slot is to the node of its mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    /// Text or nodes among its siblings.
    Child,
    /// The composite with this number, or a part of it.
    Value(u32),
    /// Any number of attributes.
    Attributes,
}

/// A value made of constants and slots: the constants are one more than the slots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Composite {
    /// The attribute, or [`CONTENT`] for the text inside the element.
    pub(crate) name: String,
    /// The first of its slots; the others follow.
    pub(crate) first: u32,
    pub(crate) constants: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Text,
    TagOpen,
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    /// Ends with this quote; with a space when there is none.
    Value(u8),
    EndTag,
    /// After `<!`.
    Declaration,
    Bogus,
    Comment,
    /// In an element whose content is text only.
    Raw,
}

/// Scans the statics. `None` when a slot is where none can be.
pub(crate) fn scan<S: AsRef<str>>(statics: &[S]) -> Option<Scan> {
    let mut scanner = Scanner::default();
    for (index, part) in statics.iter().enumerate() {
        if index > 0 {
            scanner.slot(index as u32 - 1)?;
        }
        part.as_ref().bytes().for_each(|byte| scanner.byte(byte));
    }
    scanner.finish()
}

struct Scanner {
    state: State,
    out: Vec<u8>,
    scan: Scan,
    /// The mark of the element whose tag is open, if it has one.
    mark: Option<u32>,
    /// Where in the output the tag's name, the attribute, its value, or the raw text starts.
    tag: usize,
    attribute: usize,
    value: usize,
    /// Where a mark can still be put into the last tag.
    tag_end: usize,
    wants_mark: Mark,
    /// The constant that is being read, when slots are in the value.
    constant: Option<Vec<u8>>,
}

impl Default for Scanner {
    fn default() -> Self {
        Self {
            state: State::Text,
            out: Vec::new(),
            scan: Scan::default(),
            mark: None,
            tag: 0,
            attribute: 0,
            value: 0,
            tag_end: 0,
            wants_mark: Mark::default(),
            constant: None,
        }
    }
}

impl Scanner {
    fn byte(&mut self, byte: u8) {
        if let Some(constant) = &mut self.constant {
            if !ends_value(self.state, byte) {
                constant.push(byte);
                return self.end_raw_composite();
            }
            return self.end_composite(byte);
        }
        let before = self.state;
        let at = self.out.len();
        self.out.push(byte);
        self.state = self.next(before, byte, at);
    }

    fn next(&mut self, state: State, byte: u8, at: usize) -> State {
        let is_space = byte.is_ascii_whitespace();
        match (state, byte) {
            (State::Text, b'<') => State::TagOpen,
            (State::Text, _) => State::Text,
            (State::TagOpen, b'a'..=b'z' | b'A'..=b'Z') => {
                (self.tag, self.mark, self.wants_mark) = (at, None, Mark::default());
                State::TagName
            }
            (State::TagOpen, b'/') => State::EndTag,
            (State::TagOpen, b'!') => State::Declaration,
            (State::TagOpen, b'?') => State::Bogus,
            (State::TagOpen, _) => State::Text,
            (State::EndTag | State::Bogus | State::Declaration, b'>') => State::Text,
            (State::EndTag, _) => State::EndTag,
            (State::Declaration, b'-') if self.out.ends_with(b"<!--") => State::Comment,
            (State::Declaration, b'-') => State::Declaration,
            (State::Declaration | State::Bogus, _) => State::Bogus,
            (State::Comment, b'>') if self.out[..at].ends_with(b"--") => State::Text,
            (State::Comment, _) => State::Comment,
            (State::Raw, _) => self.raw(),
            (State::Value(b' '), b'>') => self.end_tag(at, true),
            (State::Value(quote), byte) if byte == quote || (quote == b' ' && is_space) => {
                self.end_value(at);
                State::BeforeName
            }
            (State::Value(quote), _) => State::Value(quote),
            (State::Name, b'=' | b'>' | b'/') => {
                self.end_name(at);
                self.in_tag(state, byte, at)
            }
            (State::Name, _) if is_space => {
                self.end_name(at);
                State::AfterName
            }
            (State::BeforeValue, b'"' | b'\'') => {
                self.value = at + 1;
                State::Value(byte)
            }
            (State::BeforeValue, b'>') => self.end_tag(at, false),
            (State::BeforeValue, _) if !is_space => {
                self.value = at;
                State::Value(b' ')
            }
            _ => self.in_tag(state, byte, at),
        }
    }

    fn in_tag(&mut self, state: State, byte: u8, at: usize) -> State {
        match (state, byte) {
            (_, b'>') => self.end_tag(at, false),
            (_, b'/') => State::BeforeName,
            (State::Name | State::AfterName, b'=') => State::BeforeValue,
            (State::TagName | State::Name, byte) if !byte.is_ascii_whitespace() => state,
            (State::BeforeName | State::AfterName, byte) if !byte.is_ascii_whitespace() => {
                self.attribute = at;
                State::Name
            }
            (State::TagName, _) => State::BeforeName,
            _ => state,
        }
    }

    fn end_name(&mut self, at: usize) {
        self.wants_mark.interest |= OF_INTEREST
            .iter()
            .any(|name| name.as_bytes() == &self.out[self.attribute..at]);
        self.value = at;
    }

    fn attribute_name(&self) -> &[u8] {
        let name = &self.out[self.attribute..];
        let end = name
            .iter()
            .position(|byte| *byte == b'=' || byte.is_ascii_whitespace());
        &name[..end.unwrap_or(name.len())]
    }

    fn end_value(&mut self, at: usize) {
        if &self.out[self.value..at] == b"ignore" && self.attribute_name() == b"phx-update" {
            self.wants_mark.ignore = true;
        }
    }

    /// The `>` at `at` ends a start tag: mark it if something wants to find its element again.
    fn end_tag(&mut self, at: usize, is_unquoted: bool) -> State {
        let is_closed = !is_unquoted && self.out[..at].ends_with(b"/");
        self.tag_end = if is_closed { at - 1 } else { at };
        if self.wants_mark != Mark::default() {
            let mark = self.element_mark();
            self.scan.marks[mark as usize] = Mark {
                is_element: true,
                ..self.wants_mark
            };
        }
        if let Some(mark) = self.mark {
            self.write_mark(mark);
        }
        self.value = self.out.len();
        if is_text_only(self.tag_name()) {
            State::Raw
        } else {
            State::Text
        }
    }

    fn tag_name(&self) -> &[u8] {
        let name = &self.out[self.tag..];
        let end = name
            .iter()
            .position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
        &name[..end.unwrap_or(name.len())]
    }

    fn element_mark(&mut self) -> u32 {
        let next = self.scan.marks.len() as u32;
        if self.mark.is_none() {
            self.scan.marks.push(Mark {
                is_element: true,
                ..Mark::default()
            });
        }
        *self.mark.get_or_insert(next)
    }

    fn write_mark(&mut self, mark: u32) {
        let mut text = Vec::new();
        text.push(b' ');
        text.extend_from_slice(MARK_ATTRIBUTE.as_bytes());
        text.extend_from_slice(b"=\"");
        push_number(&mut text, mark);
        text.push(b'"');
        self.out.splice(self.tag_end..self.tag_end, text);
    }

    /// Raw text ends where its element's end tag starts.
    fn raw(&self) -> State {
        if ends_raw(&self.out, self.tag_name()) {
            State::EndTag
        } else {
            State::Raw
        }
    }

    fn slot(&mut self, index: u32) -> Option<()> {
        if let Some(constant) = &mut self.constant {
            let constant = text_of(&std::mem::take(constant))?;
            let composite = self.scan.composites.last_mut()?;
            composite.constants.push(constant);
            let place = self.scan.slots.last()?.clone();
            self.scan.slots.push(place);
            return Some(());
        }
        let place = match self.state {
            State::Text => self.child(),
            State::TagName | State::BeforeName | State::Name | State::AfterName => {
                self.attributes()
            }
            State::BeforeValue | State::Value(_) | State::Raw => self.composite(index)?,
            _ => return None,
        };
        self.scan.slots.push(place);
        Some(())
    }

    fn child(&mut self) -> Place {
        let mark = self.scan.marks.len() as u32;
        self.scan.marks.push(Mark::default());
        self.out.extend_from_slice(b"<!--");
        self.out.extend_from_slice(MARK_COMMENT.as_bytes());
        push_number(&mut self.out, mark);
        self.out.extend_from_slice(b"-->");
        Place {
            mark,
            kind: PlaceKind::Child,
        }
    }

    fn attributes(&mut self) -> Place {
        let mark = self.element_mark();
        self.wants_mark.open = true;
        self.state = State::BeforeName;
        Place {
            mark,
            kind: PlaceKind::Attributes,
        }
    }

    fn composite(&mut self, index: u32) -> Option<Place> {
        if self.state == State::BeforeValue {
            (self.state, self.value) = (State::Value(b' '), self.out.len());
        }
        let is_unquoted = self.state == State::Value(b' ');
        let constant = text_of(&self.out.split_off(self.value))?;
        let is_raw = self.state == State::Raw;
        let (name, constant) = if is_raw {
            (CONTENT.to_owned(), self.without_newline(constant))
        } else {
            (
                String::from_utf8(self.attribute_name().to_vec()).ok()?,
                constant,
            )
        };
        let is_marked = self.mark.is_some();
        let mark = self.element_mark();
        if is_raw && !is_marked {
            self.write_mark(mark);
        }
        if is_unquoted {
            self.out.extend_from_slice(b"\"\"");
        }
        self.constant = Some(Vec::new());
        self.scan.composites.push(Composite {
            name,
            first: index,
            constants: vec![constant],
        });
        Some(Place {
            mark,
            kind: PlaceKind::Value(self.scan.composites.len() as u32 - 1),
        })
    }

    /// The parser drops a newline at the start of a `textarea`.
    fn without_newline(&self, text: String) -> String {
        match text.strip_prefix('\n') {
            Some(rest) if self.tag_name().eq_ignore_ascii_case(b"textarea") => rest.to_owned(),
            _ => text,
        }
    }

    /// The byte that ends an attribute's value in which slots are.
    fn end_composite(&mut self, byte: u8) {
        self.close_composite();
        self.state = State::BeforeName;
        match byte {
            b'>' => self.byte(byte),
            _ => self.out.push(byte),
        }
    }

    /// The end tag that ends the text in which slots are, if it was just read.
    fn end_raw_composite(&mut self) {
        if self.state != State::Raw {
            return;
        }
        let name = self.tag_name().to_vec();
        let Some(constant) = self.constant.as_mut().filter(|text| ends_raw(text, &name)) else {
            return;
        };
        constant.truncate(constant.len() - name.len() - 2);
        self.close_composite();
        self.out.extend_from_slice(b"</");
        self.out.extend_from_slice(&name);
        self.state = State::EndTag;
    }

    fn close_composite(&mut self) {
        let constant = self.constant.take().and_then(|it| text_of(&it));
        if let Some(composite) = self.scan.composites.last_mut() {
            composite.constants.push(constant.unwrap_or_default());
        }
    }

    fn finish(mut self) -> Option<Scan> {
        if self.state != State::Text || self.constant.is_some() {
            return None;
        }
        self.scan.markup = String::from_utf8(self.out).ok()?;
        Some(self.scan)
    }
}

fn ends_value(state: State, byte: u8) -> bool {
    match state {
        State::Value(b' ') => byte == b'>' || byte.is_ascii_whitespace(),
        State::Value(quote) => byte == quote,
        _ => false,
    }
}

fn ends_raw(text: &[u8], name: &[u8]) -> bool {
    let (before, end) = text.split_at(text.len().saturating_sub(name.len()));
    before.ends_with(b"</") && end.eq_ignore_ascii_case(name)
}

fn is_text_only(name: &[u8]) -> bool {
    [&b"textarea"[..], b"title", b"style", b"script"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(name))
}

/// A constant as it is meant.
fn text_of(constant: &[u8]) -> Option<String> {
    Some(entity::decode(std::str::from_utf8(constant).ok()?))
}

/// Writes a number in decimal.
fn push_number(text: &mut Vec<u8>, number: u32) {
    if number > 9 {
        push_number(text, number / 10);
    }
    text.push(b'0' + (number % 10) as u8);
}
