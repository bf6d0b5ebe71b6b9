//! What all pages have in common: the document, the bar at the top, the connection banner.

use bennu::prelude::*;
use bennu::{ErrorPage, Page};
use bennu_components::{Icon, icon};

/// The document around every view. `page.head()` brings the title and Bennu's client.
pub fn document(page: Page) -> impl Template {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                (head())
                (page.head())
            }
            body {
                (theme_switch())
                (page.content())
            }
        }
    }
}

/// The document in the place of a page that there is not, or that could not be made.
pub fn went_wrong(page: ErrorPage) -> impl Template {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                (head())
                title { (page.title()) " | Bennu gallery" }
            }
            body {
                (theme_switch())
                header.top-bar {
                    a.brand href="/" { (brand_mark()) "Bennu" }
                }
                main.page id="content" {
                    section.card.welcome {
                        h1 { (page.title()) }
                        @if let Some(id) = page.id() {
                            p { "The log says more, under " code { (id) } "." }
                        } @else {
                            p { "The gallery has no page at this address." }
                        }
                        a.button.button-primary href="/" { "Go to the overview" }
                    }
                }
            }
        }
    }
}

fn head() -> impl Template {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="description" content="Live pages in Rust: the gallery of Bennu.";
        link rel="icon" href="/assets/bennu.svg" type="image/svg+xml";
        link rel="stylesheet" href=(crate::assets::STYLE.url());
        // Runs before the first paint, so that a chosen theme does not flash.
        script src=(crate::assets::THEME.url()) {}
    }
}

/// The places in the bar at the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Overview,
    Counter,
    Dashboard,
    SignUp,
}

impl Place {
    const ALL: [Self; 4] = [Self::Overview, Self::Counter, Self::Dashboard, Self::SignUp];

    fn path(self) -> &'static str {
        match self {
            Self::Overview => "/",
            Self::Counter => "/counter",
            Self::Dashboard => "/dashboard",
            Self::SignUp => "/sign-up",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Counter => "Counter",
            Self::Dashboard => "Dashboard",
            Self::SignUp => "Sign-up",
        }
    }

    pub fn icon(self) -> Icon {
        match self {
            Self::Overview => Icon::Grid,
            Self::Counter => Icon::Counter,
            Self::Dashboard => Icon::Pulse,
            Self::SignUp => Icon::PersonPlus,
        }
    }
}

/// The frame of a page. It is part of the view, so that the client's state classes on the view's
/// container (`phx-error`, `phx-loading`) reach the banner; the style sheet does the rest.
#[derive(Debug)]
pub struct Frame<C> {
    pub place: Place,
    pub children: C,
}

impl<C: Template> Component for Frame<C> {
    fn render(self) -> impl Template {
        html! {
            a.skip-link href="#content" { "Skip to content" }
            header.top-bar {
                a.brand href="/" { (brand_mark()) "Bennu" }
                nav.site-nav aria-label="Examples" {
                    ul {
                        @for place in Place::ALL {
                            li {
                                a href=(place.path()) aria-current=[(place == self.place).then_some("page")] {
                                    (icon(place.icon()))
                                    span { (place.label()) }
                                }
                            }
                        }
                    }
                }
            }
            main.page id="content" tabindex="-1" { (self.children) }
            div.connection role="status" {
                p { span.spinner {} "Reconnecting. What you see may be out of date." }
            }
        }
    }
}

/// Three buttons that `assets/theme.js` brings to life. They are nobody's state but the browser's, so
/// they stand outside of the view.
fn theme_switch() -> impl Template {
    html! {
        div.theme-switch role="group" aria-label="Colours" {
            button type="button" data-theme-choice="light" aria-pressed="false" title="Light" {
                (icon(Icon::Sun)) span.visually-hidden { "Light" }
            }
            button type="button" data-theme-choice="system" aria-pressed="true" title="As the system" {
                (icon(Icon::Screen)) span.visually-hidden { "As the system" }
            }
            button type="button" data-theme-choice="dark" aria-pressed="false" title="Dark" {
                (icon(Icon::Moon)) span.visually-hidden { "Dark" }
            }
        }
    }
}

/// The heron in front of the sun.
fn brand_mark() -> impl Template {
    html! {
        svg viewBox="0 0 32 32" aria-hidden="true" {
            circle cx="21" cy="11" r="7" fill="var(--sun)" {}
            path fill="var(--accent)"
                d="M3 27c7 0 10-4 11-10c.6-3.6 2.5-6 6-6.5l5.5-.8l-4.3 2.6c1 5.5-1.5 13-10.2 14.7z" {}
        }
    }
}
