fn main() {
    let _ = bennu::html! {
        input checked="false";
    };
}
