//! Items of streams, whose ids travel beside the markup as well.

use bennu::stream::{At, Stream};
use bennu::template::{Boxed, Template as _};
use bennu_macros::html;

use crate::{Client, MARK, corpus, dom, filled, page};

/// The id of an item, and its text.
struct Item(String, String);

/// A page with one item, in the place of all that were there.
fn list<'a>(id: &str, text: &str) -> Boxed<'a> {
    let mut stream = Stream::new(|item: &Item| item.0.clone());
    stream.reset([Item(id.to_owned(), text.to_owned())]);
    html! {
        ul id="s" phx-update="stream" {
            @stream (id, item) in &stream { li id=(id) title=(item.1) { (item.1) } }
        }
    }
    .boxed()
}

#[test]
fn ids_and_items_are_text_on_the_first_page() {
    let expected = dom::outline(&page(list(MARK, MARK)));
    for payload in corpus::payloads() {
        let shown = dom::outline(&page(list(&payload, &payload)));
        assert_eq!(shown, filled(&expected, &payload));
        let diff = Client::default().show(list(&payload, &payload));
        assert_eq!(diff, page(list(&payload, &payload)));
    }
}

#[test]
fn ids_and_items_are_text_in_a_diff() {
    let mut client = Client::default();
    client.show(list(MARK, MARK));
    for payload in corpus::payloads() {
        let shown = client.show(list(&payload, &payload));
        assert_eq!(shown, page(list(&payload, &payload)), "{payload:?}");
        let updated = client.show(list(&payload, MARK));
        assert_eq!(updated, page(list(&payload, MARK)), "{payload:?}");
    }
}

#[test]
fn an_id_that_is_deleted_is_that_id() {
    for payload in corpus::payloads() {
        let mut client = Client::default();
        client.show(list(&payload, MARK));
        let mut stream = Stream::new(|item: &Item| item.0.clone());
        stream.delete(payload.as_str());
        stream.insert(At::Last, Item("other".to_owned(), MARK.to_owned()));
        let shown = client.show(html! {
            ul id="s" phx-update="stream" {
                @stream (id, item) in &stream { li id=(id) title=(item.1) { (item.1) } }
            }
        });
        assert_eq!(shown, page(list("other", MARK)), "{payload:?}");
    }
}
