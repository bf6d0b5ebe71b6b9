//! No text that a page shows becomes anything but that text: on the first page and through a diff.
//!
//! The judge is a parser that follows the HTML standard. A page with harmless text and the same page
//! with harmful text have to have the same outline, apart from that text.

mod corpus;
mod dom;
mod names;
mod payloads;
mod places;
mod streams;
mod titles;
mod urls;

use bennu::diff::{DiffOptions, Differ};
use bennu::template::{Template, render_html};
use bennu_wire::writer::DiffWriter;
use bennu_wire::{DecodeLimits, Tree};

use crate::places::PLACES;

/// Harmless text that tells where in the outline the text is.
const MARK: &str = "MARK-7f3a";

#[test]
fn text_stays_text_wherever_it_stands() {
    let payloads = corpus::payloads();
    assert!(payloads.len() >= 300);
    for (name, place) in PLACES {
        let expected = dom::outline(&page(place(MARK)));
        assert!(expected.contains(MARK), "{name}");
        for payload in &payloads {
            let outline = dom::outline(&page(place(payload)));
            assert_eq!(outline, filled(&expected, payload), "{name}: {payload:?}");
        }
    }
}

#[test]
fn a_diff_shows_what_the_first_page_shows() {
    for (name, place) in PLACES {
        let mut client = Client::default();
        client.show(place(MARK));
        for payload in corpus::payloads() {
            assert_eq!(
                client.show(place(&payload)),
                page(place(&payload)),
                "{name}: {payload:?}"
            );
        }
    }
}

fn page(template: impl Template) -> String {
    let mut html = String::new();
    render_html(template, &mut html);
    html
}

/// The outline with `payload` in the place of the mark, as a parser reads it.
fn filled(outline: &str, payload: &str) -> String {
    let payload = payload
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "");
    let quoted = format!("{payload:?}");
    let outline = outline.replace(MARK, &quoted[1..quoted.len() - 1]);
    // A text without characters is no node.
    let lines = outline.lines().filter(|line| !line.ends_with(" \"\""));
    lines.collect::<Vec<_>>().join("\n")
}

/// A client that has a page already.
#[derive(Default)]
struct Client {
    differ: Differ,
    writer: DiffWriter,
    tree: Tree,
}

impl Client {
    fn show(&mut self, template: impl Template) -> String {
        let mut message = String::new();
        let _ = self
            .differ
            .render(template, &mut self.writer, DiffOptions::default());
        self.writer.finish(&mut message);
        let limits = DecodeLimits::client();
        self.tree
            .apply(&message, 0..message.len(), &limits)
            .expect("the message is a diff");
        self.tree.to_html().expect("the tree has a root")
    }
}
