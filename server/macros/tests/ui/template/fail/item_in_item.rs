fn main() {
    let _ = bennu::html! {
        ul { li { div { li { "text" } } } }
    };
}
