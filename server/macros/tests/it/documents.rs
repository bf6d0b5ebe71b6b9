//! Whole documents.

use bennu::html;

use crate::support::html as rendered;

#[test]
fn a_document_is_a_template() {
    let name = "Orders";
    let template = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                title { (name) " & more" }
                style { "a > b { color: red }" }
                script type="module" { "if (1 < 2 && true) {}" }
            }
            body { main { h1 { (name) } } }
        }
    };
    assert_eq!(
        rendered(template),
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Orders &amp; more</title>\
         <style>a > b { color: red }</style><script type=\"module\">if (1 < 2 && true) {}</script></head>\
         <body><main><h1>Orders</h1></main></body></html>"
    );
}

#[test]
fn text_only_elements_take_values() {
    let (a, b) = ("<1>", 2);
    let template = html! { option value=(b) { (a) " of " (b) } textarea { @if b > 1 { (a) } } };
    assert_eq!(
        rendered(template),
        "<option value=\"2\">&lt;1&gt; of 2</option><textarea>\n&lt;1&gt;</textarea>"
    );
}

#[test]
fn an_empty_template_is_empty() {
    assert_eq!(rendered(html! {}), "");
}
