fn main() {
    let tag = "x";
    let _ = bennu::html! {
        svg { set attributeName="href" to=(tag); }
    };
}
