fn main() {
    let trigger = false;
    let _ = bennu::html! {
        form #login action="/login" method="post" phx-trigger-action=(trigger) {
            input name="name" phx-patch-focused=[Some(trigger)];
            input name="other" phx-no-unused-field="false";
        }
    };
}
