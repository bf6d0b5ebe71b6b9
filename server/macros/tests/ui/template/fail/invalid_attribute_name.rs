fn main() {
    let _ = bennu::html! {
        p "a b"="c" {}
    };
}
