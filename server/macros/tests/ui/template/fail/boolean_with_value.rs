fn main() {
    let tag = "x";
    let _ = bennu::html! {
        input checked=(tag);
    };
}
