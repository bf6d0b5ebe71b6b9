fn main() {
    let _ = bennu::html! {
        title { b { "text" } }
    };
}
