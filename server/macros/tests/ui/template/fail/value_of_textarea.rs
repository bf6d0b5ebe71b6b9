fn main() {
    let tag = "x";
    let _ = bennu::html! {
        textarea value=(tag) {}
    };
}
