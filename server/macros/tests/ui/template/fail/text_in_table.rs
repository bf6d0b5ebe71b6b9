fn main() {
    let _ = bennu::html! {
        table { "text" }
    };
}
