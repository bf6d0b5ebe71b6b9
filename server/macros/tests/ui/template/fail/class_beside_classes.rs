fn main() {
    let _ = bennu::html! {
        p.a class="b" {}
    };
}
