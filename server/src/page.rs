//! The first page: mount, render, put into the document, park.

mod container;
mod error_page;
mod layout;
mod show;

pub use container::Container;
pub(crate) use container::contained;
pub use error_page::ErrorPage;
pub(crate) use error_page::ErrorPages;
pub use layout::Page;
pub(crate) use layout::{Layout, default_layout, layout};
pub(crate) use show::{Visit, show, show_view};
