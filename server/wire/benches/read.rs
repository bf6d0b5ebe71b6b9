//! How long it takes to read a message into a sink that does nothing: the floor under every update of a page.
//!
//! `join` is the first message of a page with a table of 1,000 rows; `update` changes one cell of it. The name says in which order
//! the keys come: `any` as Phoenix sends them, `head first` as our own server does. `frame` also takes the envelope apart.

use std::convert::Infallible;
use std::hint::black_box;
use std::ops::Range;

use bennu_wire::read::{Statics, Step, TemplateId};
use bennu_wire::{DecodeLimits, Envelope, Order, Response, ServerMessage, Sink, read_diff};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const ROWS: usize = 1000;

const STATICS: &str = r#""p":{"0":["<tr id=\"","\" class=\"","\"><td>","</td><td>","</td><td>","</td><td>","</td><td>","</td></tr>"],"1":["<main><h1>","</h1><table><tbody>","</tbody></table></main>"]}"#;

/// Looks at what it is told, and does nothing about it.
#[derive(Default)]
struct Nothing {
    bytes: usize,
    templates: TemplateId,
}

impl Sink for Nothing {
    type Error = Infallible;

    fn template(&mut self, _: Statics<'_>) -> TemplateId {
        self.templates += 1;
        self.templates
    }

    fn step(&mut self, step: Step<'_>) -> Result<(), Infallible> {
        if let Step::Text(text) = step {
            self.bytes += text.raw().len();
        }
        Ok(())
    }
}

fn row(index: usize) -> String {
    format!(
        r#""{index}":{{"0":"row-{index}","1":"row","2":"{index}","3":"Customer {index}","4":"{}.{:02}","5":"shipped","6":"2026-11-{:02}"}}"#,
        index * 37 % 1000,
        index % 100,
        index % 28 + 1
    )
}

/// The diff of a join.
fn join(order: Order) -> String {
    let rows: Vec<_> = (0..ROWS).map(row).collect();
    let entries = format!(r#""k":{{{},"kc":{ROWS}}}"#, rows.join(","));
    match order {
        Order::Any => format!(r#"{{"0":"Orders","1":{{{entries},"s":0}},{STATICS},"r":1,"s":1}}"#),
        Order::HeadFirst => {
            format!(r#"{{{STATICS},"s":1,"r":1,"0":"Orders","1":{{"s":0,{entries}}}}}"#)
        }
    }
}

/// The frame of an update.
fn update() -> String {
    r#"["4",null,"lv:phx-F2aZ","diff",{"1":{"k":{"500":{"4":"123.45"},"kc":1000}}}]"#.to_owned()
}

fn read(message: &str, diff: Range<usize>, order: Order) -> usize {
    let mut sink = Nothing::default();
    match read_diff(message, diff, order, &DecodeLimits::client(), &mut sink) {
        Ok(()) => sink.bytes,
        Err(error) => panic!("{error:?}"),
    }
}

/// Where in a frame its diff stands.
fn diff_in(frame: &str) -> Range<usize> {
    let limits = DecodeLimits::client();
    let envelope = Envelope::read(frame, &limits).expect("an envelope");
    match ServerMessage::read(&envelope, &limits).expect("a message") {
        ServerMessage::Diff(diff) => diff.range(),
        ServerMessage::Reply(reply) => {
            let Response { rendered, diff, .. } = reply.response;
            rendered.or(diff).expect("a diff").range()
        }
        other => panic!("no diff: {other:?}"),
    }
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    for (name, order) in [("any", Order::Any), ("head first", Order::HeadFirst)] {
        let join = join(order);
        group.throughput(Throughput::Bytes(join.len() as u64));
        group.bench_function(BenchmarkId::new("join", name), |bencher| {
            bencher.iter(|| read(black_box(&join), 0..join.len(), order));
        });

        let update = update();
        let diff = diff_in(&update);
        group.throughput(Throughput::Bytes(update.len() as u64));
        group.bench_function(BenchmarkId::new("update", name), |bencher| {
            bencher.iter(|| read(black_box(&update), diff.clone(), order));
        });
    }

    let frames = [
        ("update", update()),
        (
            "join",
            format!(
                r#"["4","4","lv:phx-F2aZ","phx_reply",{{"status":"ok","response":{{"rendered":{}}}}}]"#,
                join(Order::HeadFirst)
            ),
        ),
    ];
    for (name, frame) in &frames {
        group.throughput(Throughput::Bytes(frame.len() as u64));
        group.bench_function(BenchmarkId::new("frame", name), |bencher| {
            bencher.iter(|| read(black_box(frame), diff_in(frame), Order::HeadFirst));
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
