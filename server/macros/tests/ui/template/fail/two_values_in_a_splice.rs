fn main() {
    let _ = bennu::html! {
        p { (1, 2) }
    };
}
