fn main() {
    let tag = "x";
    let _ = bennu::html! {
        (tag) { "text" }
    };
}
