fn main() {
    let _ = bennu::html! {
        a href="/" { span { a href="/x" { "text" } } }
    };
}
