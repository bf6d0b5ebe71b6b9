struct NoEvents;

fn takes<E: bennu::event::Event>() {}

fn main() {
    takes::<NoEvents>();
}
