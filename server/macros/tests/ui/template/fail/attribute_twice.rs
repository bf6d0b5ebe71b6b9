fn main() {
    let _ = bennu::html! {
        p title="a" title="b" {}
    };
}
