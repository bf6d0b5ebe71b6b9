//! Components: structs that are written like elements.

use bennu::html;
use bennu::template::{Component, Template};

use crate::support::plain;

struct Card<'a, C> {
    title: &'a str,
    open: bool,
    columns: u8,
    children: C,
}

impl<C: Template> Component for Card<'_, C> {
    fn render(self) -> impl Template {
        html! {
            section.card.open[self.open] data-columns=(self.columns) {
                h2 { (self.title) }
                (self.children)
            }
        }
    }
}

#[derive(Default)]
struct Badge {
    text: String,
    quiet: bool,
}

impl Component for Badge {
    fn render(self) -> impl Template {
        html! { span.badge.quiet[self.quiet] { (self.text) } }
    }
}

mod ui {
    use super::{Component, Template, html};

    pub(super) struct Split<A, B> {
        pub(super) left: A,
        pub(super) right: B,
    }

    impl<A: Template, B: Template> Component for Split<A, B> {
        fn render(self) -> impl Template {
            html! { div { div { (self.left) } div { (self.right) } } }
        }
    }
}

#[test]
fn props_are_fields() {
    let title = String::from("Orders");
    let template = html! { Card title=(&title) open columns=2 { p { (title) } } };
    assert_eq!(
        plain(template),
        "<section class=\"card open\" data-columns=\"2\"><h2>Orders</h2><p>Orders</p></section>"
    );
}

#[test]
fn conditions_are_bools() {
    let closed = html! { Card title="x" open[1 > 2] columns=1 { } };
    assert_eq!(
        plain(closed),
        "<section class=\"card\" data-columns=\"1\"><h2>x</h2></section>"
    );
}

#[test]
fn a_component_without_children_has_none() {
    let quiet = html! { Badge text=("new".to_owned()) quiet; };
    assert_eq!(plain(quiet), "<span class=\"badge quiet\">new</span>");
}

#[test]
fn other_props_may_come_from_a_value() {
    let template = html! { Badge text=("new".to_owned()) ..(Badge::default()); };
    assert_eq!(plain(template), "<span class=\"badge\">new</span>");
}

#[test]
fn a_path_is_a_component_and_props_may_be_templates() {
    let name = "x";
    let template = html! { ui::Split left={ b { (name) } } right=("text"); };
    assert_eq!(
        plain(template),
        "<div><div><b>x</b></div><div>text</div></div>"
    );
}
