#[derive(bennu::event::Event)]
enum Msg {
    #[event(rename = "lv:clear-flash")]
    Clear,
}

fn main() {}
