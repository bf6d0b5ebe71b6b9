//! What is done with values by number. See `js/value.js`; the twin in memory is `platform/native/values.rs`.

use crate::platform::dom::Node;
use wasm_bindgen::convert::IntoWasmAbi;
use wasm_bindgen::describe::WasmDescribe;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::platform::value::Value;

#[wasm_bindgen(module = "/js/value.js")]
extern "C" {
    pub(crate) fn number(number: i32) -> i32;
    pub(crate) fn object() -> i32;
    pub(crate) fn list() -> i32;
    pub(crate) fn parse(text: i32) -> i32;
    pub(crate) fn stringify(value: i32) -> i32;
    pub(crate) fn text_of(value: i32) -> String;
    pub(crate) fn number_of(value: i32, otherwise: i32) -> i32;
    pub(crate) fn is_text(value: i32) -> bool;
    pub(crate) fn is_same(one: i32, other: i32) -> bool;
    pub(crate) fn starts_with(text: i32, start: i32) -> bool;
    pub(crate) fn join(one: i32, other: i32) -> i32;
    pub(crate) fn copy(list: i32) -> i32;
    pub(crate) fn shift(list: i32) -> i32;
    pub(crate) fn length(list: i32) -> i32;
    pub(crate) fn item(list: i32, index: i32) -> i32;
    pub(crate) fn member(object: i32, name: i32) -> i32;
    pub(crate) fn set(object: i32, name: i32, value: i32);
    pub(crate) fn push(list: i32, item: i32);
    pub(crate) fn names(object: i32) -> i32;
    pub(crate) fn call(object: i32, method: i32, one: i32, other: i32) -> i32;
    pub(crate) fn merge(object: i32, other: i32);
    pub(crate) fn keep(value: i32) -> i32;
    pub(crate) fn drop(value: i32);
}

impl WasmDescribe for Value {
    fn describe() {
        i32::describe();
    }
}

impl IntoWasmAbi for Value {
    type Abi = i32;

    fn into_abi(self) -> i32 {
        self.0
    }
}

/// The number that an element has as a value.
pub(crate) fn number_of_node(node: Node) -> i32 {
    node.number() as i32
}

/// The element with this number, if it is one: those are negative. Asked in so many places that the code of it counts.
#[inline(never)]
pub(crate) fn node_of(number: i32) -> Option<Node> {
    Node::of(if number < 0 { number as u32 } else { 0 })
}
