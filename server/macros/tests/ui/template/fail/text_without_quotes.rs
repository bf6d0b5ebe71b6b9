fn main() {
    let _ = bennu::html! {
        p { 42 }
    };
}
