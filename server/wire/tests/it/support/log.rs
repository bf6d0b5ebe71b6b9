//! A sink that writes down what it is told.

use std::ops::Range;

use bennu_wire::read::{At, ComponentBase, EntryFrom, Statics, StreamLimit, StreamOps, TemplateId};
use bennu_wire::{DecodeLimits, Error, Order, Raw, ReadError, Sink, Text, read_diff};

/// The calls of one diff, each as a few words.
#[derive(Debug, Default)]
pub(crate) struct Log {
    calls: Vec<String>,
    templates: TemplateId,
    /// Where the strings stand that it was told of.
    pub(crate) strings: Vec<Range<usize>>,
}

/// What a sink is told of a diff.
pub(crate) fn calls(diff: &str, order: Order) -> Result<Vec<String>, Error> {
    let mut log = Log::default();
    match read_diff(
        diff,
        0..diff.len(),
        order,
        &DecodeLimits::client(),
        &mut log,
    ) {
        Ok(()) => Ok(log.calls),
        Err(ReadError::Wire(error)) => Err(error),
        Err(ReadError::Sink(never)) => match never {},
    }
}

impl Log {
    fn note(&mut self, call: String) -> Result<(), std::convert::Infallible> {
        self.calls.push(call);
        Ok(())
    }
}

fn spelled(template: Option<TemplateId>) -> String {
    template.map_or_else(|| "old".into(), |id| format!("t{id}"))
}

fn spelled_stream(ops: &StreamOps<'_>) -> String {
    let mut spelled = format!("stream {}", ops.reference.raw());
    for insert in ops.inserts() {
        let at = match insert.at {
            At::Last => "last".into(),
            At::Index(index) => index.to_string(),
        };
        spelled += &format!(" +{}@{at}", insert.id.raw());
        match insert.limit {
            None => {}
            Some(StreamLimit::First(count)) => spelled += &format!(" first {count}"),
            Some(StreamLimit::Last(count)) => spelled += &format!(" last {count}"),
        }
        spelled += if insert.update_only { " update" } else { "" };
    }
    ops.deletes()
        .for_each(|id| spelled += &format!(" -{}", id.raw()));
    spelled + if ops.reset { " reset" } else { "" }
}

impl Sink for Log {
    type Error = std::convert::Infallible;

    fn template(&mut self, statics: Statics<'_>) -> Result<TemplateId, Self::Error> {
        let parts: Vec<_> = statics
            .iter()
            .map(|part| part.decode().into_owned())
            .collect();
        assert_eq!(parts.len(), statics.len() as usize);
        self.strings.extend(statics.iter().map(|part| part.range()));
        let id = self.templates;
        self.templates += 1;
        self.note(format!("t{id}={}", parts.join("|")))?;
        Ok(id)
    }

    fn title(&mut self, title: Text<'_>) {
        self.calls.push(format!("title {}", title.decode()));
    }

    fn event(&mut self, name: Text<'_>, payload: Raw<'_>, before: bool) {
        self.calls.push(format!(
            "event {} {}{}",
            name.raw(),
            &*payload,
            if before { " before" } else { "" }
        ));
    }

    fn reply(&mut self, payload: Raw<'_>) {
        self.calls.push(format!("reply {}", &*payload));
    }

    fn begin_root(&mut self, template: Option<TemplateId>) -> Result<(), Self::Error> {
        self.note(format!("root {}", spelled(template)))
    }

    fn slot(&mut self, index: u32) -> Result<(), Self::Error> {
        self.note(format!("slot {index}"))
    }

    fn text(&mut self, text: Text<'_>) -> Result<(), Self::Error> {
        self.strings.push(text.range());
        self.note(format!("text {}", text.raw()))
    }

    fn component(&mut self, cid: u64) -> Result<(), Self::Error> {
        self.note(format!("cid {cid}"))
    }

    fn begin_node(&mut self, template: Option<TemplateId>, root: bool) -> Result<(), Self::Error> {
        self.note(format!(
            "node {}{}",
            spelled(template),
            if root { " root" } else { "" }
        ))
    }

    fn end_node(&mut self) -> Result<(), Self::Error> {
        self.note("end node".into())
    }

    fn begin_keyed(&mut self, template: Option<TemplateId>) -> Result<(), Self::Error> {
        self.note(format!("keyed {}", spelled(template)))
    }

    fn stream(&mut self, stream: StreamOps<'_>) -> Result<(), Self::Error> {
        self.note(spelled_stream(&stream))
    }

    fn entry(&mut self, position: u32, from: EntryFrom) -> Result<(), Self::Error> {
        self.note(match from {
            EntryFrom::InPlace => format!("entry {position}"),
            EntryFrom::Moved(old) => format!("entry {position} from {old}"),
            EntryFrom::Fresh => format!("entry {position} fresh"),
        })
    }

    fn end_entry(&mut self) -> Result<(), Self::Error> {
        self.note("end entry".into())
    }

    fn end_keyed(&mut self, count: Option<u32>) -> Result<(), Self::Error> {
        self.note(count.map_or_else(|| "end keyed".into(), |count| format!("end keyed {count}")))
    }

    fn begin_component(
        &mut self,
        cid: u64,
        base: ComponentBase,
        root: bool,
    ) -> Result<(), Self::Error> {
        let base = match base {
            ComponentBase::Keep => "kept".into(),
            ComponentBase::New(template) => format!("t{template}"),
            ComponentBase::CopyOld(other) => format!("like old {other}"),
            ComponentBase::CopyNew(other) => format!("like new {other}"),
        };
        self.note(format!(
            "component {cid} {base}{}",
            if root { " root" } else { "" }
        ))
    }

    fn end_component(&mut self) -> Result<(), Self::Error> {
        self.note("end component".into())
    }

    fn finish(&mut self) -> Result<(), Self::Error> {
        self.note("finish".into())
    }
}
