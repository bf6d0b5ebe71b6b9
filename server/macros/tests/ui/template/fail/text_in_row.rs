fn main() {
    let _ = bennu::html! {
        table { tbody { tr { "text" } } }
    };
}
