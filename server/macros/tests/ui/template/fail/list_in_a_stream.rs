fn main() {
    let _ = bennu::html! {
        ul #a phx-update="stream" { @for n in [1, 2] { li id=(n) {} } }
    };
}
