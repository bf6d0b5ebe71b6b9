fn main() {
    let _ = bennu::html! {
        div phx-hook="Chart" {}
    };
}
