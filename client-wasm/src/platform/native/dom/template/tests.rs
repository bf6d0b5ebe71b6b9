//! What is made of statics, case by case. A browser makes the same of them: see `e2e/tests/it/templates.rs`.

use super::{Prepared, To, Value, prepare};
use crate::platform::dom::arena::Document;
use crate::platform::dom::{self, with};
use serde_json::{Value as Json, json};

const TABLE: &str = include_str!("../../../../../testdata/templates.json");

fn way(template: &Prepared) -> String {
    let letters = template.steps.iter().map(|step| {
        let letter = match step.to {
            To::Down => 'd',
            To::Next => 'n',
            To::Up => 'u',
            To::Mark => 'm',
            To::Anchor => 'a',
            To::End => 'e',
        };
        if step.is_loose {
            letter.to_ascii_uppercase()
        } else {
            letter
        }
    });
    letters.collect()
}

/// All that matters of a template, as the table says it: values are counted from the template's first.
fn described(document: &mut Document, statics: &[String], space: u32) -> Json {
    const VALUE: u32 = 1;
    let first = document.templates.values.len() as u32;
    let Some(made) = prepare::prepare(document, statics, space) else {
        return Json::Null;
    };
    let slots = made.slots.iter().map(|&[handle, kind, info, watched]| {
        let info = if kind & 3 == VALUE {
            info - first
        } else {
            info
        };
        [handle, kind, info, watched]
    });
    let values = document.templates.values[first as usize..].iter();
    let values = values.map(
        |Value {
             name, part, parts, ..
         }| json!([name, part, parts]),
    );
    let open = made.open.iter().map(|(handle, _)| *handle);
    json!({
        "html": document.outer_html(made.start),
        "head": made.words[..made.words.len() - made.slots.len() * 4],
        "slots": slots.collect::<Vec<_>>(),
        "values": values.collect::<Vec<_>>(),
        "open": open.collect::<Vec<_>>(),
        "way": way(&made),
    })
}

#[test]
fn the_table_of_cases_holds() {
    dom::load("");
    let cases: Vec<Json> = serde_json::from_str(TABLE).expect("the table is JSON");
    for case in cases {
        let statics: Vec<String> =
            serde_json::from_value(case["statics"].clone()).expect("statics are strings");
        let space = case["space"].as_u64().expect("a namespace has a number");
        let made = with(|document| described(document, &statics, space as u32));
        assert_eq!(made, case["template"], "{}", case["name"]);
    }
}
