struct Opaque;

fn main() {
    let _ = bennu::html! {
        Opaque;
    };
}
