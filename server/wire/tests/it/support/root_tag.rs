//! The start tag of a single root element, rewritten as the official client does it.

const VOID: [&str; 16] = [
    "area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
];

/// HTML with one root element, perhaps between comments.
pub(crate) struct RootTag<'h> {
    before: &'h str,
    name: &'h str,
    /// What follows the name, up to and with the end of the element.
    rest: &'h str,
    after: &'h str,
}

impl<'h> RootTag<'h> {
    pub(crate) fn of(html: &'h str) -> Self {
        let (before, tail) = html.split_at(leading(html));
        let (element, after) = tail.split_at(without_trailing(tail));
        let inner = element.strip_prefix('<').expect("a root element");
        let name = inner
            .find([' ', '\t', '\n', '\r', '>', '/'])
            .expect("the end of its name");
        let (name, rest) = inner.split_at(name);
        Self {
            before,
            name,
            rest,
            after,
        }
    }

    /// The element alone.
    pub(crate) fn element(&self) -> String {
        format!("<{}{}", self.name, self.rest)
    }

    /// All of it, with these attributes put before the element's own.
    pub(crate) fn with(&self, attributes: &str) -> String {
        format!(
            "{}<{}{attributes}{}{}",
            self.before, self.name, self.rest, self.after
        )
    }

    /// The element without content, and with no attributes but its id and these.
    pub(crate) fn skipped(&self, attributes: &str) -> String {
        let Self {
            before,
            name,
            after,
            ..
        } = self;
        let id = self.id();
        if VOID.contains(name) {
            format!("{before}<{name}{id}{attributes} data-phx-skip/>{after}")
        } else {
            format!("{before}<{name}{id}{attributes} data-phx-skip></{name}>{after}")
        }
    }

    /// The id as it stands in the start tag, with the space before it.
    fn id(&self) -> &str {
        let tag = &self.rest[..self.rest.find('>').unwrap_or(self.rest.len())];
        for quote in ['"', '\''] {
            let opening = format!(" id={quote}");
            if let Some(start) = tag.find(&opening) {
                let value = start + opening.len();
                let end = value + tag[value..].find(quote).expect("the end of the id");
                return &tag[start..=end];
            }
        }
        ""
    }
}

/// Length of the white space and comments that `html` starts with.
fn leading(html: &str) -> usize {
    let mut rest = html.trim_start();
    while rest.starts_with("<!--") {
        let end = rest.find("-->").expect("the end of a comment") + "-->".len();
        rest = rest[end..].trim_start();
    }
    html.len() - rest.len()
}

/// Length of `html` without the white space and comments that it ends with.
fn without_trailing(html: &str) -> usize {
    let mut rest = html.trim_end();
    while rest.ends_with("-->") {
        rest = rest[..rest.rfind("<!--").expect("the start of a comment")].trim_end();
    }
    rest.len()
}
