#[derive(bennu::event::Event)]
enum Msg {
    #[event(rename = "")]
    Inc,
}

fn main() {}
