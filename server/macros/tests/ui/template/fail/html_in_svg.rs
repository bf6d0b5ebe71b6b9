fn main() {
    let _ = bennu::html! {
        svg { span { "text" } }
    };
}
