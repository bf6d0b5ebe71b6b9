fn main() {
    let _ = bennu::html! {
        select { p {} }
    };
}
