#[derive(bennu::event::Event)]
struct Msg;

fn main() {}
