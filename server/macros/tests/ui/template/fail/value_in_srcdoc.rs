fn main() {
    let tag = "x";
    let _ = bennu::html! {
        iframe srcdoc=(tag) {}
    };
}
