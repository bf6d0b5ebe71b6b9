fn main() {
    let _ = bennu::html! {
        p title=word {}
        div { br {} }
        table { tr {} }
        p { 1 }
        a href="/" href="/x" {}
    };
}
