//! How much memory a render takes: none, where nothing changed. How much a form takes: what it keeps.

#[path = "../benches/data.rs"]
mod data;

use allocation_counter::measure;
use bennu::diff::{Changed, DiffOptions, Differ};
use bennu::event::Payload;
use bennu::form::Form;
use bennu::template::render_html;
use bennu_wire::writer::DiffWriter;
use data::Row;
use serde::Deserialize;

#[test]
fn an_unchanged_page_allocates_nothing() {
    let rows = data::rows(1000);
    let (mut differ, mut writer) = (Differ::new(), DiffWriter::new());
    assert_eq!(render(&mut differ, &mut writer, &rows), Changed::Yes);
    writer.clear();
    let memory = measure(|| {
        assert_eq!(render(&mut differ, &mut writer, &rows), Changed::No);
    });
    assert_eq!(memory.count_total, 0);
    assert!(writer.is_empty());
}

#[test]
fn a_changed_page_of_the_same_shape_allocates_nothing() {
    let mut states = [data::rows(1000), data::rows(1000)];
    states[1][500].label = "another label".into();
    states[1].swap(1, 998);
    let (mut differ, mut writer, mut message) = (Differ::new(), DiffWriter::new(), String::new());
    let mut show = |rows: &[Row]| {
        let changed = render(&mut differ, &mut writer, rows);
        message.clear();
        writer.finish(&mut message);
        changed
    };
    for rows in states.iter().chain(&states) {
        assert_eq!(show(rows), Changed::Yes);
    }
    let memory = measure(|| {
        assert_eq!(show(&states[0]), Changed::Yes);
        assert_eq!(show(&states[1]), Changed::Yes);
    });
    assert_eq!(memory.count_total, 0);
}

#[test]
fn a_slot_and_a_key_keep_eight_bytes_each() {
    const COUNT: u32 = 1000;
    let (mut differ, mut writer) = (Differ::new(), DiffWriter::new());
    let _ = render(&mut differ, &mut writer, &data::rows(COUNT));
    let words = differ.heap_size() / size_of::<u64>();
    let around_the_rows = words - COUNT as usize * (data::SLOTS + 1);
    assert!(around_the_rows < 10, "{words}");
}

#[test]
fn a_page_into_a_buffer_with_room_allocates_nothing() {
    let rows = data::rows(1000);
    let mut html = String::new();
    render_html(data::table(&rows), &mut html);
    html.clear();
    let memory = measure(|| render_html(data::table(&rows), &mut html));
    assert_eq!(memory.count_total, 0);
}

fn render(differ: &mut Differ, writer: &mut DiffWriter, rows: &[Row]) -> Changed {
    differ.render(data::table(rows), writer, DiffOptions::default())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Profile {
    first_name: String,
    email: String,
    age: u8,
    terms: bool,
}

/// Names are looked up where they stand: memory is taken for what is kept of them, once each, and for nothing else.
#[test]
fn a_form_allocates_what_it_keeps() {
    let form = |fields: usize| {
        let names = (0..fields).map(|index| format!("profile%5Bfield_{index:02}%5D=&"));
        let text: String = names.collect();
        measure(|| {
            drop(Form::<Profile>::decode(
                Payload::form(&text, None),
                "profile",
            ))
        })
        .count_total
    };
    // A tree has a node for five to eleven keys.
    let ten_more = form(20) - form(10);
    assert!((10..=13).contains(&ten_more), "{ten_more} for ten fields");
}

#[test]
fn asking_a_form_without_mistakes_allocates_nothing() {
    let text = "p[first_name]=a&p[_unused_email]=&p[email]=&p[age]=7";
    let payload = Payload::form(text, Some(r#"{"_target":"p[age]"}"#));
    let form: Form<Profile> = Form::decode(payload, "p").unwrap();
    let memory = measure(|| {
        assert!(form.errors("email").is_empty() && form.errors("age").is_empty());
        assert_eq!((form.value("first_name"), form.value("age")), ("a", "7"));
    });
    assert_eq!(memory.count_total, 0);
}
