fn main() {
    let tag = "x";
    let _ = bennu::html! {
        p { (tag.is_empty()) }
    };
}
