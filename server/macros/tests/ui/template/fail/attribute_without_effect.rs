fn main() {
    let _ = bennu::html! {
        span phx-feedback-for="name" {}
        ul #rows phx-viewport-top="more" {}
    };
}
