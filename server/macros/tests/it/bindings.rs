//! Events bound in templates.

use bennu::event::{Event, EventName};
use bennu::form::Form;
use bennu::html;
use bennu::js::{Js, Push};
use serde::{Deserialize, Serialize};

use crate::support::html as rendered;

#[derive(Serialize, Deserialize)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only its name is bound")]
struct Profile {
    name: String,
}

#[derive(Event)]
enum Msg {
    Inc,
    Add {
        by: i64,
        note: Option<String>,
    },
    Drop {
        at: Point,
    },
    Place(Point),
    Key {
        key: String,
    },
    #[event(form = "profile")]
    Validate(Form<Profile>),
    #[event(rename = "sign-out")]
    Leave,
}

#[test]
fn an_event_is_its_name_and_its_values() {
    assert_eq!(
        rendered(html! { p phx-click=(Msg::Inc) {} }),
        "<p phx-click=\"inc\"></p>"
    );
    assert_eq!(
        rendered(html! { p phx-click=(Msg::Leave) {} }),
        "<p phx-click=\"sign-out\"></p>"
    );
    assert_eq!(
        rendered(html! { p.a phx-click=(Msg::Add { by: -1, note: Some("\"".to_owned()) }) {} }),
        "<p class=\"a\" phx-click=\"add\" phx-value-by=\"-1\" phx-value-note=\"&quot;\"></p>"
    );
    assert_eq!(
        rendered(html! { p phx-click=(Msg::Add { by: 1, note: None }) {} }),
        "<p phx-click=\"add\" phx-value-by=\"1\"></p>"
    );
}

#[test]
fn nested_values_are_pushed() {
    let expected = "<p phx-click=\"[[&quot;push&quot;,{&quot;event&quot;:&quot;drop&quot;,\
                    &quot;value&quot;:{&quot;at&quot;:{&quot;x&quot;:1,&quot;y&quot;:2}}}]]\"></p>";
    assert_eq!(
        rendered(html! { p phx-click=(Msg::Drop { at: Point { x: 1, y: 2 } }) {} }),
        expected
    );
    let shown = rendered(html! { p phx-click=(Msg::Place(Point { x: 1, y: 2 })) {} });
    assert!(
        shown.contains("&quot;value&quot;:{&quot;x&quot;:1,&quot;y&quot;:2}"),
        "{shown}"
    );
}

#[test]
fn names_alone_are_bound() {
    let name: EventName = Msg::VALIDATE;
    let template = html! {
        form #f phx-change=(name) phx-submit="save" {}
        p phx-window-keydown=(Msg::KEY) phx-click=("raw") phx-blur=[None::<&str>] phx-focus=[Some(Msg::Inc)] {}
    };
    assert_eq!(
        rendered(template),
        "<form id=\"f\" phx-change=\"validate\" phx-submit=\"save\"></form>\
         <p phx-window-keydown=\"key\" phx-click=\"raw\" phx-focus=\"inc\"></p>"
    );
}

#[test]
fn every_event_can_be_pushed_among_commands() {
    let pushed = |push: Push| Js::new().push(push).to_string();
    for (push, expected) in [
        (Push::from(Msg::Inc), r#"{"event":"inc"}"#),
        (Push::from(&Msg::Leave), r#"{"event":"sign-out"}"#),
        (
            Push::from(Msg::Add { by: -1, note: None }),
            r#"{"event":"add","value":{"by":-1,"note":null}}"#,
        ),
        (
            Push::from(Msg::Drop {
                at: Point { x: 1, y: 2 },
            }),
            r#"{"event":"drop","value":{"at":{"x":1,"y":2}}}"#,
        ),
        (
            Push::from(Msg::Place(Point { x: 1, y: 2 })),
            r#"{"event":"place","value":{"x":1,"y":2}}"#,
        ),
        (Push::from(Msg::VALIDATE), r#"{"event":"validate"}"#),
    ] {
        assert_eq!(pushed(push), format!("[[\"push\",{expected}]]"));
    }
}

#[test]
fn a_nested_event_alone_is_the_same_push() {
    let drop = || Msg::Drop {
        at: Point { x: 1, y: 2 },
    };
    assert_eq!(
        rendered(html! { p phx-click=(drop()) {} }),
        rendered(html! { p phx-click=(Js::new().push(drop())) {} })
    );
}
