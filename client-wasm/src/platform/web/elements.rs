//! What is done with elements by the numbers that they have as values, beyond their own properties and methods. See
//! `js/dom.js`; the twin in memory is `platform/native/elements.rs`.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/js/dom.js")]
extern "C" {
    /// Sets or removes classes: a text, separated by spaces, or lists of texts.
    pub(crate) fn set_classes(node: i32, names: i32, on: i32);
    /// The same, so that they stay or stay away whatever the server's next class list says.
    pub(crate) fn stick_classes(node: i32, names: i32, on: i32);
    /// Shows a text instead of the content, which stays aside until [`restore_text`].
    pub(crate) fn replace_text(node: i32, text: i32);
    /// Undoes [`replace_text`].
    pub(crate) fn restore_text(node: i32);
    /// What a form would submit: pairs of name and value, files left out; with a submitter, its name and value too.
    pub(crate) fn form_entries(form: i32, submitter: i32) -> i32;
    /// The name under which a field is said not to be used.
    pub(crate) fn unused_name(name: i32) -> i32;
    /// No fields, to be encoded.
    pub(crate) fn fields() -> i32;
    /// Submits a form the browser's way, without events.
    pub(crate) fn submit(form: i32);
    /// Listens to events of these names, separated by spaces, on the window. The handler gets the position of the name.
    pub(crate) fn listen(names: i32);
    /// Sends a `CustomEvent` that bubbles, without a detail.
    pub(crate) fn tell(target: i32, name: i32);
}
