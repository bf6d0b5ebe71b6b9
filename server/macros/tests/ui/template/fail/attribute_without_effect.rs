fn main() {
    let _ = bennu::html! {
        link rel="stylesheet" href="/app.css" phx-track-static;
        span phx-feedback-for="name" {}
        ul #rows phx-viewport-top="more" {}
    };
}
