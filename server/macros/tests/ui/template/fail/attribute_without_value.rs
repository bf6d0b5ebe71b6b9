fn main() {
    let _ = bennu::html! {
        p title=;
    };
}
