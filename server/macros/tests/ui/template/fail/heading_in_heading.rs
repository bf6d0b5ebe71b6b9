fn main() {
    let _ = bennu::html! {
        h1 { h2 { "text" } }
    };
}
