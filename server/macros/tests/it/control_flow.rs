//! Choices, bindings and blocks.

use bennu::html;

use crate::support::plain;

#[test]
fn conditions_choose() {
    fn shown(count: Option<i32>) -> String {
        plain(html! {
            @if let Some(n) = count && n > 9 { b { "many" } }
            @else if let Some(n) = count { (n) }
            @else { "none" }
        })
    }
    assert_eq!(shown(Some(10)), "<b>many</b>");
    assert_eq!(shown(Some(1)), "1");
    assert_eq!(shown(None), "none");
}

#[test]
fn a_condition_without_an_else_may_show_nothing() {
    let shown = |on: bool| plain(html! { p { @if on { "x" } } });
    assert_eq!(
        (shown(true).as_str(), shown(false).as_str()),
        ("<p>x</p>", "<p></p>")
    );
}

#[test]
fn patterns_choose() {
    enum State {
        Idle,
        Busy(u8),
        Failed { why: String },
    }
    fn shown(state: &State) -> String {
        plain(html! {
            @match state {
                State::Idle => {},
                State::Busy(n) if *n > 50 => "nearly",
                State::Busy(n) => { (n) "%" }
                State::Failed { why } => em { (why) },
            }
        })
    }
    assert_eq!(shown(&State::Idle), "");
    assert_eq!(shown(&State::Busy(51)), "nearly");
    assert_eq!(shown(&State::Busy(5)), "5%");
    assert_eq!(
        shown(&State::Failed {
            why: "disk".to_owned()
        }),
        "<em>disk</em>"
    );
}

#[test]
fn names_last_to_the_end_of_their_block() {
    let x = 1;
    let template = html! {
        @let y = x + 1;
        (y) " "
        { @let y = 10; (y) " " }
        p { @let (a, b) = (y, x); (a) (b) }
        (y)
    };
    assert_eq!(plain(template), "2 10 <p>21</p>2");
}

#[test]
fn semicolons_and_blocks_are_only_order() {
    assert_eq!(
        plain(html! { p {}; ; { b; } { { "x" } } }),
        "<p></p><b></b>x"
    );
}
