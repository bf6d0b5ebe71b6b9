fn main() {
    let _ = bennu::html! {
        @else { p {} }
    };
}
