struct Opaque;

#[derive(bennu::event::Event)]
enum Msg {
    Add(Opaque),
}

fn main() {}
