fn main() {
    let _ = bennu::html! {
        ul phx-update="stream" {}
    };
}
