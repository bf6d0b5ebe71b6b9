#[derive(bennu::event::Event)]
enum Msg {
    Add(i64, i64),
}

fn main() {}
