//! HTML fragments to nodes: the part of the HTML standard's parser that our templates and pages meet.
//!
//! Void and raw-text elements, implied end tags of paragraphs, list items, options and table parts, foreign content. Not:
//! foster parenting, implied `tbody`, adoption of misnested formatting.

use super::arena::{Data, Document, Id, Space};
use super::entity;

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
const RAW: &[&str] = &["script", "style", "xmp", "iframe", "noembed", "noframes"];
const RCDATA: &[&str] = &["textarea", "title"];
const CLOSES_P: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// Whether elements of this name have no content.
pub(crate) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether what is inside elements of this name is text, without entities.
pub(crate) fn is_raw(name: &str) -> bool {
    RAW.contains(&name)
}

/// Parses `html` into a new fragment.
pub(crate) fn fragment(document: &mut Document, html: &str, space: Space) -> Id {
    let root = document.add(Data::Fragment);
    Parser {
        document,
        html,
        at: 0,
        open: vec![(root, String::new(), space)],
    }
    .run();
    root
}

struct Parser<'a> {
    document: &'a mut Document,
    html: &'a str,
    at: usize,
    /// Where children go, the element's name, and the space of its children.
    open: Vec<(Id, String, Space)>,
}

impl Parser<'_> {
    fn run(mut self) {
        while self.at < self.html.len() {
            let rest = &self.html[self.at..];
            let next = rest.as_bytes().get(1).copied().unwrap_or(0);
            match (rest.as_bytes()[0], next) {
                (b'<', b'a'..=b'z' | b'A'..=b'Z') => self.start_tag(),
                (b'<', b'/') => self.end_tag(),
                (b'<', b'!' | b'?') => self.comment(),
                _ => self.text(),
            }
        }
    }

    fn rest(&self) -> &str {
        &self.html[self.at..]
    }

    fn take(&mut self, length: usize) -> String {
        let taken = self.html[self.at..self.at + length].to_owned();
        self.at += length;
        taken
    }

    fn take_until(&mut self, stop: impl Fn(char) -> bool) -> String {
        let length = self.rest().find(stop).unwrap_or(self.rest().len());
        self.take(length)
    }

    fn append(&mut self, node: Id) {
        let parent = self.open[self.open.len() - 1].0;
        self.document.insert(parent, node, None);
    }

    fn append_text(&mut self, text: &str) {
        let parent = self.open[self.open.len() - 1].0;
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.document.last(parent)
            && let Data::Text(before) = self.document.data_mut(last)
        {
            before.push_str(text);
            return;
        }
        let node = self.document.add_text(text);
        self.append(node);
    }

    fn text(&mut self) {
        let first = self.take(1.max(self.rest().chars().next().map_or(1, char::len_utf8)));
        let more = self.take_until(|c| c == '<');
        self.append_text(&entity::decode(&(first + &more)));
    }

    fn comment(&mut self) {
        let rest = self.rest();
        let (start, end, after) = if rest.starts_with("<!-->") {
            (4, 4, 5)
        } else if rest.starts_with("<!--->") {
            (4, 4, 6)
        } else if let Some(body) = rest.strip_prefix("<!--") {
            let end = body.find("-->").unwrap_or(body.len());
            (4, 4 + end, (4 + end + 3).min(rest.len()))
        } else {
            let end = rest.find('>').unwrap_or(rest.len());
            (
                if rest.starts_with("<!") { 2 } else { 1 },
                end,
                (end + 1).min(rest.len()),
            )
        };
        let is_doctype = rest
            .get(..9)
            .is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"));
        let comment = self.html[self.at + start..self.at + end.max(start)].to_owned();
        self.at += after;
        if !is_doctype {
            let node = self.document.add(Data::Comment(comment));
            self.append(node);
        }
    }

    fn end_tag(&mut self) {
        self.at += 2;
        let name = self.take_until(|c| c == '>').trim().to_ascii_lowercase();
        self.at = (self.at + 1).min(self.html.len());
        if let Some(depth) = self
            .open
            .iter()
            .rposition(|open| open.1.eq_ignore_ascii_case(&name))
            && depth > 0
        {
            self.open.truncate(depth);
        }
    }

    fn start_tag(&mut self) {
        self.at += 1;
        let written = self.take_until(|c| c.is_ascii_whitespace() || c == '/' || c == '>');
        let lower = written.to_ascii_lowercase();
        let (name, space) = self.enter_space(written, &lower);
        if space == Space::Html {
            self.imply_end_tags(&lower);
        }
        let element = self.document.add_element(&name, space);
        let self_closing = self.attributes(element);
        self.append(element);
        if space == Space::Html && (RAW.contains(&&*name) || RCDATA.contains(&&*name)) {
            return self.raw_text(element, &name);
        }
        if is_void(&name) || (self_closing && space != Space::Html) {
            return;
        }
        if name == "pre" && self.rest().starts_with('\n') {
            self.at += 1;
        }
        let content = self.document.element(element).and_then(|it| it.content);
        let inner = if name == "foreignObject" || name == "template" {
            Space::Html
        } else {
            space
        };
        self.open.push((content.unwrap_or(element), name, inner));
    }

    fn enter_space(&self, written: String, lower: &str) -> (String, Space) {
        match (lower, self.open[self.open.len() - 1].2) {
            ("svg", _) => ("svg".to_owned(), Space::Svg),
            ("math", _) => ("math".to_owned(), Space::Math),
            (_, Space::Html) => (lower.to_owned(), Space::Html),
            (_, space) => (written, space),
        }
    }

    fn imply_end_tags(&mut self, name: &str) {
        let closed: &[&str] = match name {
            "li" => &["li"],
            "dt" | "dd" => &["dt", "dd"],
            "option" => &["option"],
            "optgroup" => &["option", "optgroup"],
            "td" | "th" => &["td", "th"],
            "tr" => &["td", "th", "tr"],
            "tbody" | "thead" | "tfoot" => &["td", "th", "tr", "tbody", "thead", "tfoot"],
            name if CLOSES_P.contains(&name) => &["p"],
            _ => return,
        };
        while closed.contains(&&*self.open[self.open.len() - 1].1) {
            self.open.pop();
        }
    }

    fn attributes(&mut self, element: Id) -> bool {
        let mut self_closing = false;
        loop {
            self.take_until(|c| !c.is_ascii_whitespace());
            match self.rest().bytes().next() {
                None => return self_closing,
                Some(b'>') => {
                    self.at += 1;
                    return self_closing;
                }
                Some(b'/') => {
                    self.at += 1;
                    self_closing = self.rest().starts_with('>');
                }
                Some(_) => self.attribute(element),
            }
        }
    }

    fn attribute(&mut self, element: Id) {
        let first = self.rest().chars().next().map_or(0, char::len_utf8);
        let mut name = self.take(first);
        name += &self.take_until(|c| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'));
        let after_space = self.rest().trim_start().starts_with('=');
        let value = if after_space {
            self.attribute_value()
        } else {
            String::new()
        };
        if self
            .document
            .element(element)
            .is_some_and(|it| it.space == Space::Html)
        {
            name.make_ascii_lowercase();
        }
        if self.document.attribute(element, &name).is_none() {
            self.document
                .set_attribute(element, &name, &entity::decode(&value));
        }
    }

    fn attribute_value(&mut self) -> String {
        self.take_until(|c| c == '=');
        self.at += 1;
        self.take_until(|c| !c.is_ascii_whitespace());
        match self.rest().chars().next() {
            Some(quote @ ('"' | '\'')) => {
                self.at += 1;
                let value = self.take_until(|c| c == quote);
                self.at = (self.at + 1).min(self.html.len());
                value
            }
            _ => self.take_until(|c| c.is_ascii_whitespace() || c == '>'),
        }
    }

    fn raw_text(&mut self, element: Id, name: &str) {
        if name == "textarea" && self.rest().starts_with('\n') {
            self.at += 1;
        }
        let end = "</".to_owned() + name;
        let rest = self.rest().to_ascii_lowercase();
        let length = rest.find(&end).unwrap_or(rest.len());
        let raw = self.take(length);
        let text = if is_raw(name) {
            raw
        } else {
            entity::decode(&raw)
        };
        self.document.set_text_content(element, &text);
        self.take_until(|c| c == '>');
        self.at = (self.at + 1).min(self.html.len());
    }
}
