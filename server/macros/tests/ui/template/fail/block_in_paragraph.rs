fn main() {
    let _ = bennu::html! {
        p { ul { li { "text" } } }
    };
}
