fn main() {
    let _ = bennu::html! {
        table { tbody { td { "text" } } }
    };
}
