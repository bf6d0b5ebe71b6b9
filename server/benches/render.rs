//! The first page: a table of 1,000 rows as HTML, beside maud. The aim is half of maud's time.

mod data;

use std::hint::black_box;

use bennu::template::render_html;
use criterion::{Criterion, criterion_group, criterion_main};

fn render(criterion: &mut Criterion) {
    let rows = data::rows(1000);
    let mut html = String::new();
    render_html(data::table(&rows), &mut html);
    assert_eq!(
        html,
        data::maud_table(&rows).into_string(),
        "both render the same page"
    );

    let mut group = criterion.benchmark_group("render 1000 rows");
    group.bench_function("maud", |bencher| {
        bencher.iter(|| black_box(data::maud_table(black_box(&rows)).into_string()));
    });
    group.bench_function("bennu, new string", |bencher| {
        bencher.iter(|| {
            let mut html = String::new();
            render_html(data::table(black_box(&rows)), &mut html);
            black_box(html)
        });
    });
    group.bench_function("bennu, reused string", |bencher| {
        bencher.iter(|| {
            html.clear();
            render_html(data::table(black_box(&rows)), &mut html);
            black_box(html.len())
        });
    });
    group.finish();
}

criterion_group!(benches, render);
criterion_main!(benches);
