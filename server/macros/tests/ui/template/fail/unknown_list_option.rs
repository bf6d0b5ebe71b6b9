fn main() {
    let _ = bennu::html! {
        @for n in [1, 2], index=(n) { p { (n) } }
    };
}
