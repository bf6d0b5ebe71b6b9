//! The gallery's own files: embedded, and cached by browsers until their content changes.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;

pub const STYLE: Asset = Asset {
    path: "/assets/gallery.css",
    mime: "text/css; charset=utf-8",
    text: include_str!("../assets/gallery.css"),
};
pub const THEME: Asset = Asset {
    path: "/assets/theme.js",
    mime: "text/javascript; charset=utf-8",
    text: include_str!("../assets/theme.js"),
};
const MARK: Asset = Asset {
    path: "/assets/bennu.svg",
    mime: "image/svg+xml",
    text: include_str!("../assets/bennu.svg"),
};

/// A file of the page.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    path: &'static str,
    mime: &'static str,
    text: &'static str,
}

impl Asset {
    /// The path with a mark of the content, so that a new release is a new URL.
    pub fn url(&self) -> String {
        format!("{}?v={:08x}", self.path, fnv(self.text.as_bytes()))
    }

    fn response(self) -> impl IntoResponse {
        let headers = [
            (CONTENT_TYPE, self.mime),
            (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        ];
        (headers, self.text)
    }
}

pub fn router() -> Router {
    [STYLE, THEME, MARK]
        .into_iter()
        .fold(Router::new(), |router, asset| {
            router.route(asset.path, get(move || async move { asset.response() }))
        })
}

/// FNV-1a: short, and good enough to tell two versions of a file apart.
const fn fnv(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u32).wrapping_mul(0x0100_0193);
        index += 1;
    }
    hash
}
