fn main() {
    let attributes = ("content", "0;url=javascript:alert(1)");
    let _ = bennu::html! {
        meta http-equiv="refresh" ..(attributes);
        base ..(("href", "//example.com"));
        script ..(("src", "//example.com")) {}
        svg {
            animate attributeName="x" ..(attributes);
            set ..(attributes);
        }
    };
}
