fn main() {
    let tag = "x";
    let _ = bennu::html! {
        noscript { p { (tag) } }
    };
}
