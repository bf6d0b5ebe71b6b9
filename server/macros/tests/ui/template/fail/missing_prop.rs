use bennu::prelude::*;

struct Card<C> {
    title: &'static str,
    children: C,
}

impl<C: Template> Component for Card<C> {
    fn render(self) -> impl Template {
        html! { section { h2 { (self.title) } (self.children) } }
    }
}

fn main() {
    let _ = html! {
        Card { }
    };
}
