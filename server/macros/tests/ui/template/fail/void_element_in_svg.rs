fn main() {
    let _ = bennu::html! {
        svg { input; }
    };
}
