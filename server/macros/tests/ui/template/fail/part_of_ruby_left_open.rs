fn main() {
    let _ = bennu::html! {
        ruby { rt { rp { "text" } } }
    };
}
