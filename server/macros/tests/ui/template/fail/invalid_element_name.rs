fn main() {
    let _ = bennu::html! {
        my-"two words" {}
        _under {}
    };
}
