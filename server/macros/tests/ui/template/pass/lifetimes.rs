//! A template borrows what it shows, and moves what it is given.
use bennu::prelude::*;

struct View {
    name: String,
}

impl View {
    fn render(&self) -> impl Template {
        let greeting = format!("Hello {}", self.name);
        html! { p { (greeting) (self.part()) (self.name) } }
    }

    fn part(&self) -> impl Template {
        html! { b { (self.name) } }
    }
}

fn list<'a>(names: &'a [String], last: impl Template + 'a) -> impl Template + 'a {
    html! { ul { @for name in names { li { (name) } } li { (last) } } }
}

fn main() {
    let view = View { name: "Ann".to_owned() };
    let names = vec!["a".to_owned()];
    let _ = list(&names, view.render()).boxed();
}
