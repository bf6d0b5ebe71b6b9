//! Text on its way to the page, what is held of it, and what is kept.

use super::super::arena::Document;
use super::super::{entity, template, with};
use super::Handle;
use crate::platform::value::Value;
use bennu_wire::json::Reader;
use bennu_wire::{DecodeLimits, Raw};

/// A message that the client reads.
pub fn retain(message: &str) {
    with(|document| message.clone_into(&mut document.message));
}

/// Ranges are those of this message from now on.
pub(crate) fn read_from(message: &str) {
    retain(message);
}

/// Holds an empty text, to be added to.
pub(crate) fn hold_nothing() {
    with(|document| document.held.clear());
}

/// A text: a range of the message, which is inverted when escapes are in it, or what is held.
pub(super) fn passed(document: &Document, start: u32, end: i32) -> String {
    let range = |end: i32| document.message.get(start as usize..end as usize);
    match end {
        -1 => document.held.clone(),
        ..0 => unescaped(range(!end).unwrap_or_default()),
        _ => range(end).unwrap_or_default().to_owned(),
    }
}

fn unescaped(text: &str) -> String {
    let json = ["\"", text, "\""].concat();
    let mut json = Reader::over(Raw::new(&json), &DecodeLimits::client());
    let text = json.string().map(|text| text.decode().into_owned());
    text.unwrap_or_default()
}

/// Holds a text of the message as it is meant. Tells whether it is HTML, if that `may_be`.
pub(crate) fn resolve(start: u32, end: i32, may_be: bool) -> bool {
    with(|document| {
        let text = passed(document, start, end);
        let is_html = may_be && text.contains('<');
        document.held = if is_html { text } else { entity::decode(&text) };
        is_html
    })
}

/// A text of the message, or the one that is held.
pub(crate) fn said(start: u32, end: i32) -> Value {
    let text = with(|document| passed(document, start, end));
    text.as_str().into()
}

/// Keeps a text at a handle.
pub(crate) fn keep(handle: Handle, start: u32, end: i32) {
    with(|document| {
        let text = passed(document, start, end);
        document.kept.insert(handle, text);
    });
}

/// Adds a text that is kept to what is held.
pub(crate) fn add_kept(handle: Handle) {
    with(|document| {
        let kept = document.kept.get(&handle).map_or("", String::as_str);
        document.held.push_str(kept);
    });
}

/// Adds one of the statics to what is held, if there are so many.
pub(crate) fn add_constant(number: u32, index: u32) -> bool {
    let constant = template::constant(number, index);
    with(|document| {
        document
            .held
            .push_str(constant.as_deref().unwrap_or_default())
    });
    constant.is_some()
}
