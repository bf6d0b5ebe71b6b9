//! The streams of a diff, as arrays.

use bennu_wire::read::{
    At, ComponentBase, EntryFrom, Statics, StreamInsert, StreamLimit, StreamOps, TemplateId,
};
use bennu_wire::{DecodeLimits, Order, Sink, Text, read_diff};
use serde_json::{Value, json};

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
}

fn spelled(ops: &StreamOps<'_>) -> Value {
    let inserts: Vec<_> = ops
        .inserts()
        .map(|insert| spelled_insert(&insert))
        .collect();
    let deletes: Vec<_> = ops.deletes().map(|id| id.decode().into_owned()).collect();
    let mut array = vec![
        json!(ops.reference.decode()),
        json!(inserts),
        json!(deletes),
    ];
    array.extend(ops.reset.then_some(json!(true)));
    Value::Array(array)
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

    fn template(&mut self, _: Statics<'_>) -> Result<TemplateId, Self::Error> {
        Ok(0)
    }

    fn begin_root(&mut self, _: Option<TemplateId>) -> Result<(), Self::Error> {
        Ok(())
    }

    fn slot(&mut self, _: u32) -> Result<(), Self::Error> {
        Ok(())
    }

    fn text(&mut self, _: Text<'_>) -> Result<(), Self::Error> {
        Ok(())
    }

    fn component(&mut self, _: u64) -> Result<(), Self::Error> {
        Ok(())
    }

    fn begin_node(&mut self, _: Option<TemplateId>, _: bool) -> Result<(), Self::Error> {
        Ok(())
    }

    fn end_node(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }

    fn begin_keyed(&mut self, _: Option<TemplateId>) -> Result<(), Self::Error> {
        Ok(())
    }

    fn stream(&mut self, ops: StreamOps<'_>) -> Result<(), Self::Error> {
        self.last = Some(spelled(&ops));
        Ok(())
    }

    fn entry(&mut self, _: u32, _: EntryFrom) -> Result<(), Self::Error> {
        Ok(())
    }

    fn end_entry(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }

    fn end_keyed(&mut self, count: Option<u32>) -> Result<(), Self::Error> {
        let does_something =
            |stream: &Value| count > Some(0) || stream[2] != json!([]) || stream[3] == json!(true);
        self.found.extend(self.last.take().filter(does_something));
        Ok(())
    }

    fn begin_component(&mut self, _: u64, _: ComponentBase, _: bool) -> Result<(), Self::Error> {
        Ok(())
    }

    fn end_component(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }
}
