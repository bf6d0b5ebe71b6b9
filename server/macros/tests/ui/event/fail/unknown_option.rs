#[derive(bennu::event::Event)]
enum Msg {
    #[event(nmae = "add")]
    Inc,
}

fn main() {}
