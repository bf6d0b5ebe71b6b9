fn main() {
    let stream = bennu::stream::Stream::new(|n: &u32| n.to_string());
    let _ = bennu::html! {
        ul #a phx-update="stream" { @stream (id, n) in &stream { (id) (n) } }
    };
}
