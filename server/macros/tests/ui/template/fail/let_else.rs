fn main() {
    let _ = bennu::html! {
        @let Some(n) = Some(1) else { return };
        p { (n) }
    };
}
