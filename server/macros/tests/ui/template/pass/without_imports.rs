#![no_implicit_prelude]

fn main() {
    let slots = 1;
    let _ = ::bennu::html! {
        p.a.b[true] title={ (slots) "/" (slots) } { (slots) @if slots > 0 { "x" } }
        @for n in [1, 2], key=(n) { i { (n) } }
    };
}
