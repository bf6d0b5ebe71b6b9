fn main() {
    let _ = bennu::html! {
        button { button { "text" } }
    };
}
