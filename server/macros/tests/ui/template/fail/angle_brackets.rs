fn main() {
    let _ = bennu::html! {
        <p>"text"</p>
    };
}
