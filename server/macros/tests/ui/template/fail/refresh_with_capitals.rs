fn main() {
    let address = "0;url=javascript:alert(1)";
    let _ = bennu::html! {
        meta CONTENT=(address) http-equiv="refresh";
    };
}
