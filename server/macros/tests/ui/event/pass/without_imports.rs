#![no_implicit_prelude]

#[derive(::bennu::event::Event)]
enum Msg {
    Inc,
    Add { by: i64 },
    Both(Pair),
}

#[derive(::serde::Serialize, ::serde::Deserialize)]
struct Pair {
    name: i64,
    payload: i64,
}

fn main() {
    let _ = (Msg::Inc, Msg::Add { by: 1 }, Msg::Both(Pair { name: 1, payload: 2 }), Msg::ADD);
}
