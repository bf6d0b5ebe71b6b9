//! Templates whose slots have no place of their own: inside a tag's name, a comment, or half a tag.
//!
//! What they hold is kept as text, and shown as one range of HTML that is made anew when something in it changes.

use crate::platform::parts;
use bennu_wire::read::EntryFrom;

/// A node, or an entry of a list: a template and what its slots hold.
#[derive(Clone, Debug)]
pub(crate) struct Knot {
    number: u32,
    slots: Vec<Content>,
}

#[derive(Clone, Debug)]
enum Content {
    Text(String),
    Node(Knot),
    List(u32, Vec<Knot>),
}

impl Knot {
    pub(crate) fn new(number: u32) -> Self {
        Self {
            number,
            slots: Vec::new(),
        }
    }

    fn slot(&mut self, index: u32) -> &mut Content {
        let index = index as usize;
        if self.slots.len() <= index {
            self.slots.resize(index + 1, Content::Text(String::new()));
        }
        &mut self.slots[index]
    }

    /// The whole as HTML.
    pub(crate) fn write(&self, html: &mut String) {
        let mut slots = self.slots.iter();
        for index in 0.. {
            let Some(part) = parts::constant(self.number, index) else {
                return;
            };
            html.push_str(&part);
            match slots.next() {
                Some(Content::Text(text)) => html.push_str(text),
                Some(Content::Node(knot)) => knot.write(html),
                Some(Content::List(_, rows)) => rows.iter().for_each(|row| row.write(html)),
                None => {}
            }
        }
    }
}

/// The message is in such a template: the way from its root to where the message is.
#[derive(Debug)]
pub(crate) struct OpaqueFrame {
    levels: Vec<Level>,
}

#[derive(Debug)]
enum Level {
    Knot(Knot, u32),
    /// Statics, rows of before, rows told so far, and the position that is being told.
    List(u32, Vec<Knot>, Vec<(u32, Knot)>, u32),
}

impl OpaqueFrame {
    pub(crate) fn new(root: Knot) -> Self {
        Self {
            levels: vec![Level::Knot(root, 0)],
        }
    }

    /// Whether the message is at the root, and not below.
    pub(crate) fn is_at_root(&self) -> bool {
        self.levels.len() == 1
    }

    pub(crate) fn into_root(mut self) -> Option<Knot> {
        match self.levels.pop() {
            Some(Level::Knot(knot, _)) if self.levels.is_empty() => Some(knot),
            _ => None,
        }
    }

    pub(crate) fn choose(&mut self, index: u32) -> Option<()> {
        const MOST_SLOTS: u32 = 1 << 16;
        match self.levels.last_mut()? {
            Level::Knot(_, slot) if index < MOST_SLOTS => *slot = index,
            _ => return None,
        }
        Some(())
    }

    fn content(&mut self) -> Option<&mut Content> {
        match self.levels.last_mut()? {
            Level::Knot(knot, slot) => Some(knot.slot(*slot)),
            Level::List(..) => None,
        }
    }

    pub(crate) fn text(&mut self, text: String) -> Option<()> {
        *self.content()? = Content::Text(text);
        Some(())
    }

    pub(crate) fn begin_node(&mut self, template: Option<u32>) -> Option<()> {
        let content = self.content()?;
        let knot = match (template, content) {
            (Some(number), _) => Knot::new(number),
            (None, Content::Node(knot)) => knot.clone(),
            _ => return None,
        };
        self.levels.push(Level::Knot(knot, 0));
        Some(())
    }

    pub(crate) fn end_node(&mut self) -> Option<()> {
        let Some(Level::Knot(knot, _)) = self.levels.pop() else {
            return None;
        };
        *self.content()? = Content::Node(knot);
        Some(())
    }

    pub(crate) fn begin_list(&mut self, template: Option<u32>) -> Option<()> {
        let (number, rows) = match (template, self.content()?) {
            (Some(number), _) => (number, Vec::new()),
            (None, Content::List(number, rows)) => (*number, rows.clone()),
            _ => return None,
        };
        self.levels.push(Level::List(number, rows, Vec::new(), 0));
        Some(())
    }

    pub(crate) fn begin_entry(&mut self, position: u32, from: EntryFrom) -> Option<()> {
        let Level::List(number, rows, _, at) = self.levels.last_mut()? else {
            return None;
        };
        *at = position;
        let old = match from {
            EntryFrom::InPlace => rows.get(position as usize).cloned(),
            EntryFrom::Moved(old) => Some(rows.get(old as usize)?.clone()),
            EntryFrom::Fresh => None,
        };
        let knot = old.unwrap_or_else(|| Knot::new(*number));
        self.levels.push(Level::Knot(knot, 0));
        Some(())
    }

    pub(crate) fn end_entry(&mut self) -> Option<()> {
        let Some(Level::Knot(knot, _)) = self.levels.pop() else {
            return None;
        };
        let Level::List(_, _, told, position) = self.levels.last_mut()? else {
            return None;
        };
        told.push((*position, knot));
        Some(())
    }

    pub(crate) fn end_list(&mut self, count: Option<u32>) -> Option<()> {
        let Some(Level::List(number, old, told, _)) = self.levels.pop() else {
            return None;
        };
        let count = count.map_or(old.len(), |count| count as usize);
        if count > old.len() + told.len() {
            return None;
        }
        let mut rows: Vec<Option<Knot>> = old.into_iter().map(Some).collect();
        rows.resize(count, None);
        for (position, knot) in told {
            if let Some(row) = rows.get_mut(position as usize) {
                *row = Some(knot);
            }
        }
        *self.content()? = Content::List(number, rows.into_iter().collect::<Option<_>>()?);
        Some(())
    }
}
