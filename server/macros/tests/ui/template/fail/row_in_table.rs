fn main() {
    let _ = bennu::html! {
        table { tr { td { "text" } } }
    };
}
