fn main() {
    let _ = bennu::html! {
        br / p {}
    };
}
