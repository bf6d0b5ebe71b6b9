fn main() {
    let _ = bennu::html! {
        button phx-submit="save" {}
    };
}
