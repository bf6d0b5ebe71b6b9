fn main() {
    let _ = bennu::html! {
        form { div { form {} } }
    };
}
