//! The streams of a diff, as arrays.

use bennu_wire::read::{At, Statics, Step, StreamInsert, StreamLimit, TemplateId};
use bennu_wire::{DecodeLimits, Order, Sink, read_diff};
use serde_json::{Value, json};
use std::mem::take;

/// The streams of a diff that do something, in the order of the message, spelled as in the message.
pub(crate) fn streams(diff: &str) -> Vec<Value> {
    let mut sink = Streams::default();
    read_diff(
        diff,
        0..diff.len(),
        Order::Any,
        &DecodeLimits::client(),
        &mut sink,
    )
    .expect("a diff");
    sink.found
}

#[derive(Default)]
struct Streams {
    found: Vec<Value>,
    last: Option<Value>,
    inserts: Vec<Value>,
    deletes: Vec<Value>,
}

fn spelled_insert(insert: &StreamInsert<'_>) -> Value {
    let at = match insert.at {
        At::Last => -1,
        At::Index(index) => i64::from(index),
    };
    let limit = insert.limit.map(|limit| match limit {
        StreamLimit::First(count) => i64::from(count),
        StreamLimit::Last(count) => -i64::from(count),
    });
    json!([insert.id.decode(), at, limit, insert.update_only])
}

impl Sink for Streams {
    type Error = std::convert::Infallible;

    fn template(&mut self, _: Statics<'_>) -> TemplateId {
        0
    }

    fn step(&mut self, step: Step<'_>) -> Result<(), Self::Error> {
        match step {
            Step::StreamInsert(insert) => self.inserts.push(spelled_insert(&insert)),
            Step::StreamDelete(id) => self.deletes.push(json!(id.decode())),
            Step::Stream { reference, reset } => {
                let (inserts, deletes) = (take(&mut self.inserts), take(&mut self.deletes));
                let mut array = vec![json!(reference.decode()), json!(inserts), json!(deletes)];
                array.extend(reset.then_some(json!(true)));
                self.last = Some(Value::Array(array));
            }
            Step::EndKeyed(count) => {
                let does_something = |stream: &Value| {
                    count > Some(0) || stream[2] != json!([]) || stream[3] == json!(true)
                };
                self.found.extend(self.last.take().filter(does_something));
            }
            _ => {}
        }
        Ok(())
    }
}
