//! The first page: mount, render, put into the document, park.

mod container;
mod error_page;
mod layout;
mod show;

pub(crate) use container::container;
pub(crate) use error_page::{error_page, status_page};
pub use layout::Page;
pub(crate) use layout::{Layout, default_layout, layout};
pub(crate) use show::{Visit, show, show_view};
