fn main() {
    let _ = bennu::html! {
        script { b { "text" } }
    };
}
