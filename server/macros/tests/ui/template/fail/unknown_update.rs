fn main() {
    let _ = bennu::html! {
        div #a phx-update="morph" {}
    };
}
