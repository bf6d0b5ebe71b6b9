fn main() {
    let tag = "x";
    let _ = bennu::html! {
        script { "let x = " (tag) ";" }
    };
}
