#[derive(bennu::event::Event)]
enum Msg {
    #[event(rename = "[x]")]
    Inc,
}

fn main() {}
