fn main() {
    let _ = bennu::html! {
        form phx-change="validate" { input name="name"; }
    };
}
