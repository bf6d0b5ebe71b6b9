//! Values in attributes.

use bennu::html;

use crate::support::html as rendered;

#[test]
fn values_may_be_fixed_spliced_or_both() {
    let (id, title) = (7, "a \"b\"".to_owned());
    let template = html! {
        p #{ "row-" (id) } title=(title) data-x={ (id) "/" (id + 1) } lang="en" hidden { }
    };
    assert_eq!(
        rendered(template),
        "<p id=\"row-7\" title=\"a &quot;b&quot;\" data-x=\"7/8\" lang=\"en\" hidden></p>"
    );
}

#[test]
fn attributes_come_and_go() {
    let some = &(Some("t".to_owned()),);
    let none: Option<&str> = None;
    let template = html! { input title=[some.0] lang=[none] checked[1 > 0] disabled[1 < 0]; };
    assert_eq!(rendered(template), "<input title=\"t\" checked>");
}

#[test]
fn classes_are_one_attribute() {
    let (on, off, kind) = (true, false, "warn");
    assert_eq!(
        rendered(html! { p.a.b[on].c[off].d {} }),
        "<p class=\"a b d\"></p>"
    );
    assert_eq!(
        rendered(html! { p.a.(kind) {} }),
        "<p class=\"a warn\"></p>"
    );
    assert_eq!(
        rendered(html! { p.a.{ "alert-" (kind) }[on].{ "x-" (kind) }[off] {} }),
        "<p class=\"a alert-warn\"></p>"
    );
    assert_eq!(
        rendered(html! { p."two words" title="x" .c {} }),
        "<p class=\"two words c\" title=\"x\"></p>"
    );
    assert_eq!(
        rendered(html! { .card {} #main {} }),
        "<div class=\"card\"></div><div id=\"main\"></div>"
    );
}

#[test]
fn values_may_branch_and_repeat() {
    let numbers = [1, 2];
    let template = html! {
        path d={ "M0" @for n in numbers { " L" (n) } @if numbers[0] > 1 { "Z" } @else { "z" } };
        p title={ @match numbers.len() { 2 => "two", _ => { "many" } } } {}
        p lang={ @let x = 5; (x) @let y = x + 1; (y) } {}
    };
    assert_eq!(
        rendered(template),
        "<path d=\"M0 L1 L2z\"></path><p title=\"two\"></p><p lang=\"56\"></p>"
    );
}

#[test]
fn addresses_are_judged() {
    let (evil, good) = ("java\tscript:alert(1)", "https://x.test/?a=1&b");
    let template = html! {
        a href=(evil) {}
        a href=(good) {}
        a href={ (evil) "#x" } {}
        a href={ "/orders/" (evil) } {}
        form action=[Some(evil)] {}
        img src=[Some("/x.png")];
    };
    assert_eq!(
        rendered(template),
        "<a href=\"about:invalid#bennu\"></a><a href=\"https://x.test/?a=1&amp;b\"></a>\
         <a href=\"about:invalid#bennu\"></a><a href=\"/orders/java\tscript:alert(1)\"></a>\
         <form action=\"about:invalid#bennu\"></form><img src=\"/x.png\">"
    );
}

#[test]
fn attributes_may_be_spread() {
    let list = [("data-a", "1"), ("title", "\"")];
    assert_eq!(
        rendered(html! { p.x ..(list) lang="en" {} }),
        "<p class=\"x\" data-a=\"1\" title=\"&quot;\" lang=\"en\"></p>"
    );
}

#[test]
fn names_may_be_odd() {
    let x = "y";
    assert_eq!(
        rendered(
            html! { p "@click"="a" aria-label=(x) x-on:click="b" data--z="c" type="d" for="e" {} }
        ),
        "<p @click=\"a\" aria-label=\"y\" x-on:click=\"b\" data--z=\"c\" type=\"d\" for=\"e\"></p>"
    );
}
