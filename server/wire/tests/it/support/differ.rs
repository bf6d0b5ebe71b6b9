//! A server's differ in its simplest form: it keeps the view before, and writes what differs.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::model::{Filled, List, TEMPLATES, Value, View, has_single_root};

/// The choices that the protocol leaves to a server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// Components take their statics from others where they can.
    pub(crate) links: bool,
    /// New entries in the place of others say that they are new.
    pub(crate) fresh: bool,
    /// Moves are announced.
    pub(crate) announced: bool,
}

/// What differs between two views of one page.
pub(crate) fn diff(old: Option<&View>, new: &View, style: Style) -> String {
    let old = old.filter(|old| old.root.template == new.root.template);
    let mut differ = Differ {
        style,
        table: Some(Vec::new()),
    };
    let mut diff = differ.filled(old.map(|old| &old.root), &new.root);
    let table = differ.table.take().unwrap_or_default();
    if !table.is_empty() {
        diff.insert("p".into(), numbered(&table));
    }
    let components = differ.components(old.map(|old| &old.components), &new.components);
    if !components.is_empty() {
        diff.insert("c".into(), components.into());
    }
    Json::Object(diff).to_string()
}

struct Differ {
    style: Style,
    /// The templates of this diff; `None` inside components, where statics stand in their node.
    table: Option<Vec<usize>>,
}

fn numbered(table: &[usize]) -> Json {
    let entries = table.iter().enumerate();
    entries
        .map(|(index, &template)| (index.to_string(), json!(TEMPLATES[template])))
        .collect()
}

impl Differ {
    fn statics(&mut self, template: usize) -> Json {
        let Some(table) = &mut self.table else {
            return json!(TEMPLATES[template]);
        };
        let index = table
            .iter()
            .position(|&known| known == template)
            .unwrap_or_else(|| {
                table.push(template);
                table.len() - 1
            });
        json!(index)
    }

    fn filled(&mut self, old: Option<&Filled>, new: &Filled) -> Map<String, Json> {
        let old = old.filter(|old| old.template == new.template);
        let mut diff = self.slots(old.map(|old| &*old.slots), &new.slots);
        if old.is_none() {
            diff.insert("s".into(), self.statics(new.template));
            if has_single_root(new.template) {
                diff.insert("r".into(), json!(1));
            }
        }
        diff
    }

    fn slots(&mut self, old: Option<&[Value]>, new: &[Value]) -> Map<String, Json> {
        let mut diff = Map::new();
        for (index, value) in new.iter().enumerate() {
            if let Some(value) = self.value(old.map(|old| &old[index]), value) {
                diff.insert(index.to_string(), value);
            }
        }
        diff
    }

    fn value(&mut self, old: Option<&Value>, new: &Value) -> Option<Json> {
        let full = |map: Map<String, Json>| (!map.is_empty()).then_some(Json::Object(map));
        match (old, new) {
            (Some(Value::Text(old)), Value::Text(new)) if old == new => None,
            (_, Value::Text(text)) => Some(json!(text)),
            (Some(Value::Component(old)), Value::Component(new)) if old == new => None,
            (_, Value::Component(cid)) => Some(json!(cid)),
            (Some(Value::Node(old)), Value::Node(new)) => full(self.filled(Some(old), new)),
            (_, Value::Node(new)) => full(self.filled(None, new)),
            (Some(Value::List(old)), Value::List(new)) => full(self.list(Some(old), new)),
            (_, Value::List(new)) => full(self.list(None, new)),
        }
    }

    fn list(&mut self, old: Option<&List>, new: &List) -> Map<String, Json> {
        let old = old.filter(|old| old.template == new.template);
        // Inside a component, a comprehension brings a table for what is in it.
        let local = self.table.is_none();
        if local {
            self.table = Some(Vec::new());
        }
        let entries = self.entries(old.map(|old| &*old.entries), &new.entries);
        let table = if local { self.table.take() } else { None };
        let mut diff = Map::new();
        if let Some(table) = table.filter(|table| !table.is_empty()) {
            diff.insert("p".into(), numbered(&table));
        }
        let count_changed = old.is_none_or(|old| old.entries.len() != new.entries.len());
        if !entries.is_empty() || count_changed {
            let mut entries = entries;
            entries.insert("kc".into(), json!(new.entries.len()));
            diff.insert("k".into(), entries.into());
        }
        if old.is_none() {
            diff.insert("s".into(), self.statics(new.template));
        }
        diff
    }

    fn entries(
        &mut self,
        old: Option<&[(u8, Vec<Value>)]>,
        new: &[(u8, Vec<Value>)],
    ) -> Map<String, Json> {
        let old = old.unwrap_or_default();
        let mut diff = Map::new();
        for (position, (key, slots)) in new.iter().enumerate() {
            let before = old.iter().position(|(known, _)| known == key);
            let changes = self.slots(before.map(|before| &*old[before].1), slots);
            if let Some(entry) = self.entry(position, before, changes, old.len()) {
                if self.style.announced && !entry.is_object() {
                    diff.insert("km".into(), json!(true));
                }
                diff.insert(position.to_string(), entry);
            }
        }
        diff
    }

    fn entry(
        &self,
        position: usize,
        before: Option<usize>,
        changes: Map<String, Json>,
        old: usize,
    ) -> Option<Json> {
        match before {
            Some(before) if before == position => (!changes.is_empty()).then(|| changes.into()),
            Some(before) if changes.is_empty() => Some(json!(before)),
            Some(before) => Some(json!([before, changes])),
            None if self.style.fresh && position < old => Some(json!([null, changes])),
            None => Some(changes.into()),
        }
    }

    fn components(
        &mut self,
        old: Option<&BTreeMap<u64, Filled>>,
        new: &BTreeMap<u64, Filled>,
    ) -> Map<String, Json> {
        let empty = BTreeMap::new();
        let old = old.unwrap_or(&empty);
        let mut diff = Map::new();
        for (cid, component) in new {
            let changes = match old.get(cid) {
                Some(known) if known.template == component.template => {
                    self.filled(Some(known), component)
                }
                _ => self.new_component(*cid, component, old, new),
            };
            if !changes.is_empty() {
                diff.insert(cid.to_string(), changes.into());
            }
        }
        // A component that others in the diff are based on must be in it.
        diff
    }

    fn new_component(
        &mut self,
        cid: u64,
        component: &Filled,
        old: &BTreeMap<u64, Filled>,
        new: &BTreeMap<u64, Filled>,
    ) -> Map<String, Json> {
        let alike = |other: &Filled| self.style.links && other.template == component.template;
        if let Some((&other, base)) = old.iter().find(|(_, base)| alike(base)) {
            return self.linked(json!(-other.cast_signed()), base, component);
        }
        // Those before it, and new as well: what has not changed may not be in the diff.
        let in_diff = |other: u64| other < cid && !old.contains_key(&other);
        if let Some((&other, base)) = new
            .iter()
            .find(|&(&other, base)| in_diff(other) && alike(base))
        {
            return self.linked(json!(other), base, component);
        }
        self.filled(None, component)
    }

    fn linked(&mut self, link: Json, base: &Filled, component: &Filled) -> Map<String, Json> {
        let mut changes = self.slots(Some(&base.slots), &component.slots);
        changes.insert("s".into(), link);
        changes
    }
}
