//! Frames around content.

use bennu::prelude::*;

use crate::badge::Tone;
use crate::icon::{Icon, icon};

/// A framed part of a page under a heading.
#[derive(Debug, Clone, Copy)]
pub struct Card<'a, C> {
    /// The heading.
    pub title: &'a str,
    /// A few words under the heading.
    pub note: &'a str,
    /// What the card holds.
    pub children: C,
}

impl<C: Template> Component for Card<'_, C> {
    fn render(self) -> impl Template {
        html! {
            section.card aria-label=(self.title) {
                header.card-head {
                    div {
                        h2 { (self.title) }
                        p { (self.note) }
                    }
                }
                div.card-body { (self.children) }
            }
        }
    }
}

/// What stands where there is nothing to show.
#[derive(Debug, Clone, Copy)]
pub struct Empty<'a, C> {
    /// Says what is missing.
    pub title: &'a str,
    /// Says what to do about it.
    pub children: C,
}

impl<C: Template> Component for Empty<'_, C> {
    fn render(self) -> impl Template {
        html! {
            div.empty {
                (icon(Icon::Inbox))
                strong { (self.title) }
                div { (self.children) }
            }
        }
    }
}

/// Something the visitor should know now. Screen readers are told when it appears.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a, C> {
    /// How bad it is.
    pub tone: Tone,
    /// What happened.
    pub title: &'a str,
    /// What that means.
    pub children: C,
}

impl<C: Template> Component for Notice<'_, C> {
    fn render(self) -> impl Template {
        html! {
            div class={ "notice " (self.tone.class()) } role="alert" {
                (icon(Icon::Alert))
                p { strong { (self.title) } " " (self.children) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shown;

    #[test]
    fn a_card_is_a_named_section() {
        let html = shown(html! { Card title="Orders" note="today" { p { "none" } } });
        assert!(
            html.starts_with(r#"<section class="card" aria-label="Orders">"#),
            "{html}"
        );
        assert!(html.contains("<h2>Orders</h2><p>today</p>"), "{html}");
    }

    #[test]
    fn a_notice_is_announced() {
        let html = shown(html! { Notice tone=(Tone::Bad) title="Gone." { "Wait." } });
        assert!(
            html.starts_with(r#"<div class="notice tone-bad" role="alert">"#),
            "{html}"
        );
    }
}
