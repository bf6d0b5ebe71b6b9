fn main() {
    let _ = bennu::html! {
        div { tr { td { "text" } } }
    };
}
