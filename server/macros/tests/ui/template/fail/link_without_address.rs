use bennu::html;

fn main() {
    let next = Some("/orders?page=2");
    let _ = html! { a patch=[next] { "Next" } };
}
