fn main() {
    let _ = bennu::html! {
        p { "a\0b" }
    };
}
