fn main() {
    let tag = "x";
    let _ = bennu::html! {
        div #a phx-update=(tag) {}
    };
}
