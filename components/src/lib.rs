//! Function components for Bennu pages: what a page is made of besides its own markup.
//!
//! Each component is a struct of its properties that implements
//! [`Component`](bennu::template::Component); in `html!` it is used like an element:
//!
//! ```
//! use bennu::prelude::*;
//! use bennu_components::{Badge, Card, Tone};
//!
//! # let _ = |count: u32| {
//! html! {
//!     Card title="Orders" note="the last 24 hours" {
//!         p { (count) " came in. " Badge tone=(Tone::Good) { "on time" } }
//!     }
//! }
//! # .boxed()
//! # };
//! ```
//!
//! The components bring markup, names of classes and accessibility; colours and sizes belong to
//! the page's style sheet (the gallery's is `examples/assets/gallery.css`).

mod badge;
mod card;
mod chart;
mod field;
mod gauge;
mod icon;
mod metric;

pub use badge::{Badge, Tone};
pub use card::{Card, Empty, Notice};
pub use chart::{Curve, LineChart, Scale, Sparkline};
pub use field::{Checkbox, FieldNote, SelectField, TextField};
pub use gauge::{Gauge, MeterBar};
pub use icon::{Icon, icon};
pub use metric::{Metric, Trend};

/// The HTML of a template, for the tests beside the components.
#[cfg(test)]
fn shown(template: impl bennu::template::Template) -> String {
    let mut html = String::new();
    bennu::template::render_html(template, &mut html);
    html
}
