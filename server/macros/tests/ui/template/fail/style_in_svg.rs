fn main() {
    let _ = bennu::html! {
        svg { style { "a < b {}" } }
    };
}
