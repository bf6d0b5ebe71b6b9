fn main() {
    let address = "javascript:alert(1)";
    let _ = bennu::html! {
        a HREF=(address) { "link" }
        form { button formAction=(address) { "send" } }
        sCRIPT { (address) }
    };
}
