fn main() {
    let _ = bennu::html! {
        dl { dd { dt { "text" } } }
    };
}
