fn main() {
    let _ = bennu::html! {
        ul #a phx-update="stream" { li { "none" } }
    };
}
