fn main() {
    let _ = bennu::html! {
        button phx-clik="inc" {}
    };
}
