#[derive(bennu::event::Event)]
enum Msg {
    Inc,
    #[event(rename = "inc")]
    More,
}

fn main() {}
