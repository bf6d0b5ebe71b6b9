fn main() {
    let tag = "x";
    let _ = bennu::html! {
        select value=(tag) {}
    };
}
