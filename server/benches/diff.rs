//! What one render costs a page that is shown already: a table of 1,000 rows with seven slots each.
//!
//! Divide `unchanged` by 7,000 for the time of one slot; the aim is 5 ns. Each other line is one way of
//! changing the table, and each render there goes to and fro between two states of it.

mod data;

use std::hint::black_box;

use bennu::diff::{DiffOptions, Differ};
use bennu_wire::writer::DiffWriter;
use criterion::{Criterion, criterion_group, criterion_main};
use data::Row;

fn diff(criterion: &mut Criterion) {
    let base = data::rows(1000);
    let mut group = criterion.benchmark_group("diff 1000 rows");
    for (name, changed) in changes(&base) {
        let states = [base.clone(), changed];
        let (mut differ, mut writer, mut message) =
            (Differ::new(), DiffWriter::new(), String::new());
        let mut turn = 0;
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                turn += 1;
                let table = data::table(black_box(&states[turn % 2]));
                let _ = differ.render(table, &mut writer, DiffOptions::default());
                message.clear();
                writer.finish(&mut message);
                black_box(message.len())
            });
        });
    }
    group.bench_function("first render", |bencher| {
        let (mut differ, mut writer, mut message) =
            (Differ::new(), DiffWriter::new(), String::new());
        bencher.iter(|| {
            differ.reset();
            let _ = differ.render(data::table(&base), &mut writer, DiffOptions::default());
            message.clear();
            writer.finish(&mut message);
            black_box(message.len())
        });
    });
    group.finish();
}

fn changes(base: &[Row]) -> Vec<(&'static str, Vec<Row>)> {
    let changed = |change: fn(&mut Vec<Row>)| {
        let mut rows = base.to_vec();
        change(&mut rows);
        rows
    };
    vec![
        ("unchanged", changed(|_| ())),
        (
            "one cell",
            changed(|rows| rows[500].label = "another label".into()),
        ),
        (
            "every 10th row",
            changed(|rows| {
                rows.iter_mut()
                    .step_by(10)
                    .for_each(|row| row.label = "another label".into());
            }),
        ),
        ("swap", changed(|rows| rows.swap(1, 998))),
        ("append", changed(|rows| rows.push(data::row(5000)))),
        ("remove", changed(|rows| drop(rows.remove(500)))),
        (
            "replace all",
            changed(|rows| *rows = (2000..3000).map(data::row).collect()),
        ),
        ("reverse", changed(|rows| rows.reverse())),
    ]
}

criterion_group!(benches, diff);
criterion_main!(benches);
