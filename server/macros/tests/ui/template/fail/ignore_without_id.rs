fn main() {
    let _ = bennu::html! {
        div phx-update="ignore" {}
    };
}
