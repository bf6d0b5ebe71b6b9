//! JSON as this client uses it: what a value holds, by name or in order, and texts that become values.
//!
//! Messages are read member by member when one is wanted; nothing is built. What is not there, or is something else than
//! expected, is `None`. (The typed messages of `bennu_wire` are for servers and tests: reading all of a message that may say
//! anything costs several times the code.)

use std::borrow::Cow;

use bennu_wire::json::{Reader, Text, write};
use bennu_wire::{DecodeLimits, Raw};

/// The members of an object, unread.
#[derive(Debug, Default, Clone)]
pub(crate) struct Members<'m>(Vec<(Text<'m>, Raw<'m>)>);

impl<'m> Members<'m> {
    /// The members of an object; of anything else, none.
    pub(crate) fn of(object: Raw<'m>) -> Self {
        let mut all = Vec::new();
        let mut json = reader(object);
        if let Ok(mut members) = json.begin_object() {
            while let Ok(Some(name)) = json.next_key(&mut members) {
                let Ok(value) = json.raw() else { break };
                all.push((name, value));
            }
        }
        Self(all)
    }

    /// Names and values in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Text<'m>, Raw<'m>)> {
        self.0.iter()
    }

    /// A member as it stands; `null` counts as absent.
    pub(crate) fn raw(&self, name: &str) -> Option<Raw<'m>> {
        let (_, value) = self.iter().find(|(known, _)| known.raw() == name)?;
        Some(*value).filter(|value| value.as_str() != "null")
    }

    /// A member that is an object, or else an empty one.
    pub(crate) fn object(&self, name: &str) -> Self {
        self.raw(name).map_or_else(Self::default, Self::of)
    }

    /// A member that is a text.
    pub(crate) fn text(&self, name: &str) -> Option<Cow<'m, str>> {
        text(self.raw(name)?)
    }

    /// Whether a member is `true`, or `false`; `otherwise` when it is neither.
    pub(crate) fn flag(&self, name: &str, otherwise: bool) -> bool {
        match self.raw(name).map(|value| value.as_str()) {
            Some("true") => true,
            Some("false") => false,
            _ => otherwise,
        }
    }

    /// A member that is a whole number.
    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.raw(name)?.as_str().parse().ok()
    }

    /// A member that is a list of texts, or one text.
    pub(crate) fn texts(&self, name: &str) -> Vec<Cow<'m, str>> {
        let Some(raw) = self.raw(name) else {
            return Vec::new();
        };
        match text(raw) {
            Some(one) => vec![one],
            None => items(raw).into_iter().filter_map(text).collect(),
        }
    }
}

/// The items of a list; of anything else, none.
pub(crate) fn items(list: Raw<'_>) -> Vec<Raw<'_>> {
    let mut all = Vec::new();
    let mut json = reader(list);
    if let Ok(mut items) = json.begin_array() {
        while let Ok(true) = json.next_item(&mut items) {
            let Ok(item) = json.raw() else { break };
            all.push(item);
        }
    }
    all
}

/// What a value says that is a text.
pub(crate) fn text(value: Raw<'_>) -> Option<Cow<'_, str>> {
    Some(reader(value).string().ok()?.decode())
}

/// A text as a value.
pub(crate) fn quote(text: &str) -> String {
    let mut json = String::new();
    write::string(&mut json, text);
    json
}

fn reader(value: Raw<'_>) -> Reader<'_> {
    Reader::over(value, &DecodeLimits::client())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_read_as_what_they_are_asked_for() {
        let text = r##"{"to":"#a\"b","time":250,"on":true,"none":null,"names":["x","y"],"attr":"one","in":{"a":"b"}}"##;
        let members = Members::of(Raw::new(text));
        assert_eq!(members.text("to").as_deref(), Some("#a\"b"));
        assert_eq!(members.number("time"), Some(250));
        assert!(members.flag("on", false) && members.flag("time", true));
        assert_eq!(members.raw("none"), None);
        assert_eq!(members.text("time"), None);
        assert_eq!(members.texts("names"), ["x", "y"]);
        assert_eq!(members.texts("attr"), ["one"]);
        assert_eq!(members.object("in").text("a").as_deref(), Some("b"));
        assert_eq!(members.object("attr").iter().count(), 0);
    }

    #[test]
    fn what_is_cut_off_ends_where_it_is_cut() {
        assert_eq!(items(Raw::new("[1,[2],\"3")).len(), 2);
        assert_eq!(items(Raw::new("{}")).len(), 0);
        assert_eq!(Members::of(Raw::new(r#"{"a":1,"b"#)).iter().count(), 1);
    }

    #[test]
    fn values_know_where_they_stand() {
        let message = r#"["1",{"a":[7]}]"#;
        let object = items(Raw::new(message))[1];
        let list = Members::of(object).raw("a").expect("a");
        assert_eq!(&message[list.range()], "[7]");
    }
}
