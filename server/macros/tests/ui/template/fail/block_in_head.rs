fn main() {
    let _ = bennu::html! {
        head { div {} }
    };
}
