fn main() {
    let _ = bennu::html! {
        @loop { p {} }
    };
}
