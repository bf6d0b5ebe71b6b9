//! The arguments of a command: members of a JSON object, looked up by name.

use std::borrow::Cow;

use bennu_wire::json::Reader;
use bennu_wire::{DecodeLimits, Raw};

/// The members of an object, unread.
#[derive(Debug, Default)]
pub(super) struct Arguments<'m>(Vec<(Cow<'m, str>, Raw<'m>)>);

/// Three lists of classes: while it goes on, at its start, at its end.
pub(super) type Phases = [Vec<String>; 3];

/// Reads `[kind, arguments]`.
pub(super) fn command<'m>(json: &mut Reader<'m>) -> Option<(Cow<'m, str>, Arguments<'m>)> {
    let mut items = json.begin_array().ok()?;
    json.next_item(&mut items).ok().filter(|more| *more)?;
    let kind = json.string().ok()?.decode();
    json.next_item(&mut items).ok().filter(|more| *more)?;
    let arguments = Arguments::read(json.raw().ok()?);
    json.next_item(&mut items).ok().filter(|more| !*more)?;
    Some((kind, arguments))
}

fn reader(raw: Raw<'_>) -> Reader<'_> {
    Reader::over(raw, &DecodeLimits::client())
}

impl<'m> Arguments<'m> {
    /// The members of an object; of anything else, none.
    pub(super) fn read(object: Raw<'m>) -> Self {
        let mut all = Self::default();
        let mut json = reader(object);
        let Ok(mut members) = json.begin_object() else {
            return all;
        };
        while let Ok(Some(name)) = json.next_key(&mut members) {
            let Ok(value) = json.raw() else { break };
            all.0.push((name.decode(), value));
        }
        all
    }

    /// A member as it stands; `null` counts as absent.
    pub(super) fn raw(&self, name: &str) -> Option<Raw<'m>> {
        let (_, value) = self.0.iter().find(|(known, _)| known == name)?;
        Some(*value).filter(|value| value.as_str() != "null")
    }

    /// A member that is a text.
    pub(super) fn text(&self, name: &str) -> Option<Cow<'m, str>> {
        Some(reader(self.raw(name)?).string().ok()?.decode())
    }

    /// Whether a member is `true`.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.raw(name).is_some_and(|value| value.as_str() == "true")
    }

    /// A member that is a whole number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.raw(name)?.as_str().parse().ok()
    }

    /// A member that is a list of texts, or one text.
    pub(super) fn texts(&self, name: &str) -> Vec<String> {
        self.raw(name)
            .map(|raw| texts(&mut reader(raw)))
            .unwrap_or_default()
    }

    /// A member that is three lists of classes.
    pub(super) fn phases(&self, name: &str) -> Option<Phases> {
        let mut json = reader(self.raw(name)?);
        let mut items = json.begin_array().ok()?;
        let mut phases = Phases::default();
        for phase in &mut phases {
            if !json.next_item(&mut items).ok()? {
                break;
            }
            *phase = texts(&mut json);
        }
        Some(phases)
    }
}

fn texts(json: &mut Reader<'_>) -> Vec<String> {
    let mut all = Vec::new();
    if let Ok(text) = json.clone().string() {
        all.push(text.decode().into_owned());
        return all;
    }
    let Ok(mut items) = json.begin_array() else {
        return all;
    };
    while let Ok(true) = json.next_item(&mut items) {
        let Ok(text) = json.string() else { break };
        all.push(text.decode().into_owned());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(text: &str) -> Arguments<'_> {
        Arguments::read(Raw::new(text))
    }

    #[test]
    fn members_are_read_as_what_they_are_asked_for() {
        let args = args(
            r##"{"to":"#a\"b","time":250,"replace":true,"none":null,"names":["x","y"],"attr":"one"}"##,
        );
        assert_eq!(args.text("to").as_deref(), Some("#a\"b"));
        assert_eq!(args.number("time"), Some(250));
        assert!(args.flag("replace"));
        assert_eq!(args.raw("none"), None);
        assert_eq!(args.text("time"), None);
        assert_eq!(args.texts("names"), ["x", "y"]);
        assert_eq!(args.texts("attr"), ["one"]);
    }

    #[test]
    fn transitions_have_three_phases() {
        let args = args(r#"{"transition":[["a","b"],["c"],[]],"short":[["a"]]}"#);
        assert_eq!(
            args.phases("transition"),
            Some([vec!["a".into(), "b".into()], vec!["c".into()], vec![]])
        );
        assert_eq!(
            args.phases("short"),
            Some([vec!["a".into()], vec![], vec![]])
        );
        assert_eq!(args.phases("absent"), None);
    }

    #[test]
    fn a_command_is_a_pair() {
        let read = |text| command(&mut reader(Raw::new(text))).map(|(kind, _)| kind.into_owned());
        assert_eq!(read(r#"["push",{"event":"x"}]"#).as_deref(), Some("push"));
        assert_eq!(read(r#"["push"]"#), None);
        assert_eq!(read(r#"["push",{},1]"#), None);
        assert_eq!(read(r#"{"push":{}}"#), None);
    }
}
