fn main() {
    let _ = bennu::html! {
        image src="/x.png";
    };
}
