//! Tests of patching, on the document in memory.

mod adopt;
mod basics;
mod law;
mod lists;
mod model;
mod streams;

use super::{Applied, Error, ViewDom};
use crate::platform::dom::{self, Node};

/// A page with one view.
struct Page {
    view: ViewDom,
    container: Node,
}

impl Page {
    /// A view whose container is empty.
    fn empty() -> Self {
        Self::with("")
    }

    /// A view whose container holds the server's HTML.
    fn with(html: &str) -> Self {
        dom::load(&("<div id=\"v\" data-phx-session=\"s\">".to_owned() + html + "</div>"));
        let container = dom::by_id("v").expect("the container is there");
        Self {
            view: ViewDom::new(container),
            container,
        }
    }

    fn join(&mut self, diff: &str) -> Applied {
        self.try_join(diff).expect("the join can be applied")
    }

    fn try_join(&mut self, diff: &str) -> Result<Applied, Error> {
        dom::retain(diff);
        self.view.join(diff, 0..diff.len())
    }

    fn update(&mut self, diff: &str) -> Applied {
        self.try_update(diff).expect("the diff can be applied")
    }

    fn try_update(&mut self, diff: &str) -> Result<Applied, Error> {
        dom::retain(diff);
        self.view.update(diff, 0..diff.len())
    }

    fn html(&self) -> String {
        dom::inner_html(self.container)
    }

    fn find(&self, selector: &str) -> Node {
        dom::query_one(Some(self.container), selector).expect("the element is there")
    }

    fn all(&self, selector: &str) -> Vec<Node> {
        dom::query_all(Some(self.container), selector)
    }

    #[track_caller]
    fn shows(&self, html: &str) {
        assert_eq!(self.html(), html);
    }
}
