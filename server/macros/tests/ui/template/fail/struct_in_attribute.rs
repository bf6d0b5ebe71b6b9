struct Opaque;

fn main() {
    let _ = bennu::html! {
        p title=(Opaque) {}
    };
}
