fn main() {
    let tag = "x";
    let _ = bennu::html! {
        p onclick=(tag) {}
    };
}
