fn main() {
    let tag = "x";
    let _ = bennu::html! {
        a href={ "javascript:show(" (tag) ")" } {}
    };
}
