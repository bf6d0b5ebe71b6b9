//! Payloads of events that do not fit into attributes of their own: JSON in the attribute of the binding.

use bennu::event::Event;
use bennu_macros::html;
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::{Client, corpus, page};

#[derive(Event)]
enum Msg {
    Tag { names: Vec<String> },
}

#[test]
fn a_payload_in_json_is_that_payload() {
    let selector = Selector::parse("p").expect("a selector");
    let mut client = Client::default();
    for payload in &corpus::payloads() {
        let place = || html! { p phx-click=(Msg::Tag { names: vec![payload.clone()] }) {} };
        let html = page(place());
        let parsed = Html::parse_fragment(&html);
        let mut found = parsed.select(&selector);
        let element = found.next().expect("a paragraph");
        assert_eq!(element.value().attrs().count(), 1, "{html}");
        assert!(found.next().is_none() && element.children().count() == 0);
        let value: Value =
            serde_json::from_str(element.attr("phx-click").unwrap_or_default()).expect("JSON");
        let expected = json!([["push", {"event": "tag", "value": {"names": [payload]}}]]);
        assert_eq!(value, expected);
        assert_eq!(client.show(place()), html);
    }
}
