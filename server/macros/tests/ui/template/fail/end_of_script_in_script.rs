fn main() {
    let _ = bennu::html! {
        script { "x('</script>')" }
    };
}
