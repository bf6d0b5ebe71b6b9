use bennu_macros::html;
use bennu_wire::writer::DiffWriter;

use super::*;
use crate::diff::{DiffOptions, Differ};
use crate::template::{Template, render_html};

#[derive(Clone, Copy)]
struct Item(u32, &'static str);

fn stream() -> Stream<Item> {
    Stream::new(|item| format!("i{}", item.0))
}

fn list(stream: &Stream<Item>) -> impl Template {
    html! {
        ul id="items" phx-update="stream" {
            @stream (id, item) in stream { li id=(id) { (item.1) } }
        }
    }
}

/// The ids that a first page shows.
fn shown(stream: &Stream<Item>) -> String {
    let mut html = String::new();
    render_html(list(stream), &mut html);
    let ids = html
        .split("<li id=\"")
        .skip(1)
        .filter_map(|item| item.split('"').next());
    ids.collect::<Vec<_>>().join(" ")
}

/// A differ and the messages it makes, without what is around the stream.
#[derive(Default)]
struct Client(Differ);

impl Client {
    fn message(&mut self, stream: &Stream<Item>) -> String {
        let (mut writer, mut message) = (DiffWriter::new(), String::new());
        let _ = self
            .0
            .render(list(stream), &mut writer, DiffOptions::default());
        writer.finish(&mut message);
        message
    }

    fn joined(stream: &Stream<Item>) -> Self {
        let mut client = Self::default();
        client.message(stream);
        client
    }
}

#[test]
fn the_first_message_names_the_stream_even_when_it_is_empty() {
    let mut client = Client::default();
    let message = client.message(&stream());
    assert!(
        message.ends_with(r#""s":0,"0":{"s":1,"r":1,"stream":["0",[],[]],"k":{"kc":0}}}"#),
        "{message}"
    );
    assert!(client.0.has_streams());
}

#[test]
fn inserts_are_newest_first_and_entries_oldest_first() {
    let mut stream = stream().with_limit(Limit::Last(9));
    let mut client = Client::joined(&stream);
    stream.insert(At::Last, Item(1, "a"));
    stream.insert(At::First, Item(2, "b"));
    stream.insert(At::Index(1), Item(3, "c"));
    assert_eq!(
        client.message(&stream),
        concat!(
            r#"{"0":{"stream":["0",[["i3",1,-9,false],["i2",0,-9,false],["i1",-1,-9,false]],[]],"#,
            r#""k":{"0":{"0":"i1","1":"a"},"1":{"0":"i2","1":"b"},"2":{"0":"i3","1":"c"},"kc":3}}}"#
        )
    );
}

#[test]
fn what_was_sent_is_forgotten() {
    let mut stream = stream();
    stream.insert(At::Last, Item(1, "a"));
    let mut client = Client::joined(&stream);
    assert_eq!(stream.pending(), 0);
    assert_eq!(client.message(&stream), "{}");
}

#[test]
fn a_page_leaves_what_it_shows_for_the_first_message() {
    let mut stream = stream();
    stream.insert(At::Last, Item(1, "a"));
    assert_eq!(shown(&stream), "i1");
    assert_eq!(shown(&stream), "i1");
    assert!(
        Client::default()
            .message(&stream)
            .contains(r#"[["i1",-1,null,false]]"#)
    );
    assert_eq!(shown(&stream), "");
}

#[test]
fn deletes_go_by_id_and_take_back_what_is_pending() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    stream.insert(At::Last, Item(1, "a"));
    stream.delete("i2");
    stream.remove(&Item(1, ""));
    let expected = r#"{"0":{"stream":["0",[],["i1","i2"]],"k":{"kc":0}}}"#;
    assert_eq!(client.message(&stream), expected);
}

#[test]
fn an_entry_is_moved_by_removing_and_inserting_it() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    stream.delete("i1");
    stream.insert(At::First, Item(1, "a"));
    let message = client.message(&stream);
    assert!(
        message.contains(r#"["0",[["i1",0,null,false]],["i1"]]"#),
        "{message}"
    );
}

#[test]
fn a_reset_forgets_what_is_pending_and_says_so() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    stream.insert(At::Last, Item(1, "a"));
    stream.delete("i9");
    stream.reset([Item(2, "b")]);
    stream.insert(At::First, Item(3, "c"));
    assert_eq!(shown(&stream), "i3 i2");
    let message = client.message(&stream);
    assert!(
        message.contains(r#"[["i3",0,null,false],["i2",-1,null,false]],[],true]"#),
        "{message}"
    );
}

#[test]
fn of_two_versions_the_newer_is_shown_where_the_older_stands() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    stream.insert(At::Last, Item(1, "old"));
    stream.insert(At::Last, Item(2, "b"));
    stream.insert(At::First, Item(1, "new"));
    assert_eq!(shown(&stream), "i1 i2");
    assert_eq!(
        client.message(&stream),
        concat!(
            r#"{"0":{"stream":["0",[["i2",-1,null,false],["i1",-1,null,false]],[]],"#,
            r#""k":{"0":{"0":"i1","1":"new"},"1":{"0":"i2","1":"b"},"kc":2}}}"#
        )
    );
}

#[test]
fn an_update_before_an_insert_does_not_have_it_ignored() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    stream.update(Item(1, "a"));
    stream.update(Item(2, "b"));
    stream.insert(At::First, Item(1, "c"));
    assert_eq!(shown(&stream), "i1");
    let message = client.message(&stream);
    assert!(
        message.contains(r#"[["i1",0,null,false],["i2",-1,null,true]]"#),
        "{message}"
    );
}

#[test]
fn streams_of_one_page_have_their_own_references() {
    let (one, two) = (stream(), stream());
    let mut differ = Differ::new();
    let (mut writer, mut message) = (DiffWriter::new(), String::new());
    let page = html! { div { (list(&one)) (list(&two)) } };
    let _ = differ.render(page, &mut writer, DiffOptions::default());
    writer.finish(&mut message);
    assert!(message.contains(r#""stream":["0""#) && message.contains(r#""stream":["1""#));
}

#[test]
fn newer_versions_replace_older_ones_while_nobody_takes_them() {
    let mut stream = stream();
    for round in 0..1_000 {
        stream.insert(At::Last, Item(round % 3, "a"));
        stream.update(Item(round % 3, "b"));
    }
    assert!(stream.pending() <= 2 * 64, "{}", stream.pending());
    assert_eq!(shown(&stream), "i0 i1 i2");
    assert!(!Client::default().message(&stream).contains("\"a\""));
}

#[test]
fn what_the_limit_would_push_out_does_not_wait() {
    for (at, limit, rest) in [
        (At::First, Limit::First(3), "i999 i998 i997"),
        (At::Last, Limit::Last(3), "i997 i998 i999"),
    ] {
        let mut stream = stream().with_limit(limit);
        (0..1_000).for_each(|id| stream.insert(at, Item(id, "")));
        assert!(stream.pending() <= 64, "{}", stream.pending());
        assert!(shown(&stream).contains(rest), "{}", shown(&stream));
    }
}

#[test]
fn a_stream_that_nobody_takes_forgets_what_was_too_much() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    for id in 0..1_000_000 {
        stream.insert(At::Last, Item(id, ""));
        assert!(stream.pending() <= 2 * MOST_PENDING);
    }
    (0..10).for_each(|id| stream.delete(format!("i{id}")));
    let message = client.message(&stream);
    assert_eq!(message, r#"{"0":{"stream":["0",[],[],true],"k":{"kc":0}}}"#);
    assert!(client.0.take_overflow());
    stream.insert(At::Last, Item(1, "a"));
    assert!(client.message(&stream).contains("i1"));
    assert!(!client.0.take_overflow(), "it is told once");
}

#[test]
fn deletes_are_bounded_too() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    (0..=2 * MOST_PENDING).for_each(|id| stream.delete(format!("i{id}")));
    client.message(&stream);
    assert!(client.0.take_overflow());
}

#[test]
fn a_list_that_is_given_as_a_whole_may_be_long() {
    let many = || (0..3 * MOST_PENDING as u32).map(|id| Item(id, ""));
    let (mut filled, mut reset) = (stream(), stream());
    filled.extend(many());
    reset.insert(At::Last, Item(0, ""));
    reset.reset(many());
    for stream in [&mut filled, &mut reset] {
        (0..100).for_each(|id| stream.update(Item(id, "new")));
        assert!(stream.pending() >= many().len());
        let mut client = Client::joined(stream);
        assert!(!client.0.take_overflow());
    }
}

#[test]
fn a_reset_brings_what_was_forgotten() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    (0..2 * MOST_PENDING as u32).for_each(|id| stream.insert(At::Last, Item(id, "")));
    stream.reset([Item(1, "a")]);
    assert!(client.message(&stream).contains("i1"));
    assert!(!client.0.take_overflow());
}

#[test]
fn what_waits_is_weighed() {
    let mut stream = stream();
    let empty = stream.heap_size();
    (0..100).for_each(|id| stream.insert(At::Last, Item(id, "")));
    assert!(stream.heap_size() > empty + 100 * size_of::<Item>());
    let ((), weight) = weigh(|| drop(shown(&stream)));
    assert_eq!(weight, stream.heap_size());
    Client::joined(&stream);
    assert_eq!(stream.heap_size(), empty);
}

#[test]
fn each_insert_has_the_limit_of_its_time() {
    let mut stream = stream();
    let mut client = Client::joined(&stream);
    stream.insert(At::Last, Item(1, "a"));
    stream.set_limit(Limit::First(2));
    stream.insert(At::First, Item(2, "b"));
    stream.set_limit(None);
    stream.insert(At::Last, Item(3, "c"));
    let message = client.message(&stream);
    let inserts = r#"[["i3",-1,null,false],["i2",0,2,false],["i1",-1,null,false]]"#;
    assert!(message.contains(inserts), "{message}");
}
