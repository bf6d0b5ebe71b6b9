#[derive(bennu::event::Event)]
enum Msg {
    Add {
        #[event(rename = "a b")]
        by: i64,
    },
}

fn main() {}
