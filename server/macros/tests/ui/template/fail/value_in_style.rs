fn main() {
    let tag = "x";
    let _ = bennu::html! {
        style { "p { color: " (tag) "}" }
    };
}
