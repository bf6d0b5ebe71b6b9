use bennu::html;

fn main() {
    let _ = html! { a href="/" patch="/orders" { "Orders" } };
}
