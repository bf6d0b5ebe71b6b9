fn main() {
    let _ = bennu::html! {
        p title={ @for n in [1, 2], key=(n) { (n) } } {}
    };
}
