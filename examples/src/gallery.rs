//! The front page: what each example shows, and its source beside it.
//!
//! Which file is shown stands in the URL (`/?source=dashboard/orders.rs`), so a tab is a link like any
//! other.

mod catalogue;
mod source;

use bennu::js::itself;
use bennu::prelude::*;
use bennu_components::{Icon, icon};

use self::catalogue::{EXAMPLES, Example, SourceFile};
use crate::layout::{Frame, Place};

/// The front page of one visitor.
#[derive(Debug)]
pub struct Gallery {
    example: &'static Example,
    file: &'static SourceFile,
}

impl LiveView for Gallery {
    type Event = ();

    async fn mount(_: Mount<'_>, cx: &mut Context<Self>) -> Result<Self> {
        cx.set_title("Bennu gallery");
        let example = &EXAMPLES[0];
        Ok(Self {
            example,
            file: &example.files[0],
        })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context<Self>) -> Result {
        let (example, file) = params
            .get("source")
            .and_then(catalogue::find)
            .ok_or(())
            .unwrap_or_else(|()| (&EXAMPLES[0], &EXAMPLES[0].files[0]));
        (self.example, self.file) = (example, file);
        Ok(())
    }

    fn render(&self) -> impl Template {
        html! {
            Frame place=(Place::Overview) {
                header.hero {
                    h1 { "Live pages, written in Rust alone" }
                    p {
                        "State lives on the server, in a plain struct. Markup is a template that is checked "
                        "at compile time. What changed, and only that, travels to the browser. Each example "
                        "below is a working page with its source beside it."
                    }
                }
                div.gallery {
                    div.stack {
                        @for example in &EXAMPLES { (card(example, example.name == self.example.name)) }
                    }
                    (source_pane(self.example, self.file))
                }
            }
        }
    }
}

fn card(example: &'static Example, is_shown: bool) -> impl Template {
    html! {
        article.card.example.is-shown[is_shown] {
            h2 { (icon(example.place.icon())) (example.title) }
            p { (example.about) }
            ul aria-label="What it shows" { @for feature in example.features { li.tag { (feature) } } }
            div.example-links {
                a.button.button-primary href=(example.path) { "Open" }
                a.button patch=(example.files[0].url(example))
                    aria-current=[is_shown.then_some("true")] {
                    (icon(Icon::Code)) "Source"
                }
            }
        }
    }
}

fn source_pane(example: &'static Example, file: &'static SourceFile) -> impl Template {
    html! {
        section.card.source aria-label={ "Source of " (example.title) } {
            div.source-head {
                nav.source-tabs aria-label="Files" {
                    @for tab in example.files, key=(tab.name) {
                        a patch=(tab.url(example))
                            aria-current=[(tab.name == file.name).then_some("true")] { (tab.name) }
                    }
                }
                (wrap_switch())
            }
            pre.code id="source" tabindex="0" aria-label=(file.name) { code { (file.highlighted()) } }
        }
    }
}

/// Breaks long lines, or lets them run. How a page is read is nobody's state but the page's, so the page does it by
/// itself; that outlives the server's patches, and the next file is shown in the same way.
fn wrap_switch() -> impl Template {
    let switch = Js::new()
        .toggle_class("wraps", "#source")
        .toggle_attribute(("aria-pressed", true, false), itself());
    html! {
        button.source-wrap id="wrap" type="button" aria-pressed="false" title="Wrap long lines"
            phx-click=(switch) {
            (icon(Icon::Return)) span.visually-hidden { "Wrap long lines" }
        }
    }
}
