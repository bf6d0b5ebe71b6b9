fn main() {
    let _ = bennu::html! {
        p #a id="b" {}
    };
}
