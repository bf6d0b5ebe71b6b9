fn main() {
    let tag = "x";
    let _ = bennu::html! {
        meta http-equiv="refresh" content=(tag);
    };
}
