//! `JSON.parse` and `JSON.stringify`.

use bennu_wire::json::{Kind, Reader, Stopped, write};
use bennu_wire::{DecodeLimits, Raw};

use super::{Js, Members};

/// What a text says; `None` when it is no JSON.
pub(super) fn parse(text: &str) -> Option<Js> {
    let mut json = Reader::over(Raw::new(text), &DecodeLimits::client());
    let value = read(&mut json).ok()?;
    json.end().ok()?;
    Some(value)
}

fn read(json: &mut Reader<'_>) -> Result<Js, Stopped> {
    Ok(match json.peek()? {
        Kind::String => Js::Text(json.string()?.decode().into()),
        Kind::Array => {
            let mut items = Vec::new();
            let mut list = json.begin_array()?;
            while json.next_item(&mut list)? {
                items.push(read(json)?);
            }
            Js::List(std::rc::Rc::new(items.into()))
        }
        Kind::Object => {
            let mut members = Members::new();
            let mut object = json.begin_object()?;
            while let Some(name) = json.next_key(&mut object)? {
                members.push((name.decode().into(), read(json)?));
            }
            Js::Object(std::rc::Rc::new(members.into()))
        }
        Kind::Number => json.raw()?.as_str().parse().map_or(Js::Null, Js::Number),
        Kind::Bool => Js::Flag(json.raw()?.as_str() == "true"),
        Kind::Null => {
            json.raw()?;
            Js::Null
        }
    })
}

/// Writes a value. What JSON cannot say is left out.
pub(super) fn write(out: &mut String, value: &Js) {
    match value {
        Js::Nothing | Js::Null => out.push_str("null"),
        Js::Flag(on) => out.push_str(if *on { "true" } else { "false" }),
        Js::Number(number) => out.push_str(&number.to_string()),
        Js::Text(text) => write::string(out, text),
        Js::List(items) => {
            out.push('[');
            for (index, item) in items.borrow().iter().enumerate() {
                separate(out, index);
                write(out, item);
            }
            out.push(']');
        }
        Js::Object(members) => write_members(out, &members.borrow()),
        // As in a browser: an object without members of its own.
        Js::Node(_) => out.push_str("{}"),
        other => panic!("{other:?} is no JSON"),
    }
}

fn write_members(out: &mut String, members: &Members) {
    out.push('{');
    let said = members
        .iter()
        .filter(|(_, value)| !matches!(value, Js::Nothing));
    for (index, (name, value)) in said.enumerate() {
        separate(out, index);
        write::string(out, name);
        out.push(':');
        write(out, value);
    }
    out.push('}');
}

fn separate(out: &mut String, index: usize) {
    if index > 0 {
        out.push(',');
    }
}
