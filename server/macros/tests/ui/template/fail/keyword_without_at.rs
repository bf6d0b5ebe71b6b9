fn main() {
    let _ = bennu::html! {
        if true { p {} }
    };
}
