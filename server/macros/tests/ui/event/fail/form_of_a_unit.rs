#[derive(bennu::event::Event)]
enum Msg {
    #[event(form = "profile")]
    Inc,
}

fn main() {}
