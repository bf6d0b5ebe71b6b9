fn main() {
    let _ = bennu::html! {
        div { (DOCTYPE) }
    };
}
