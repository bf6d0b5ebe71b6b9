//! A sink that writes down what it is told.

use std::ops::Range;

use bennu_wire::read::{
    At, ComponentBase, EntryFrom, Statics, Step, StreamInsert, StreamLimit, TemplateId,
};
use bennu_wire::{DecodeLimits, Error, Order, ReadError, Sink, read_diff};

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

fn spelled(template: Option<TemplateId>) -> String {
    template.map_or_else(|| "old".into(), |id| format!("t{id}"))
}

fn spelled_insert(insert: &StreamInsert<'_>) -> String {
    let at = match insert.at {
        At::Last => "last".into(),
        At::Index(index) => index.to_string(),
    };
    let limit = match insert.limit {
        None => String::new(),
        Some(StreamLimit::First(count)) => format!(" first {count}"),
        Some(StreamLimit::Last(count)) => format!(" last {count}"),
    };
    let update = if insert.update_only { " update" } else { "" };
    format!("insert {}@{at}{limit}{update}", insert.id.raw())
}

fn spelled_base(base: ComponentBase) -> String {
    match base {
        ComponentBase::Keep => "kept".into(),
        ComponentBase::New(template) => format!("t{template}"),
        ComponentBase::CopyOld(other) => format!("like old {other}"),
        ComponentBase::CopyNew(other) => format!("like new {other}"),
    }
}

fn spelled_entry(position: u32, from: EntryFrom) -> String {
    match from {
        EntryFrom::InPlace => format!("entry {position}"),
        EntryFrom::Moved(old) => format!("entry {position} from {old}"),
        EntryFrom::Fresh => format!("entry {position} fresh"),
    }
}

/// A word for what a flag says.
fn word(flag: bool, word: &str) -> String {
    if flag {
        format!(" {word}")
    } else {
        String::new()
    }
}

impl Sink for Log {
    type Error = std::convert::Infallible;

    fn template(&mut self, statics: Statics<'_>) -> TemplateId {
        let parts: Vec<_> = statics
            .iter()
            .map(|part| part.decode().into_owned())
            .collect();
        assert_eq!(parts.len(), statics.len() as usize);
        self.strings.extend(statics.iter().map(|part| part.range()));
        let id = self.templates;
        self.templates += 1;
        self.calls.push(format!("t{id}={}", parts.join("|")));
        id
    }

    fn step(&mut self, step: Step<'_>) -> Result<(), Self::Error> {
        if let Step::Text(text) = step {
            self.strings.push(text.range());
        }
        self.calls.push(match step {
            Step::Title(title) => format!("title {}", title.decode()),
            Step::Event {
                name,
                payload,
                before,
            } => format!(
                "event {} {}{}",
                name.raw(),
                &*payload,
                word(before, "before")
            ),
            Step::Reply(payload) => format!("reply {}", &*payload),
            Step::BeginRoot(template) => format!("root {}", spelled(template)),
            Step::Slot(index) => format!("slot {index}"),
            Step::Text(text) => format!("text {}", text.raw()),
            Step::Component(cid) => format!("cid {cid}"),
            Step::BeginNode { template, root } => {
                format!("node {}{}", spelled(template), word(root, "root"))
            }
            Step::EndNode => "end node".into(),
            Step::BeginKeyed(template) => format!("keyed {}", spelled(template)),
            Step::StreamInsert(insert) => spelled_insert(&insert),
            Step::StreamDelete(id) => format!("delete {}", id.raw()),
            Step::Stream { reference, reset } => {
                format!("stream {}{}", reference.raw(), word(reset, "reset"))
            }
            Step::Entry { position, from } => spelled_entry(position, from),
            Step::EndEntry => "end entry".into(),
            Step::EndKeyed(None) => "end keyed".into(),
            Step::EndKeyed(Some(count)) => format!("end keyed {count}"),
            Step::Copy { cid, of } => format!("copy {cid} of {of}"),
            Step::BeginComponent { cid, base, root } => {
                format!(
                    "component {cid} {}{}",
                    spelled_base(base),
                    word(root, "root")
                )
            }
            Step::EndComponent => "end component".into(),
            Step::Finish => "finish".into(),
        });
        Ok(())
    }
}
