fn main() {
    let _ = bennu::html! {
        div viewBox="0 0 1 1" { linearGradient {} }
        svg viewbOX="0 0 1 1" xlink:HREF="/a" {}
    };
}
