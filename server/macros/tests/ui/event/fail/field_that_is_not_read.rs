struct Opaque;

#[derive(bennu::event::Event)]
enum Msg {
    Add { by: Opaque },
}

fn main() {}
