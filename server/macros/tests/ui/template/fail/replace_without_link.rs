fn main() {
    let _ = bennu::html! {
        a replace href="/orders" { "Orders" }
    };
}
