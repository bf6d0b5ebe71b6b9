fn main() {
    let _ = bennu::html! {
        button phx-click[true] {}
    };
}
